//! The browser's program. What it can do, scripts ask for: `begin` starts the app in a page (`web/page/start.js`), `show` puts
//! an article there (`src/desk.js`); `get` and `at_rest` serve a page that needs no app yet (`web/page/rest.js`).
//!
//! Exported here and not in the library, so that other programs may use the library without exporting all of the app.

use action_news::app;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// See [`app::begin`].
#[wasm_bindgen]
pub fn begin(handed: &JsValue) {
    app::begin(handed);
}

/// See [`app::show`].
#[wasm_bindgen]
pub fn show(bytes: &[u8]) -> bool {
    app::show(bytes)
}

/// See [`app::get`].
#[wasm_bindgen]
pub fn get(url: String) -> Promise {
    app::get(url)
}

/// See [`app::at_rest`].
#[wasm_bindgen]
pub fn at_rest(page: &JsValue, portal: &[u8], weather: Option<Vec<u8>>, now_ms: f64) -> JsValue {
    app::at_rest(page, portal, weather, now_ms)
}
