//! Arriving at a page: focus, and the place where the reader left it.

use super::Store;
use crate::browser::head;
use crate::browser::history::History;
use crate::store::Page;
use crate::view::HEADING_ID;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// When a page's content stands there for the first time: back to the place it was left at, else to what the
/// address's fragment names, else to its heading. The very first page leaves focus where the browser has it.
#[hook]
pub(super) fn use_arrival(store: &Store, history: Rc<History>) {
    let first = use_memo((), |()| Cell::new(true));
    let arrived = match store.page {
        Page::Idle | Page::Loading => None,
        Page::Ready(..) | Page::Failed(_) => store.route.clone(),
    };
    use_effect_with(arrived, move |arrived| {
        if arrived.is_none() {
            return;
        }
        let is_first = first.replace(false);
        match history.place() {
            Some(place) => place.restore(),
            None if head::arrive_at_fragment() || is_first => {}
            None => head::arrive_at(HEADING_ID),
        }
    });
}
