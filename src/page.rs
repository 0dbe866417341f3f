//! A state → the strings of its page: what publishing renders, and what the tests look at.
//!
//! The header bar and the document are two roots, as they are in the browser, because a portal renders
//! nothing on a server. No effect runs: there is no clock, no region's weather, nothing of one reader.
//! The renderer waits on tasks of its own thread: call these within a `tokio::task::LocalSet`.

use crate::app::{document_props, header_props};
use crate::components::{DocumentView, HeaderBar};
use crate::failure::Failure;
use crate::route::{Route, Site};
use crate::store::{Document, Freshness, Page, State};
use article::portal::Portal;
use std::rc::Rc;
use yew::LocalServerRenderer;

mod plain;

pub use crate::app::title;
pub use plain::plain;

/// The state of a page as publishing knows it: the portal's own region, and the document, or `None` for the
/// page that says there is none. Notices that last at `now_ms` stand in the header bar, so that they need not
/// push the page down when the app starts.
pub fn state(
    portal: Rc<Portal>,
    site: Rc<Site>,
    route: Route,
    document: Option<Document>,
    now_ms: f64,
) -> State {
    let page = match document {
        Some(document) => Page::Ready(document, Freshness::Fresh),
        None => Page::Failed(Failure::NotFound),
    };
    State::of_page(portal, site, route, page, now_ms)
}

/// What stands in `#header`.
pub async fn header(state: &State) -> String {
    LocalServerRenderer::<HeaderBar>::with_props(header_props(state))
        .hydratable(false)
        .render()
        .await
}

/// What stands in `#document`.
pub async fn document(state: &State) -> String {
    LocalServerRenderer::<DocumentView>::with_props(document_props(
        state,
        crate::components::Extent::Whole,
    ))
    .hydratable(false)
    .render()
    .await
}
