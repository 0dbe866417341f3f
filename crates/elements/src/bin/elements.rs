//! The program of `<action-news-article>` and `<action-news-headlines>`.

use action_news::text::Language;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// See [`elements::article`].
#[wasm_bindgen]
pub fn article(options: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    elements::article(options, bytes, portal)
}

/// See [`elements::headlines`].
#[wasm_bindgen]
pub fn headlines(options: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    elements::headlines(options, bytes, portal)
}

/// See [`elements::stories`].
#[wasm_bindgen]
pub fn stories(options: &JsValue, articles: Vec<Uint8Array>) -> JsValue {
    elements::stories(options, articles)
}

/// See [`Language::add`].
#[wasm_bindgen]
pub fn add_language(file: &[u8]) -> bool {
    Language::add(file)
}
