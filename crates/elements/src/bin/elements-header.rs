//! The program of `<action-news-header>`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// See [`elements::header`].
#[wasm_bindgen]
pub fn header(options: &JsValue, portal: &[u8], now_ms: f64) -> JsValue {
    elements::header(options, portal, now_ms)
}
