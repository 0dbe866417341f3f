//! Requests the document of a page.

use super::handle::Dispatcher;
use super::strings::load_strings;
use crate::browser::clock::now_ms;
use crate::browser::fetch::{Request, get_json};
use crate::failure::Failure;
use crate::route::{Route, Site};
use crate::store::{Action, Document};
use std::rc::Rc;

/// Requests a page's document, for the open page or as a prefetch; `None` if the route has no data.
pub(super) fn request(dispatcher: &Dispatcher, site: &Rc<Site>, route: Route) -> Option<Request> {
    let url = site.path(&route.data_path(site)?);
    let (dispatcher, site) = (dispatcher.clone(), Rc::clone(site));
    let done = move |response: Result<Vec<u8>, Failure>| {
        let result = response.and_then(|bytes| Ok((read(&route, &bytes)?, digest(&bytes))));
        let (document, digest) = match result {
            Ok(read) => read,
            Err(failure) => return dispatcher.dispatch(Action::Failed(route, failure)),
        };
        let language = document.language(&route, &site);
        let arrived = move || {
            dispatcher.dispatch(Action::Arrived {
                route,
                document,
                digest,
                now_ms: now_ms(),
            });
        };
        load_strings(&site, language, Box::new(arrived));
    };
    Some(get_json(url, Box::new(done)))
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

/// FNV-1a, 64 bits: detects whether a document has changed.
fn digest(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
