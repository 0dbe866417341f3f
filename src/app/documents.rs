//! Fetching what is to be shown: the portal's configuration, then the page's document.

use super::Store;
use super::effects::changed;
use crate::browser::fetch::{Request, get_json};
use crate::browser::{head, hosts};
use crate::failure::Failure;
use crate::route::Route;
use crate::store::{Action, Document, Freshness, Loadable, Page};
use std::rc::Rc;

#[derive(Default)]
pub(super) struct Documents {
    portal: Option<Request>,
    wanted: Option<Option<Route>>,
    document: Option<Request>,
}

impl Documents {
    /// Fetches the portal's configuration while nobody has, and the document of the page that is asked for.
    /// When another page is asked for, the old one's request ends.
    pub(super) fn follow(&mut self, store: &Store) {
        if store.portal == Loadable::Idle {
            self.portal = Some(ask_for_portal(store));
        }
        let waits = matches!(store.page, Page::Loading | Page::Ready(_, Freshness::Refreshing));
        let wanted = store.route.clone().filter(|_| waits && store.portal.ready().is_some());
        if changed(&mut self.wanted, wanted.clone()) {
            self.document = wanted.and_then(|route| ask_for_document(store, route));
        }
    }
}

fn ask_for_portal(store: &Store) -> Request {
    let dispatcher = store.dispatcher();
    let root = hosts::root();
    let url = format!("{root}portal.json");
    dispatcher.dispatch(Action::PortalAsked);
    let done = move |answer: Result<Vec<u8>, Failure>| {
        let portal = answer.and_then(|bytes| article::read_portal(&bytes).map_err(|_| Failure::Unreadable));
        dispatcher.dispatch(match portal {
            Ok((portal, _)) => {
                head::set_theme(&portal.theme);
                Action::PortalArrived { portal: Rc::new(portal), root }
            }
            Err(failure) => Action::PortalFailed(failure),
        });
    };
    get_json(url, Box::new(done))
}

fn ask_for_document(store: &Store, route: Route) -> Option<Request> {
    let dispatcher = store.dispatcher();
    let path = route.data_path(&store.site)?;
    let url = store.site.path(&path);
    let done = move |answer: Result<Vec<u8>, Failure>| {
        let document = answer.and_then(|bytes| read(&route, &bytes));
        dispatcher.dispatch(match document {
            Ok(document) => Action::Arrived(route, document),
            Err(failure) => Action::Failed(route, failure),
        });
    };
    Some(get_json(url, Box::new(done)))
}

fn read(route: &Route, bytes: &[u8]) -> Result<Document, Failure> {
    let document = match route {
        Route::Front(_) => article::read_index(bytes).map(|(index, _)| Document::Front(Rc::new(index))),
        _ => article::read(bytes).map(|(article, _)| Document::Article(Rc::new(article))),
    };
    document.map_err(|_| Failure::Unreadable)
}
