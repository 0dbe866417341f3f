//! Renders the first screen of a long article before the rest, so that it is painted earlier.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::Store;
use crate::browser::history::History;
use crate::browser::{after_paint, head, page_root};
use crate::store::{Action, Page};
use std::rc::Rc;
use yew::prelude::*;

/// Dispatches [`Action::Painted`] when the first screen has been painted. Removes the preview of `index.html` when a
/// document has been rendered.
#[hook]
pub(super) fn use_first_screen(store: &Store, history: &Rc<History>) {
    let is_rendered = matches!(store.page, Page::Ready(..) | Page::Failed(_));
    let (dispatcher, history) = (store.dispatcher(), Rc::clone(history));
    let effect = move || -> EffectGuard {
        if is_rendered {
            page_root::remove_preview();
        }
        // A fragment or a saved scroll position may be further down.
        if is_rendered && (head::has_fragment() || history.position().is_some()) {
            dispatcher.dispatch(Action::Painted);
        } else if is_rendered {
            return Box::new(after_paint(move || dispatcher.dispatch(Action::Painted)));
        }
        Box::new(())
    };
    use_keyed_effect(is_rendered.to_string(), Box::new(effect));
}
