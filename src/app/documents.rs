//! Fetching what is to be shown: the portal's configuration, then the page's document.

use super::Store;
use super::effects::changed;
use crate::browser::fetch::{Request, get_json};
use crate::browser::{head, hosts};
use crate::failure::Failure;
use crate::route::Route;
use crate::store::{Action, Document, Freshness, Loadable, Page};
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Default)]
pub(super) struct Documents {
    portal: Option<Request>,
    wanted: Option<Option<Route>>,
    document: Option<Request>,
    seen: Seen,
}

/// Digests of the documents that came lately, the last at the end: a refresh that brings the same bytes need
/// not be read or drawn again.
type Seen = Rc<RefCell<Vec<(Route, u64)>>>;

/// More than the store keeps documents.
const MAX_SEEN: usize = 32;

impl Documents {
    /// Fetches the portal's configuration while nobody has, and the document of the page that is asked for.
    /// When another page is asked for, the old one's request ends.
    pub(super) fn follow(&mut self, store: &Store) {
        if matches!(store.portal, Loadable::Idle) {
            self.portal = Some(ask_for_portal(store));
        }
        let waits = matches!(
            store.page,
            Page::Loading | Page::Ready(_, Freshness::Refreshing)
        );
        let wanted = store
            .route
            .clone()
            .filter(|_| waits && store.portal.ready().is_some());
        if changed(&mut self.wanted, wanted.clone()) {
            let seen = &self.seen;
            self.document = wanted.and_then(|route| ask_for_document(store, route, seen));
        }
    }
}

fn ask_for_portal(store: &Store) -> Request {
    let dispatcher = store.dispatcher();
    let root = hosts::root();
    let url = format!("{root}portal.json");
    dispatcher.dispatch(Action::PortalAsked);
    let done = move |answer: Result<Vec<u8>, Failure>| {
        let portal =
            answer.and_then(|bytes| article::read_portal(&bytes).map_err(|_| Failure::Unreadable));
        dispatcher.dispatch(match portal {
            Ok((portal, _)) => {
                head::set_theme(&portal.theme);
                Action::PortalArrived {
                    portal: Rc::new(portal),
                    root,
                }
            }
            Err(failure) => Action::PortalFailed(failure),
        });
    };
    get_json(url, Box::new(done))
}

fn ask_for_document(store: &Store, route: Route, seen: &Seen) -> Option<Request> {
    let (state, seen) = (store.clone(), Rc::clone(seen));
    let path = route.data_path(&store.site)?;
    let url = store.site.path(&path);
    let done = move |answer: Result<Vec<u8>, Failure>| {
        state.dispatch(match answer {
            Err(failure) => Action::Failed(route, failure),
            Ok(bytes)
                if is_known(&seen, &route, digest(&bytes))
                    && matches!(state.page, Page::Ready(..)) =>
            {
                Action::Confirmed(route)
            }
            Ok(bytes) => match read(&route, &bytes) {
                Ok(document) => Action::Arrived(route, document),
                Err(failure) => Action::Failed(route, failure),
            },
        });
    };
    Some(get_json(url, Box::new(done)))
}

/// Whether a route's document had this digest the last time; now it has.
fn is_known(seen: &Seen, route: &Route, digest: u64) -> bool {
    let mut seen = seen.borrow_mut();
    let known = seen
        .iter()
        .any(|(other, before)| other == route && *before == digest);
    seen.retain(|(other, _)| other != route);
    if seen.len() >= MAX_SEEN {
        seen.remove(0);
    }
    seen.push((route.clone(), digest));
    known
}

/// FNV-1a, 64 bits: enough to tell a document from its own earlier version.
fn digest(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

fn read(route: &Route, bytes: &[u8]) -> Result<Document, Failure> {
    let document = match route {
        Route::Front(_) => {
            article::read_index(bytes).map(|(index, _)| Document::Front(Rc::new(index)))
        }
        _ => article::read(bytes).map(|(article, _)| Document::Article(Rc::new(article))),
    };
    document.map_err(|_| Failure::Unreadable)
}
