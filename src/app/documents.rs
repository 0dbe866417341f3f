//! Fetching what is to be shown: the portal's configuration, then the page's document.

use super::{Store, data_url, portal_is_ready};
use crate::browser::fetch::{Request, get_json};
use crate::browser::{head, hosts};
use crate::failure::Failure;
use crate::route::Route;
use crate::store::{Action, Document, Freshness, Loadable, Page};
use std::rc::Rc;
use yew::prelude::*;

/// Fetches `portal.json` at the start, and again when the reader retries.
#[hook]
pub(super) fn use_portal(store: &Store) {
    let dispatcher = store.dispatcher();
    let request = use_mut_ref(|| None::<Request>);
    use_effect_with(store.portal == Loadable::Idle, move |asked| {
        if !asked {
            return;
        }
        let root = hosts::root();
        let url = format!("{root}portal.json");
        dispatcher.dispatch(Action::PortalAsked);
        *request.borrow_mut() = Some(get_json(url, move |answer| {
            let portal = answer
                .and_then(|bytes| article::read_portal(&bytes).map_err(|_| Failure::Unreadable));
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
        }));
    });
}

/// Fetches the document of the page that is asked for. When another page is asked for, the request ends.
#[hook]
pub(super) fn use_document(store: &Store) {
    let state = store.clone();
    let wanted = matches!(
        store.page,
        Page::Loading | Page::Ready(_, Freshness::Refreshing)
    );
    let wanted = wanted && portal_is_ready(store);
    use_effect_with((store.route.clone(), wanted), move |(route, wanted)| {
        let request = route
            .clone()
            .filter(|_| *wanted)
            .and_then(|route| request(&state, route));
        move || drop(request)
    });
}

fn request(state: &Store, route: Route) -> Option<Request> {
    let dispatcher = state.dispatcher();
    Some(get_json(data_url(state, &route)?, move |answer| {
        let document = answer.and_then(|bytes| read(&route, &bytes));
        dispatcher.dispatch(match document {
            Ok(document) => Action::Arrived(route, document),
            Err(failure) => Action::Failed(route, failure),
        });
    }))
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
