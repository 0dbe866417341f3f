//! Pictures that do not come: their place, caption and words stay, and the place says so.

use super::document;
use super::property::text;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Marks broken pictures with `data-broken`, as long as it is kept. `error` does not bubble, so it is
/// heard on its way down.
pub fn mark_broken() -> Option<EventListener> {
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
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(image) = target.filter(|target| text(target, "tagName") == "IMG") {
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
