//! The program of header bars.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// See [`elements::header`].
#[wasm_bindgen]
pub fn header(page: &JsValue, portal: &[u8], weather: Option<Vec<u8>>, now_ms: f64) -> JsValue {
    elements::header(page, portal, weather, now_ms)
}
