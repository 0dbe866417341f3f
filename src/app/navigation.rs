//! Going from page to page without a reload, and arriving.

use super::Store;
use super::effects::changed;
use super::prefetch::Prefetch;
use crate::browser::clicks::{Gesture, Link, Listeners};
use crate::browser::history::{History, path};
use crate::browser::published::Published;
use crate::browser::{head, pictures};
use crate::route::{Route, split_path};
use crate::store::{Action, Page};
use crate::view::HEADING_ID;
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

    pub(super) fn follow(&mut self, store: &Store) {
        // Before the portal is here no page can be told from another, and only "try again" can be clicked.
        let ready = store.portal.ready().is_some();
        if self.started.is_none() && (ready || matches!(store.page, Page::Failed(_))) {
            self.started = Some(start(
                store,
                self.published.clone(),
                Rc::clone(&self.prefetch),
            ));
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

fn start(store: &Store, published: Option<Rc<Published>>, prefetch: Rc<Prefetch>) -> Started {
    let (returning, leaving) = (store.clone(), published.clone());
    let history = Rc::new(History::new(move |path| {
        lift(&leaving);
        returning.dispatch(Action::Opened(Route::parse(&returning.site, &path)));
    }));
    let (state, ways) = (store.clone(), Rc::clone(&history));
    Started {
        history,
        _listeners: Listeners::new(move |gesture| match gesture {
            Gesture::Intend(link) => {
                prefetch.intend(&state, &link);
                true
            }
            gesture => took(&state, &ways, &published, gesture),
        }),
        _broken: pictures::mark_broken(),
    }
}

/// Takes care of a gesture, or leaves it to the browser.
fn took(
    state: &Store,
    history: &History,
    published: &Option<Rc<Published>>,
    gesture: Gesture,
) -> bool {
    match gesture {
        Gesture::Retry => state.dispatch(Action::Retried),
        Gesture::Dismiss(id) => state.dispatch(Action::NoticeDismissed(id)),
        Gesture::Follow(link) => return follow(state, history, published, link),
        Gesture::Intend(_) => {}
    }
    true
}

fn follow(state: &Store, history: &History, published: &Option<Rc<Published>>, link: Link) -> bool {
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
        lift(published);
        state.dispatch(Action::Opened(route));
    }
    true
}

/// Before the next page is drawn, not after: both at once would be seen.
fn lift(published: &Option<Rc<Published>>) {
    if let Some(published) = published {
        published.lift();
    }
}
