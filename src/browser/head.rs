//! The document around the app: title, language, colours, and where focus is.

use super::place::lay_out_around;
use super::property::{set, text};
use super::{document, location, window};
use crate::text::Language;
use crate::theme::rules;
use article::portal::TokenValue;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, FocusOptions, HtmlElement};

/// Sets the window's title and the document's language and direction.
pub fn describe(title: &str, language: Language) {
    let Some(document) = document() else { return };
    set(&document, "title", &title.into());
    if let Some(root) = document.document_element() {
        for (name, value) in [("lang", language.code()), ("dir", language.dir().as_str())] {
            // Set to what it is already, the browser would look at every element again.
            if root.get_attribute(name).as_deref() != Some(value) {
                let _ = root.set_attribute(name, value);
            }
        }
    }
}

/// Moves focus without moving the page.
pub fn focus(element: &web_sys::Element) {
    let options = FocusOptions::new();
    set(&options, "preventScroll", &true.into());
    // Whatever a page can link to or be headed by can be focused; what cannot ignores it.
    let _ = element
        .unchecked_ref::<HtmlElement>()
        .focus_with_options(&options);
}

/// Moves focus to the element of an id, and the page to its top.
pub fn arrive_at(id: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        focus(&element);
    }
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves focus and page to the element that the address's fragment names, if it is there.
pub fn arrive_at_fragment() -> bool {
    let target = || {
        let hash = text(&location(), "hash");
        // Our ids are plain letters, digits, - and _: nothing in them is ever encoded.
        document()?.get_element_by_id(hash.strip_prefix('#')?)
    };
    let Some(element) = target() else {
        return false;
    };
    // Two engines of three do not know where an element is that has never been laid out.
    lay_out_around(&element);
    element.scroll_into_view();
    true
}

/// Sets the portal's own token values, by a constructed stylesheet: a strict policy allows no other way.
pub fn set_theme(theme: &[TokenValue]) {
    if theme.is_empty() {
        return;
    }
    let (Some(document), Ok(sheet)) = (document(), CssStyleSheet::new()) else {
        return;
    };
    if sheet.replace_sync(&rules(theme)).is_ok() {
        set(&document, "adoptedStyleSheets", &Array::of1(&sheet));
    }
}
