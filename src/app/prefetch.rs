//! Prefetches the document of a link that the reader points at, touches or focuses.

use super::document_request::request;
use super::handle::{Dispatcher, Store};
use crate::browser::clicks::Link;
use crate::browser::fetch::Request;
use crate::browser::saves_data;
use crate::route::{Route, Site, split_path};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Delay before a prefetch: a pointer that only passes over a link leaves sooner.
const INTENT_MS: u32 = 65;

/// Prefetches one document at a time: another link cancels the pending one.
pub(super) struct Prefetch {
    dispatcher: Dispatcher,
    pending: Rc<RefCell<Option<Pending>>>,
}

struct Pending {
    route: Route,
    /// Starts the request.
    _delay: Timeout,
    request: Option<Request>,
}

/// The app's prefetcher, created once.
#[hook]
pub(super) fn use_prefetch(store: &Store) -> Rc<Prefetch> {
    let dispatcher = store.dispatcher();
    use_memo((), move |()| Prefetch {
        dispatcher,
        pending: Rc::default(),
    })
}

impl Prefetch {
    /// Prefetches the page of a link after [`INTENT_MS`], except with Save-Data.
    pub(super) fn on_link_intent(&self, site: &Rc<Site>, link: &Link) {
        let Some(page) = link.page(&site.root).filter(|_| !saves_data()) else {
            return;
        };
        let route = Route::parse(site, split_path(&page).0);
        let pending = self.pending.borrow();
        if pending
            .as_ref()
            .is_some_and(|pending| pending.route == route)
        {
            return;
        }
        drop(pending);
        let (dispatcher, site) = (self.dispatcher.clone(), Rc::clone(site));
        let slot = Rc::clone(&self.pending);
        let delay = Timeout::new(INTENT_MS, move || {
            if let Some(pending) = &mut *slot.borrow_mut() {
                pending.request = request(&dispatcher, &site, pending.route.clone());
            }
        });
        self.pending.replace(Some(Pending {
            route,
            _delay: delay,
            request: None,
        }));
    }

    /// Takes the pending request if it is for this page; cancels it if it is for another.
    pub(super) fn take(&self, route: &Route) -> Option<Request> {
        let pending = self.pending.take()?;
        let request = pending.request.filter(|_| pending.route == *route);
        request.filter(Request::is_pending)
    }
}
