//! Marks pictures that cannot be loaded, so that styles collapse their box. Caption and alternative text stay.

use super::document;
use super::listener::{Listener, Phase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Marks broken pictures with `data-broken` until the listener is dropped. The listener captures, because `error` does not
/// bubble.
pub fn mark_broken_pictures() -> Option<Listener> {
    let document = document()?;
    let on_error = Box::new(|event: Event| {
        let element = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(image) = element.and_then(|element| element.closest("img").ok().flatten()) {
            mark(&image);
        }
    });
    Some(Listener::new(
        &document,
        "error",
        Phase::Capture,
        None,
        on_error,
    ))
}

fn mark(image: &Element) {
    let _ = image.set_attribute("data-broken", "");
    if let Ok(Some(picture)) = image.closest("picture") {
        let _ = picture.set_attribute("data-broken", "");
    }
}
