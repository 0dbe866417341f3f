//! The program of `<action-news-header>`.

use action_news::text::Language;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// See [`elements::header`].
#[wasm_bindgen]
pub fn header(options: &JsValue, portal: &[u8], now_ms: f64) -> JsValue {
    elements::header(options, portal, now_ms)
}

/// See [`Language::add`].
#[wasm_bindgen]
pub fn add_language(file: &[u8]) -> bool {
    Language::add(file)
}
