//! What a page and its worker tell each other. A worker has no window: nothing of the page is to be touched there.

use super::fetch::get_json;
use super::property::text;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsValue;

/// Something that was told: an object, read by names.
pub struct Told<'a>(pub &'a JsValue);

impl Told<'_> {
    /// A string; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        text(self.0, name)
    }

    /// Bytes, if there are any.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = super::property::value(self.0, name);
        (!bytes.is_falsy()).then(|| Uint8Array::new(&bytes).to_vec())
    }
}

/// What is to be told, name by name.
pub struct Telling(pub JsValue);

impl Default for Telling {
    fn default() -> Self {
        Self(js_sys::Object::new().into())
    }
}

impl Telling {
    /// Something more.
    pub fn tell(self, name: &str, value: impl Into<JsValue>) -> Self {
        super::property::set(&self.0, name, &value.into());
        self
    }

    /// All of it.
    pub fn whole(self) -> JsValue {
        self.0
    }
}

/// Elements and words as lists: `[tag, [[name, value], …], …inside]`.
#[derive(Default)]
pub struct Nodes(Array);

impl Nodes {
    /// Words.
    pub fn text(&self, words: &str) {
        self.0.push(&words.into());
    }

    /// An element, and what it holds.
    pub fn element<'a>(
        &self,
        tag: &str,
        attributes: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let pairs: Array = attributes
            .map(|(name, value)| Array::of2(&name.into(), &value.into()))
            .collect();
        let element = Array::of2(&tag.into(), &pairs);
        self.0.push(&element);
        Self(element)
    }
}

impl From<Nodes> for JsValue {
    fn from(nodes: Nodes) -> Self {
        nodes.0.into()
    }
}

/// The bytes of a JSON document; rejected where it cannot be had.
pub fn promise_json(url: String) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let done = move |answer: Result<Vec<u8>, _>| {
            let _ = match answer {
                Ok(bytes) => resolve.call1(&JsValue::UNDEFINED, &Uint8Array::from(&*bytes)),
                Err(_) => reject.call0(&JsValue::UNDEFINED),
            };
        };
        // Dropped, it would be called off.
        std::mem::forget(get_json(url.clone(), Box::new(done)));
    })
}
