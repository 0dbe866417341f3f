//! Reading properties by their names.
//!
//! Each typed getter of web-sys is an import of its own, some 55 bytes (brotli) of the first page in wasm and
//! JavaScript together. Two dozen of them would be more than a kilobyte; by name they all share one.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The value of a property; `undefined` where there is none.
pub(super) fn value(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is a string; empty where it is not.
pub(super) fn text(object: &JsValue, name: &str) -> String {
    value(object, name).as_string().unwrap_or_default()
}

/// A property that is a number; 0 where it is not.
pub(super) fn number(object: &JsValue, name: &str) -> f64 {
    value(object, name).as_f64().unwrap_or_default()
}

/// Whether a property is true.
pub(super) fn is_true(object: &JsValue, name: &str) -> bool {
    value(object, name).is_truthy()
}

/// Sets a property; one that cannot be set stays as it is.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// What a method gives back; `None` where there is no such method, or where it throws.
pub(super) fn call(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    method.apply(object, &arguments.iter().collect()).ok()
}
