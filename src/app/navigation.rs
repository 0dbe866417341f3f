//! Going from page to page without a reload, and arriving.

use super::effect::{Held, use_keyed_effect};
use super::handle::{Dispatcher, Store};
use super::prefetch::Prefetch;
use crate::browser::clicks::{Gesture, Link, Listeners};
use crate::browser::clock::now_ms;
use crate::browser::history::{History, path};
use crate::browser::{broken_pictures, head, saves_data};
use crate::components::{Extent, HEADING_ID};
use crate::route::{Route, Site, split_path};
use crate::store::{Action, Page};
use article::portal::Notice;
use std::rc::Rc;
use yew::prelude::*;

/// A document that was fetched so lately need not be fetched again when its page is opened.
const FRESH_MS: f64 = 10_000.0;

/// What the listeners need to know of the state.
struct Surroundings {
    site: Rc<Site>,
    /// The notices that are active: their links are not followed.
    notices: Rc<[Notice]>,
    /// Whether pages can be told apart: not before the portal is known.
    is_ready: bool,
}

/// Opens the page of the address bar once the portal is known, and listens to the reader: links, controls, and the
/// browser's back and forward.
#[hook]
pub(super) fn use_navigation(store: &Store, history: &Rc<History>, prefetch: &Rc<Prefetch>) {
    let known = store.portal.ready().map(|_| Rc::clone(&store.site));
    let surroundings = Surroundings {
        site: Rc::clone(&store.site),
        notices: store.active_notices().cloned().collect(),
        is_ready: known.is_some(),
    };
    let (dispatcher, entries) = (store.dispatcher(), Rc::clone(history));
    let key = known.as_ref().map(|site| site.root.clone());
    let effect = move || -> Held {
        Box::new(known.map(|site| {
            dispatcher.dispatch(open(&site, &path()));
            entries.listen(HEADING_ID, move |path| {
                dispatcher.dispatch(open(&site, &path));
            })
        }))
    };
    use_keyed_effect(key.unwrap_or_default(), Box::new(effect));
    let (dispatcher, history, prefetch) =
        (store.dispatcher(), Rc::clone(history), Rc::clone(prefetch));
    let mut key = surroundings.is_ready.to_string();
    for notice in surroundings.notices.iter() {
        key.push(' ');
        key.push_str(&notice.id);
    }
    let effect = move || -> Held {
        let around = surroundings;
        Box::new(Listeners::new(move |gesture| {
            match gesture {
                Gesture::Intend(link) => prefetch.intend(&around.site, &link),
                Gesture::Retry => dispatcher.dispatch(Action::Retried),
                Gesture::Dismiss(id) => dispatcher.dispatch(Action::NoticeDismissed(id)),
                Gesture::LeavePosition => history.leave(),
                Gesture::Follow(link) => return around.follow(&dispatcher, &history, &link),
            }
            true
        }))
    };
    use_keyed_effect(key, Box::new(effect));
    let effect = || -> Held { Box::new(broken_pictures::mark_broken()) };
    use_keyed_effect(String::new(), Box::new(effect));
}

impl Surroundings {
    /// Follows a link; `false` leaves it to the browser.
    fn follow(&self, dispatcher: &Dispatcher, history: &History, link: &Link) -> bool {
        let address = link.address(&self.site.root);
        if self.notices.iter().any(|notice| notice.covers(&address)) {
            dispatcher.dispatch(Action::UnavailableFollowed);
            return true;
        }
        let Some(page) = link.page(&self.site.root).filter(|_| self.is_ready) else {
            return false;
        };
        let below = split_path(&page).0;
        if below == path() {
            head::arrive_at(HEADING_ID);
        } else {
            history.push(&page);
            dispatcher.dispatch(open(&self.site, below));
        }
        true
    }
}

fn open(site: &Site, path: &str) -> Action {
    Action::Opened {
        route: Route::parse(site, path),
        now_ms: now_ms(),
        reuse_ms: if saves_data() {
            f64::INFINITY
        } else {
            FRESH_MS
        },
    }
}

/// When a page's content is rendered for the first time: scrolls to where it was left, else to what the address's
/// fragment names, else to its heading, which gets focus.
#[hook]
pub(super) fn use_arrival(store: &Store, history: &Rc<History>, extent: Extent) {
    let arrived = match store.page {
        Page::Idle | Page::Loading => None,
        Page::Ready(..) | Page::Failed(_) => store.route.clone(),
    };
    let history = Rc::clone(history);
    // The very first page leaves focus where the browser has it.
    let is_first = use_mut_ref(|| true);
    let arrived = arrived.filter(|_| extent == Extent::Whole);
    let key = arrived.as_ref().map(|route| route.path(&store.site));
    let effect = move || -> Held {
        if arrived.is_some() {
            let is_first = is_first.replace(false);
            match history.position() {
                Some(position) => position.restore(HEADING_ID),
                None if head::arrive_at_fragment() || is_first => {}
                None => head::arrive_at(HEADING_ID),
            }
        }
        Box::new(())
    };
    use_keyed_effect(key.unwrap_or_default(), Box::new(effect));
}
