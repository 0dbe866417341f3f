//! The page that the reader is about to open, asked for a moment before.

use super::Store;
use super::documents::read;
use crate::browser::clicks::Link;
use crate::browser::fetch::{Request, get_json};
use crate::browser::saves_data;
use crate::failure::Failure;
use crate::route::{Route, split_path};
use crate::store::Action;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// A pointer that only passes over a link does not stay so long.
const INTENT_MS: u32 = 65;

/// One page at a time; pointing at another one calls the first off.
#[derive(Default)]
pub(super) struct Prefetch {
    route: RefCell<Option<Route>>,
    going: Rc<RefCell<Option<Request>>>,
    timer: RefCell<Option<Timeout>>,
}

impl Prefetch {
    /// The reader points at a link.
    pub(super) fn intend(&self, store: &Store, link: &Link) {
        let Some(page) = link.page(&store.site.root).filter(|_| !saves_data()) else {
            return;
        };
        let route = Route::parse(&store.site, split_path(&page).0);
        if self.route.borrow().as_ref() == Some(&route) || store.holds(&route) {
            return;
        }
        self.route.replace(Some(route.clone()));
        let (store, going) = (store.clone(), Rc::clone(&self.going));
        let timer = Timeout::new(INTENT_MS, move || {
            going.replace(ask(&store, route));
        });
        self.timer.replace(Some(timer));
    }
}

fn ask(store: &Store, route: Route) -> Option<Request> {
    let path = route.data_path(&store.site)?;
    let (url, dispatcher) = (store.site.path(&path), store.dispatcher());
    let done = move |answer: Result<Vec<u8>, Failure>| {
        // What cannot be had now is asked for again, and spoken of, when the link is followed.
        if let Ok(document) = answer.and_then(|bytes| read(&route, &bytes)) {
            dispatcher.dispatch(Action::Prefetched(route, document));
        }
    };
    Some(get_json(url, Box::new(done)))
}
