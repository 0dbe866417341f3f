//! Going from page to page without a reload, and arriving.

use super::Store;
use super::effects::changed;
use super::prefetch::Prefetch;
use crate::browser::clicks::{Gesture, Link, Listeners};
use crate::browser::history::{History, path};
use crate::browser::published::Published;
use crate::browser::{head, pictures};
use crate::route::{Route, split_path};
use crate::store::{Action, Page, State};
use crate::components::HEADING_ID;
use gloo::events::EventListener;
use std::rc::Rc;

pub(super) struct Navigation {
    published: Option<Rc<Published>>,
    prefetch: Rc<Prefetch>,
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
    pub(super) fn new(published: Option<Rc<Published>>, prefetch: Rc<Prefetch>) -> Self {
        Self {
            published,
            prefetch,
            started: None,
            arrived: None,
            moved: false,
        }
    }

    /// `state`: the one that is drawn; what the effects before this one have changed is not.
    pub(super) fn follow(&mut self, store: &Store, state: &State) {
        // Before the portal is here no page can be told from another, and only "try again" can be clicked.
        let ready = state.portal.ready().is_some();
        if self.started.is_none() && (ready || matches!(state.page, Page::Failed(_))) {
            self.started = Some(start(store, Rc::clone(&self.prefetch)));
        }
        if ready && state.route.is_none() {
            store.dispatch(Action::Opened(Route::parse(&state.site, &path())));
        }
        let arrived = match state.page {
            Page::Idle | Page::Loading => None,
            Page::Ready(..) | Page::Failed(_) => state.route.clone(),
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
        let is_first = !std::mem::replace(&mut self.moved, true);
        // A published page may have been read before the app came: then nobody is moved.
        let is_read = is_first && self.published.as_ref().is_some_and(|page| page.is_read());
        match started.history.place().filter(|_| !is_read) {
            Some(place) => place.restore(),
            None if is_first && self.published.is_some() => {}
            None if head::arrive_at_fragment() || is_first => {}
            None => head::arrive_at(HEADING_ID),
        }
    }
}

fn start(store: &Store, prefetch: Rc<Prefetch>) -> Started {
    let returning = store.clone();
    let history = Rc::new(History::new(move |path| {
        let route = Route::parse(&returning.state().site, &path);
        returning.dispatch(Action::Opened(route));
    }));
    let (store, ways) = (store.clone(), Rc::clone(&history));
    Started {
        history,
        _listeners: Listeners::new(move |gesture| match gesture {
            Gesture::Intend(link) => {
                prefetch.intend(&store, &link);
                true
            }
            gesture => took(&store, &ways, gesture),
        }),
        _broken: pictures::mark_broken(),
    }
}

/// Takes care of a gesture, or leaves it to the browser.
fn took(store: &Store, history: &History, gesture: Gesture) -> bool {
    match gesture {
        Gesture::Retry => store.dispatch(Action::Retried),
        Gesture::Dismiss(id) => store.dispatch(Action::NoticeDismissed(id)),
        Gesture::Follow(link) => return follow(store, history, link),
        Gesture::Intend(_) => {}
    }
    true
}

fn follow(store: &Store, history: &History, link: Link) -> bool {
    let state = store.state();
    if state.is_unavailable(&link.address(&state.site.root)) {
        store.dispatch(Action::UnavailableFollowed);
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
        store.dispatch(Action::Opened(route));
    }
    true
}
