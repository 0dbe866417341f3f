//! Pictures that do not come: their place, caption and words stay, and the place says so.

use super::document;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlImageElement};

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
            if let Some(image) = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlImageElement>().ok())
            {
                mark(image.unchecked_ref());
            }
        },
    ))
}

fn mark(image: &Element) {
    let _ = image.set_attribute("data-broken", "");
    if let Some(picture) = image
        .parent_element()
        .filter(|parent| parent.tag_name() == "PICTURE")
    {
        let _ = picture.set_attribute("data-broken", "");
    }
}
