//! JavaScript values: reading an argument's properties, building a result.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object passed as an argument, read by property name.
pub struct JsArgs<'a>(pub &'a JsValue);

impl JsArgs<'_> {
    /// A string property; empty if it is missing or not a string.
    pub fn text(&self, name: &str) -> String {
        let value = Reflect::get(self.0, &name.into()).ok();
        value
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    }
}

/// Builds an object, property by property.
pub struct JsObject(JsValue);

impl JsObject {
    /// An object without properties.
    pub fn new() -> Self {
        Self(Object::new().into())
    }

    /// Sets a property.
    pub fn set(self, name: &str, value: impl Into<JsValue>) -> Self {
        // Setting a property of a plain object never fails.
        let _ = Reflect::set(&self.0, &name.into(), &value.into());
        self
    }
}

impl From<JsObject> for JsValue {
    fn from(object: JsObject) -> Self {
        object.0
    }
}

/// DOM nodes as nested arrays: a text node is a string, an element is
/// `[tag, [[name, value], …], child, …]`.
#[derive(Default)]
pub struct JsNodes(Array);

impl JsNodes {
    /// Appends a text node.
    pub fn push_text(&self, text: &str) {
        self.0.push(&text.into());
    }

    /// Appends an element. Nodes appended to the result are its children.
    pub fn push_element<'a>(
        &self,
        tag: &str,
        attributes: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let attributes: Array = attributes
            .map(|(name, value)| Array::of2(&name.into(), &value.into()))
            .collect();
        let element = Array::of2(&tag.into(), &attributes);
        self.0.push(&element);
        Self(element)
    }
}

impl From<JsNodes> for JsValue {
    fn from(nodes: JsNodes) -> Self {
        nodes.0.into()
    }
}
