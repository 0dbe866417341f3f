//! Fetching what is to be shown: the portal's configuration, then the page's document.

use super::Store;
use super::effects::changed;
use super::prefetch::Prefetch;
use crate::browser::fetch::{Request, get_json};
use crate::browser::published::load_page;
use crate::browser::{head, hosts};
use crate::failure::Failure;
use crate::route::Route;
use crate::store::{Action, Document, Freshness, Loadable, Page};
use article::portal::Portal;
use std::cell::RefCell;
use std::rc::Rc;

pub(super) struct Documents {
    asker: Asker,
    prefetch: Rc<Prefetch>,
    portal: Option<Request>,
    wanted: Option<Option<Route>>,
    document: Option<Request>,
}

/// Asks for pages' documents and hands the answers to the store.
#[derive(Clone)]
pub(super) struct Asker {
    /// Whether the site's pages are published: the server then knows pages that the app does not.
    are_published: bool,
    seen: Seen,
}

/// Digests of the documents that came lately, the last at the end: a refresh that brings the same bytes need
/// not be read or drawn again.
type Seen = Rc<RefCell<Vec<(Route, u64)>>>;

/// More than the store keeps documents.
const MAX_SEEN: usize = 32;

impl Documents {
    pub(super) fn new(asker: Asker, prefetch: Rc<Prefetch>) -> Self {
        Self {
            asker,
            prefetch,
            portal: None,
            wanted: None,
            document: None,
        }
    }

    /// Fetches the portal's configuration while nobody has, and the document of the page that is asked for.
    /// When another page is asked for, the old one's request ends.
    pub(super) fn follow(&mut self, store: &Store) {
        if matches!(store.state().portal, Loadable::Idle) {
            self.portal = Some(ask_for_portal(store));
        }
        let state = store.state();
        let waits = matches!(
            state.page,
            Page::Loading | Page::Ready(_, Freshness::Refreshing)
        );
        let wanted = state
            .route
            .clone()
            .filter(|_| waits && state.portal.ready().is_some());
        if changed(&mut self.wanted, wanted.clone()) {
            self.document = wanted.and_then(|route| {
                let is_shown = matches!(state.page, Page::Ready(..));
                let ahead = self.prefetch.take(&route, is_shown);
                ahead.or_else(|| self.asker.ask(store, route))
            });
        }
    }
}

fn ask_for_portal(store: &Store) -> Request {
    let dispatcher = store.clone();
    let root = hosts::root();
    let url = format!("{root}portal.json");
    dispatcher.dispatch(Action::PortalAsked);
    let done = move |answer: Result<Vec<u8>, Failure>| {
        dispatcher.dispatch(match answer.and_then(|bytes| read_portal(&bytes)) {
            Ok(portal) => {
                let portal = Rc::new(portal);
                Action::PortalArrived { portal, root }
            }
            Err(failure) => Action::PortalFailed(failure),
        });
    };
    get_json(url, Box::new(done))
}

/// Reads the portal's configuration and wears its colours.
pub(super) fn read_portal(bytes: &[u8]) -> Result<Portal, Failure> {
    let portal = article::read_portal(bytes).map_err(|_| Failure::Unreadable)?;
    head::set_theme(&portal.0.theme);
    Ok(portal.0)
}

impl Asker {
    pub(super) fn new(are_published: bool) -> Self {
        Self {
            are_published,
            seen: Seen::default(),
        }
    }

    /// Asks for the document of a page that is open, or will be in a moment.
    pub(super) fn ask(&self, store: &Store, route: Route) -> Option<Request> {
        let (store, seen) = (store.clone(), Rc::clone(&self.seen));
        let are_published = self.are_published;
        let site = Rc::clone(&store.state().site);
        let url = site.path(&route.data_path(&site)?);
        let done = move |answer: Result<Vec<u8>, Failure>| {
            let state = store.state();
            let is_open = state.route.as_ref() == Some(&route);
            store.dispatch(match answer {
                // What fails ahead of time is asked for again, and spoken of, when it is opened.
                Err(_) if !is_open => return,
                // A newer deployment may have what this app does not find or cannot read.
                Err(Failure::NotFound) if are_published => return load_page(),
                Err(failure) => Action::Failed(route, failure),
                Ok(bytes)
                    if is_open
                        && is_known(&seen, &route, digest(&bytes))
                        && matches!(state.page, Page::Ready(..)) =>
                {
                    Action::Confirmed(route)
                }
                Ok(bytes) => match read(&route, &bytes) {
                    Ok(document) if !is_open => Action::Prefetched(route, document),
                    Err(_) if !is_open => return,
                    Ok(document) => Action::Arrived(route, document),
                    Err(_) if are_published => return load_page(),
                    Err(failure) => Action::Failed(route, failure),
                },
            });
        };
        Some(get_json(url, Box::new(done)))
    }
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
