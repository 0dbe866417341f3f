//! The program of articles and headlines.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// See [`elements::article`].
#[wasm_bindgen]
pub fn article(element: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    elements::article(element, bytes, portal)
}

/// See [`elements::headlines`].
#[wasm_bindgen]
pub fn headlines(element: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    elements::headlines(element, bytes, portal)
}

/// See [`elements::stories`].
#[wasm_bindgen]
pub fn stories(element: &JsValue, articles: Vec<Uint8Array>) -> JsValue {
    elements::stories(element, articles)
}
