//! The browser: the only room that touches web-sys and gloo.
//!
//! It returns values and calls back; it dispatches nothing and knows nothing of the store. It compiles
//! natively too, so that the app does, and is never called there: server rendering runs no effects.

pub mod clicks;
pub mod clock;
pub mod embeds;
pub mod fetch;
pub mod head;
pub mod history;
pub mod hosts;
pub mod pictures;
pub mod place;
mod property;
pub mod published;
pub mod storage;
pub mod worker;

use wasm_bindgen::JsValue;
use web_sys::{Document, Window};

/// The window. There is always one where this room runs.
fn window() -> Option<Window> {
    web_sys::window()
}

/// Where the window is.
fn location() -> JsValue {
    window().map_or(JsValue::UNDEFINED, |window| {
        property::value(&window, "location")
    })
}

/// Whether the reader asked to be spared what is not needed.
pub fn saves_data() -> bool {
    let navigator = window().map(|window| property::value(&window, "navigator"));
    let connection = navigator.map(|navigator| property::value(&navigator, "connection"));
    connection.is_some_and(|connection| property::is_true(&connection, "saveData"))
}

fn document() -> Option<Document> {
    window()?.document()
}
