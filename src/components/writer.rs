//! Writes views into Yew's virtual DOM, element by element.
//!
//! In place of `html!`, which writes out 150 to 250 bytes of wasm for every element: its builder, its
//! lists and their moves, anew at every place. Here an element is a few calls of functions that exist
//! once. With it the app's wasm went from 386 KB to 330 (brotli: from 136 to 123).
//!
//! For that to hold, what is called for each element is neither generic nor inlined, and nodes are
//! written where they belong and never handed around: functions that return `Html`, and lists of it, are
//! as large as what `html!` writes.

use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText,
};

/// Where views write to.
#[derive(Default)]
pub struct Writer {
    /// What is being written.
    top: Open,
    /// What it stands in, outermost first.
    below: Vec<Open>,
}

/// An element that is being written, or a list without an element of its own.
#[derive(Default)]
struct Open {
    /// Empty: a list.
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    key: Option<Key>,
    children: Vec<VNode>,
}

impl Writer {
    /// Opens an element. The values of its attributes follow, in the order of `keys`.
    #[inline(never)]
    pub fn open(&mut self, tag: &'static str, keys: &'static [&'static str]) {
        let open = Open {
            tag,
            keys,
            values: Vec::with_capacity(keys.len()),
            ..Open::default()
        };
        self.below.push(std::mem::replace(&mut self.top, open));
    }

    /// Opens an element that has a class and no other attribute, as most have.
    #[inline(never)]
    pub fn open_class(&mut self, tag: &'static str, class: &'static str) {
        self.open(tag, &["class"]);
        self.put_static(Some(class));
    }

    /// Closes what was opened last.
    #[inline(never)]
    pub fn close(&mut self) {
        if let Some(parent) = self.below.pop() {
            let node = std::mem::replace(&mut self.top, parent).into_node();
            self.top.children.push(node);
        }
    }

    /// The element's key among its siblings.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        self.top.key = Some(Key::from(key));
    }

    /// Words of a document.
    #[inline(never)]
    pub fn text(&mut self, words: &str) {
        self.push_text(AttrValue::Rc(words.into()));
    }

    /// Words of the interface, which need no copy.
    #[inline(never)]
    pub fn words(&mut self, words: &'static str) {
        self.push_text(AttrValue::Static(words));
    }

    /// Words made for this place.
    #[inline(never)]
    pub fn owned(&mut self, words: String) {
        self.push_text(words.into());
    }

    /// What was written.
    pub fn finish(mut self) -> Html {
        while !self.below.is_empty() {
            self.close();
        }
        self.top.into_node()
    }

    fn push_text(&mut self, words: AttrValue) {
        if !words.is_empty() {
            self.top.children.push(VNode::VText(VText::new(words)));
        }
    }

    #[inline(never)]
    fn put(&mut self, value: Option<AttrValue>) {
        self.top
            .values
            .push(value.map(AttributeOrProperty::Attribute));
    }

    #[inline(never)]
    fn put_static(&mut self, value: Option<&'static str>) {
        self.put(value.map(AttrValue::Static));
    }

    #[inline(never)]
    fn put_string(&mut self, value: Option<String>) {
        self.put(value.map(AttrValue::from));
    }

    #[inline(never)]
    fn put_number(&mut self, value: Option<u32>) {
        self.put_string(value.map(|n| n.to_string()));
    }
}

impl Open {
    fn into_node(mut self) -> VNode {
        if self.tag.is_empty() {
            return VList::with_children(self.children, self.key).into();
        }
        let mut tag = VTag::new(self.tag);
        tag.key = self.key;
        if !self.keys.is_empty() {
            // Yew compares values by their places.
            self.values.resize(self.keys.len(), None);
            tag.attributes = Attributes::Dynamic {
                keys: self.keys,
                values: self.values.into_boxed_slice(),
            };
        }
        if let Some(children) = tag.children_mut() {
            // Words alone stand for themselves. An element stays in a list even alone: with a second one
            // beside it, it would otherwise be made anew.
            *children = match self.children.pop() {
                Some(VNode::VText(words)) if self.children.is_empty() => VNode::VText(words),
                Some(last) => {
                    self.children.push(last);
                    VList::with_children(self.children, None).into()
                }
                None => VNode::default(),
            };
        }
        tag.into()
    }
}

/// What an attribute's value can be. `None`: the attribute is left out.
pub trait Value {
    /// Hands it to the writer.
    fn put(self, w: &mut Writer);
}

impl Value for &'static str {
    fn put(self, w: &mut Writer) {
        w.put_static(Some(self));
    }
}

impl Value for Option<&'static str> {
    fn put(self, w: &mut Writer) {
        w.put_static(self);
    }
}

impl Value for String {
    fn put(self, w: &mut Writer) {
        w.put_string(Some(self));
    }
}

impl Value for Option<String> {
    fn put(self, w: &mut Writer) {
        w.put_string(self);
    }
}

impl Value for Option<u32> {
    fn put(self, w: &mut Writer) {
        w.put_number(self);
    }
}

impl Value for AttrValue {
    fn put(self, w: &mut Writer) {
        w.put(Some(self));
    }
}

impl Value for Option<AttrValue> {
    fn put(self, w: &mut Writer) {
        w.put(self);
    }
}

/// Runs an element's content as a function of its own, so that no `return` in it leaves the element open.
#[inline(always)]
pub fn within(w: &mut Writer, content: impl FnOnce(&mut Writer)) {
    content(w);
}

/// Writes an element: `el!(w, "p", [key = id, "class" = "card__text"], w.text(words))`.
///
/// The tag, then the key and the attributes in brackets, then the content: a call or a block.
macro_rules! el {
    ($w:ident, $tag:expr, ["class" = $class:literal] $(, $content:expr)? $(,)?) => {{
        $w.open_class($tag, $class);
        $($crate::components::writer::within($w, |$w| $content);)?
        $w.close();
    }};
    ($w:ident, $tag:expr, [key = $key:expr, "class" = $class:literal] $(, $content:expr)? $(,)?) => {{
        $w.open_class($tag, $class);
        $w.key($key);
        $($crate::components::writer::within($w, |$w| $content);)?
        $w.close();
    }};
    ($w:ident, $tag:expr, [key = $key:expr $(, $name:literal = $value:expr)* $(,)?] $(, $content:expr)? $(,)?) => {{
        $w.open($tag, &[$($name),*]);
        $w.key($key);
        $($crate::components::writer::Value::put($value, $w);)*
        $($crate::components::writer::within($w, |$w| $content);)?
        $w.close();
    }};
    ($w:ident, $tag:expr, [$($name:literal = $value:expr),* $(,)?] $(, $content:expr)? $(,)?) => {{
        $w.open($tag, &[$($name),*]);
        $($crate::components::writer::Value::put($value, $w);)*
        $($crate::components::writer::within($w, |$w| $content);)?
        $w.close();
    }};
}

/// Writes children with keys among siblings without: `list!(w, for item in items { … })`.
macro_rules! list {
    ($w:ident, $content:expr) => {{
        $w.open("", &[]);
        $crate::components::writer::within($w, |$w| $content);
        $w.close();
    }};
}

pub(super) use {el, list};

#[cfg(test)]
mod tests;
