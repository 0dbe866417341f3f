//! Browser APIs for the lightbox: the modal dialog, the links that open it, scrolling of an enlarged picture.

use super::clicks::is_plain_click;
use super::document;
use super::listener::{Listener, Phase};
use wasm_bindgen::JsCast;
use web_sys::{
    AbortSignal, Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent,
};

/// The links around pictures: see `components::figure`.
const ZOOM_LINK: &str = "[data-action=zoom]";

/// Opens or closes a dialog. Idempotent.
pub fn set_open(dialog: &HtmlDialogElement, is_open: bool) {
    if dialog.open() == is_open {
        return;
    }
    if is_open {
        // Fails if the dialog is not in the document, where it would not be visible either.
        let _ = dialog.show_modal();
    } else {
        dialog.close();
    }
}

/// Gives focus to the link around the picture in the figure with this id.
pub fn focus_zoom_link(figure_id: &str) {
    let figure = document().and_then(|document| document.get_element_by_id(figure_id));
    let link = figure.and_then(|figure| figure.query_selector(ZOOM_LINK).ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    }
}

/// Calls back with the id of the figure whose link is clicked, until the listener is dropped or the signal is aborted. If
/// the callback returns `true`, the link is not followed. Ignores clicks that open another tab or download.
#[must_use]
pub fn on_zoom_click(
    signal: Option<&AbortSignal>,
    callback: impl Fn(&str) -> bool + 'static,
) -> Option<Listener> {
    // Capture: before the page's listeners, which ignore clicks whose default is prevented.
    let phase = Phase::Capture;
    let on_click = Box::new(move |event: Event| {
        let click = event.unchecked_ref::<MouseEvent>();
        if is_plain_click(click)
            && let Some(id) = figure_of(click)
            && callback(&id)
        {
            click.prevent_default();
        }
    });
    let document = document()?;
    Some(Listener::new(&document, "click", phase, signal, on_click))
}

/// Calls back with keys pressed anywhere in the page, until the listener is dropped or the signal is aborted. If the
/// callback returns `true`, the key's default is prevented. Ignores keys with Ctrl, Alt or Meta.
#[must_use]
pub fn on_key(
    signal: Option<&AbortSignal>,
    callback: impl Fn(&KeyboardEvent) -> bool + 'static,
) -> Option<Listener> {
    let pressed = Box::new(move |event: Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if !key.ctrl_key() && !key.meta_key() && !key.alt_key() && callback(key) {
            key.prevent_default();
        }
    });
    let document = document()?;
    Some(Listener::new(
        &document,
        "keydown",
        Phase::Bubble,
        signal,
        pressed,
    ))
}

fn figure_of(click: &MouseEvent) -> Option<String> {
    let target: Element = click.target()?.dyn_into().ok()?;
    let link = target.closest(ZOOM_LINK).ok().flatten()?;
    Some(link.closest("figure[id]").ok().flatten()?.id())
}

/// A point of the content of a scrolled element: as a fraction of the content's size, and as an offset in CSS pixels from
/// the element's box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    fraction: (f64, f64),
    offset: (f64, f64),
}

impl Anchor {
    /// The point in the middle of the box.
    pub fn middle(element: &Element) -> Self {
        let offset = (
            f64::from(element.client_width()) / 2.0,
            f64::from(element.client_height()) / 2.0,
        );
        Self::at_offset(element, offset)
    }

    /// The point at a position in the window, in CSS pixels.
    pub fn at(element: &Element, x: f64, y: f64) -> Self {
        let bounds = element.get_bounding_client_rect();
        Self::at_offset(element, (x - bounds.left(), y - bounds.top()))
    }

    fn at_offset(element: &Element, offset: (f64, f64)) -> Self {
        let fraction = |scrolled: i32, offset: f64, size: i32| {
            (f64::from(scrolled) + offset) / f64::from(size.max(1))
        };
        Self {
            fraction: (
                fraction(element.scroll_left(), offset.0, element.scroll_width()),
                fraction(element.scroll_top(), offset.1, element.scroll_height()),
            ),
            offset,
        }
    }

    /// Scrolls so that the point is at the same offset, after the content has changed its size.
    pub fn restore(self, element: &Element) {
        let scrolled =
            |fraction: f64, size: i32, offset: f64| (fraction * f64::from(size) - offset) as i32;
        element.set_scroll_left(scrolled(
            self.fraction.0,
            element.scroll_width(),
            self.offset.0,
        ));
        element.set_scroll_top(scrolled(
            self.fraction.1,
            element.scroll_height(),
            self.offset.1,
        ));
    }
}

/// Scrolls by this many CSS pixels.
pub fn scroll_by(element: &Element, x: f64, y: f64) {
    element.scroll_by_with_x_and_y(x, y);
}
