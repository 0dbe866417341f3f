//! Loads an embed when the reader presses its button.

use super::document;
use web_sys::Element;

/// Adds the provider's iframe to the embed's card. The sandbox allows scripts, the provider's origin, popups and forms,
/// but not navigating the page. `button`: has the title in `data-name` and the URL in `data-src`.
pub fn load(button: &Element) {
    let load = || {
        let card = button.closest(".embed__card").ok()??;
        let frame = document()?.create_element("iframe").ok()?;
        let attributes = [
            ("class", "embed__frame"),
            (
                "sandbox",
                "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation",
            ),
            ("allow", "fullscreen; picture-in-picture; encrypted-media"),
            ("referrerpolicy", "strict-origin-when-cross-origin"),
            ("title", &button.get_attribute("data-name")?),
            ("src", &button.get_attribute("data-src")?),
        ];
        for (name, value) in attributes {
            frame.set_attribute(name, value).ok()?;
        }
        card.set_attribute("data-loaded", "").ok()?;
        card.append_child(&frame).ok()?;
        super::focus::focus(&frame);
        Some(())
    };
    // On failure the card and its link stay.
    let _ = load();
}
