//! Class attributes as plain strings: Yew's `Classes` is an ordered set, and its weight shows in the wasm.

use yew::AttrValue;

/// A part's class, with a variant of it where there is one.
pub fn class(base: &'static str, variant: Option<&str>) -> AttrValue {
    match variant {
        None => AttrValue::Static(base),
        Some(variant) => [base, " ", variant].concat().into(),
    }
}
