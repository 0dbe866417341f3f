//! Going from page to page without a reload, and arriving.

use super::Store;
use super::effects::changed;
use crate::browser::clicks::{Gesture, Link, Listeners};
use crate::browser::history::{History, path};
use crate::browser::{head, pictures};
use crate::route::{Route, split_path};
use crate::store::{Action, Page};
use crate::view::HEADING_ID;
use gloo::events::EventListener;
use std::rc::Rc;

#[derive(Default)]
pub(super) struct Navigation {
    started: Option<Started>,
    arrived: Option<Option<Route>>,
    /// Whether a page has been arrived at: the very first leaves focus where the browser has it.
    moved: bool,
}

/// What listens once the portal is here.
struct Started {
    history: Rc<History>,
    _listeners: Listeners,
    _broken: Option<EventListener>,
}

impl Navigation {
    pub(super) fn follow(&mut self, store: &Store) {
        // Before the portal is here no page can be told from another, and only "try again" can be clicked.
        let ready = store.portal.ready().is_some();
        if self.started.is_none() && (ready || matches!(store.page, Page::Failed(_))) {
            self.started = Some(start(store));
        }
        if ready && store.route.is_none() {
            store.dispatch(Action::Opened(Route::parse(&store.site, &path())));
        }
        let arrived = match store.page {
            Page::Idle | Page::Loading => None,
            Page::Ready(..) | Page::Failed(_) => store.route.clone(),
        };
        if changed(&mut self.arrived, arrived) {
            self.arrive();
        }
    }

    /// When a page's content stands there for the first time: back to the place it was left at, else to what
    /// the address's fragment names, else to its heading.
    fn arrive(&mut self) {
        let (Some(Some(_)), Some(started)) = (&self.arrived, &self.started) else {
            return;
        };
        match started.history.place() {
            Some(place) => place.restore(),
            None if head::arrive_at_fragment() || !self.moved => {}
            None => head::arrive_at(HEADING_ID),
        }
        self.moved = true;
    }
}

fn start(store: &Store) -> Started {
    let returning = store.clone();
    let history = Rc::new(History::new(move |path| {
        returning.dispatch(Action::Opened(Route::parse(&returning.site, &path)));
    }));
    let (state, ways) = (store.clone(), Rc::clone(&history));
    Started {
        history,
        _listeners: Listeners::new(move |gesture| took(&state, &ways, gesture)),
        _broken: pictures::mark_broken(),
    }
}

/// Takes care of a gesture, or leaves it to the browser.
fn took(state: &Store, history: &History, gesture: Gesture) -> bool {
    match gesture {
        Gesture::Retry => state.dispatch(Action::Retried),
        Gesture::Dismiss(id) => state.dispatch(Action::NoticeDismissed(id)),
        Gesture::Follow(link) => return follow(state, history, link),
    }
    true
}

fn follow(state: &Store, history: &History, link: Link) -> bool {
    if state.is_unavailable(&link.address(&state.site.root)) {
        state.dispatch(Action::UnavailableFollowed);
        return true;
    }
    let Some(page) = link
        .page(&state.site.root)
        .filter(|_| state.portal.ready().is_some())
    else {
        return false;
    };
    let route = Route::parse(&state.site, split_path(&page).0);
    if state.route.as_ref() == Some(&route) {
        head::arrive_at(HEADING_ID);
    } else {
        history.push(&page);
        state.dispatch(Action::Opened(route));
    }
    true
}
