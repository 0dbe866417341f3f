//! Renders the first screen of a long article before the rest, so that it is painted earlier.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::Store;
use crate::browser::history::History;
use crate::browser::{after_paint, head, page_root};
use crate::components::Extent;
use crate::store::Page;
use std::rc::Rc;
use yew::prelude::*;

/// Returns how much of the document to render: the first screen until it has been painted, then all of it. Removes the
/// preview of `index.html` when a document has been rendered.
#[hook]
pub(super) fn use_first_screen(store: &Store, history: &Rc<History>) -> Extent {
    let extent = use_state(|| Extent::FirstScreen);
    let is_rendered = matches!(store.page, Page::Ready(..) | Page::Failed(_));
    let (setter, history) = (extent.setter(), Rc::clone(history));
    let effect = move || -> EffectGuard {
        if is_rendered {
            page_root::remove_preview();
        }
        // A fragment or a saved scroll position may be further down.
        if is_rendered && (head::has_fragment() || history.position().is_some()) {
            setter.set(Extent::Whole);
        } else if is_rendered {
            return Box::new(after_paint(move || setter.set(Extent::Whole)));
        }
        Box::new(())
    };
    use_keyed_effect(is_rendered.to_string(), Box::new(effect));
    *extent
}
