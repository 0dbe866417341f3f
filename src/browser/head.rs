//! The browser's document: title, language, theme, focus and scrolling.

use super::focus::focus;
use super::scroll_position::lay_out_around;
use super::{document, window};
use crate::text::Language;
use crate::theme::rules;
use article::portal::TokenValue;
use js_sys::Array;
use web_sys::CssStyleSheet;

/// Sets the document's title, language and direction.
pub fn set_title_and_language(title: &str, language: Language) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        for (name, value) in [("lang", language.code()), ("dir", language.dir().as_str())] {
            // Setting the same value again would recalculate the style of every element.
            if root.get_attribute(name).as_deref() != Some(value) {
                let _ = root.set_attribute(name, value);
            }
        }
    }
}

/// Moves focus to the element with this id, and scrolls to the top of the page.
pub fn focus_at_top(id: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        focus(&element);
    }
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls to the element of the URL's fragment. `false` if there is none.
pub fn scroll_to_fragment() -> bool {
    let target = || {
        let hash = window()?.location().hash().ok()?;
        // Ids consist of letters, digits, - and _, so they need no percent-decoding.
        document()?.get_element_by_id(hash.strip_prefix('#')?)
    };
    let Some(element) = target() else {
        return false;
    };
    // Firefox and WebKit do not know the position of an element that has never been laid out.
    lay_out_around(&element);
    element.scroll_into_view();
    true
}

/// Whether the URL has a fragment.
pub fn has_fragment() -> bool {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.is_some_and(|hash| !hash.is_empty())
}

/// Sets the portal's token values by a constructed stylesheet, which a strict Content-Security-Policy allows.
pub fn set_theme(theme: &[TokenValue]) {
    if theme.is_empty() {
        return;
    }
    let (Some(document), Ok(sheet)) = (document(), CssStyleSheet::new()) else {
        return;
    };
    if sheet.replace_sync(&rules(theme)).is_ok() {
        document.set_adopted_style_sheets(&Array::of1(&sheet));
    }
}
