//! Loads an embed, once the reader has asked for it.

use super::document;
use web_sys::Element;

/// Puts the provider's frame into the embed's card. Sandboxed: it may run its own scripts in its
/// own origin and open windows, but not navigate the page around it.
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
    // Without a frame the card and its link stay.
    let _ = load();
}
