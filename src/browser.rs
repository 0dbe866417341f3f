//! Wrappers around browser APIs (web-sys, gloo).
//!
//! They return values and call callbacks; they do not know the store. The module also compiles natively, because hooks
//! refer to it, but is never called there: server-side rendering runs no effects.

pub mod broken_pictures;
pub mod clicks;
pub mod clock;
pub mod embeds;
pub mod fetch;
pub mod focus;
pub mod fragment;
pub mod head;
pub mod history;
pub mod lightbox;
pub mod listener;
pub mod page_root;
pub mod scroll_position;
pub mod storage;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the reader has asked for reduced data usage (`navigator.connection.saveData`).
pub fn saves_data() -> bool {
    let connection = window().and_then(|window| {
        let navigator: NavigatorWithConnection =
            wasm_bindgen::JsCast::unchecked_into(window.navigator());
        navigator.connection()
    });
    connection.is_some_and(|connection| connection.save_data().unwrap_or_default())
}

#[wasm_bindgen]
extern "C" {
    /// `Navigator` with the Save Data API, which web-sys does not have.
    type NavigatorWithConnection;
    #[wasm_bindgen(method, getter)]
    fn connection(this: &NavigatorWithConnection) -> Option<Connection>;

    type Connection;
    #[wasm_bindgen(method, getter, js_name = saveData)]
    fn save_data(this: &Connection) -> Option<bool>;
}

/// A callback after the next paint. Dropping it cancels the callback.
pub struct AfterPaint {
    _frame: AnimationFrame,
    _timeout: Rc<RefCell<Option<Timeout>>>,
}

/// Calls back after the current content of the page has been painted.
pub fn after_paint(done: impl FnOnce() + 'static) -> AfterPaint {
    let timeout: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let slot = Rc::clone(&timeout);
    // An animation frame's callback runs before the paint; a task that it queues runs after.
    let frame = request_animation_frame(move |_| {
        slot.replace(Some(Timeout::new(0, done)));
    });
    AfterPaint {
        _frame: frame,
        _timeout: timeout,
    }
}
