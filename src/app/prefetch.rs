//! The page that the reader is about to open, asked for a moment before.

use super::Store;
use super::documents::Asker;
use crate::browser::clicks::Link;
use crate::browser::clock::now_ms;
use crate::browser::fetch::Request;
use crate::browser::saves_data;
use crate::route::{Route, split_path};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// A pointer that only passes over a link does not stay so long.
const INTENT_MS: u32 = 65;
/// What was asked for longer ago is asked for again when it is opened.
const FRESH_MS: f64 = 10_000.0;

/// One page at a time; pointing at another one calls the first off.
pub(super) struct Prefetch {
    asker: Asker,
    ahead: Rc<RefCell<Option<Ahead>>>,
}

struct Ahead {
    route: Route,
    since_ms: f64,
    /// Waits until it is an intent.
    _timer: Option<Timeout>,
    request: Option<Request>,
}

impl Prefetch {
    pub(super) fn new(asker: Asker) -> Self {
        Self {
            asker,
            ahead: Rc::default(),
        }
    }

    /// The reader points at a link.
    pub(super) fn intend(&self, store: &Store, link: &Link) {
        let state = store.state();
        let Some(page) = link.page(&state.site.root).filter(|_| !saves_data()) else {
            return;
        };
        let route = Route::parse(&state.site, split_path(&page).0);
        let is_asked = |ahead: &Ahead| ahead.route == route;
        if state.holds(&route) || self.ahead.borrow().as_ref().is_some_and(is_asked) {
            return;
        }
        let (asker, store, ahead) = (self.asker.clone(), store.clone(), Rc::clone(&self.ahead));
        let timer = Timeout::new(INTENT_MS, move || {
            if let Some(ahead) = &mut *ahead.borrow_mut() {
                ahead.request = asker.ask(&store, ahead.route.clone());
            }
        });
        self.ahead.replace(Some(Ahead {
            route,
            since_ms: now_ms(),
            _timer: Some(timer),
            request: None,
        }));
    }

    /// What is on its way for a page that is opened now, or, where the page `is_shown` already, came just before;
    /// all else is called off.
    pub(super) fn take(&self, route: &Route, is_shown: bool) -> Option<Request> {
        let ahead = self.ahead.take()?;
        let is_fresh = is_shown && now_ms() - ahead.since_ms < FRESH_MS;
        let is_of_use = |request: &Request| is_fresh || request.is_on_its_way();
        ahead
            .request
            .filter(|request| ahead.route == *route && is_of_use(request))
    }
}
