//! Class attributes as plain strings: Yew's `Classes` is an ordered set, and its weight shows in the wasm.

use yew::AttrValue;

/// A part's class, with a variant of it where there is one.
pub fn class(base: &'static str, variant: Option<&str>) -> AttrValue {
    match variant {
        None => AttrValue::Static(base),
        Some(variant) => {
            let mut both = String::with_capacity(base.len() + 1 + variant.len());
            both.push_str(base);
            both.push(' ');
            both.push_str(variant);
            both.into()
        }
    }
}
