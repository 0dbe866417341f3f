//! Prefetching: the document of the page that the reader is about to open.

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

/// A pointer that only passes over a link does not stay so long.
const INTENT_MS: u32 = 65;

/// One page at a time: intent on another link cancels the first.
pub(super) struct Prefetch {
    dispatcher: Dispatcher,
    pending: Rc<RefCell<Option<Pending>>>,
}

struct Pending {
    route: Route,
    /// Until the pointer has stayed long enough.
    _delay: Timeout,
    request: Option<Request>,
}

/// The prefetch of the app.
#[hook]
pub(super) fn use_prefetch(store: &Store) -> Rc<Prefetch> {
    let dispatcher = store.dispatcher();
    use_memo((), move |()| Prefetch {
        dispatcher,
        pending: Rc::default(),
    })
}

impl Prefetch {
    /// The reader points at a link, touches it, or moves focus to it.
    pub(super) fn intend(&self, site: &Rc<Site>, link: &Link) {
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

    /// The request that is on its way for a page that is opened now. Any other is cancelled.
    pub(super) fn take(&self, route: &Route) -> Option<Request> {
        let pending = self.pending.take()?;
        let request = pending.request.filter(|_| pending.route == *route);
        request.filter(Request::is_pending)
    }
}
