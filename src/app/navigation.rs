//! Going from page to page without a reload.

use super::{Store, portal_is_ready};
use crate::browser::clicks::{Gesture, Listeners};
use crate::browser::history::{History, path};
use crate::browser::pictures;
use crate::route::Route;
use crate::store::Action;
use std::rc::Rc;
use yew::prelude::*;

/// Opens the page of the address bar when the portal has come, then follows the reader.
#[hook]
pub(super) fn use_navigation(store: &Store) -> Rc<History> {
    let returning = store.clone();
    let history = use_memo((), move |()| {
        History::new(move |path| {
            returning.dispatch(Action::Opened(Route::parse(&returning.site, &path)));
        })
    });
    let (state, ways) = (store.clone(), Rc::clone(&history));
    use_effect_with(portal_is_ready(store), move |ready| {
        if !ready {
            return;
        }
        state.dispatch(Action::Opened(Route::parse(&state.site, &path())));
    });
    let state = store.clone();
    use_effect_with(store.site.root.clone(), move |root| {
        let listeners = Listeners::new(root.clone(), move |gesture| took(&state, &ways, gesture));
        let broken = pictures::mark_broken();
        move || drop((listeners, broken))
    });
    history
}

/// Takes care of a gesture, or leaves it to the browser.
fn took(state: &Store, history: &History, gesture: Gesture) -> bool {
    match gesture {
        Gesture::Retry => state.dispatch(Action::Retried),
        Gesture::Dismiss(id) => state.dispatch(Action::NoticeDismissed(id)),
        Gesture::Follow(link) if state.is_unavailable(&link.address) => {
            state.dispatch(Action::UnavailableFollowed);
        }
        Gesture::Follow(link) => {
            // Before the portal is here no page can be told from another: the browser goes.
            let Some(page) = link.page.filter(|_| portal_is_ready(state)) else {
                return false;
            };
            let path_end = page.find(['?', '#']).unwrap_or(page.len());
            let route = Route::parse(&state.site, page.get(..path_end).unwrap_or(&page));
            history.push(&page);
            state.dispatch(Action::Opened(route));
        }
    }
    true
}
