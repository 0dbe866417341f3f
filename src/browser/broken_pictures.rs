//! Marks pictures that cannot be loaded, so that styles collapse their box. Caption and alternative text stay.

use super::document;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlImageElement};

/// Marks broken pictures with `data-broken` until the listener is dropped. It captures, since `error` does not bubble.
pub fn mark_broken_pictures() -> Option<EventListener> {
    let document = document()?;
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    Some(EventListener::new_with_options(
        &document,
        "error",
        options,
        |event| {
            let image = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlImageElement>().ok());
            if let Some(image) = image {
                mark(&image);
            }
        },
    ))
}

fn mark(image: &Element) {
    let _ = image.set_attribute("data-broken", "");
    if let Ok(Some(picture)) = image.closest("picture") {
        let _ = picture.set_attribute("data-broken", "");
    }
}
