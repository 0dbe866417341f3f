//! A state → the strings of its page: what publishing renders, and what the tests look at.
//!
//! The header bar and the document are two roots, as they are in the browser, because a portal renders
//! nothing on a server.

use crate::app::{document_props, header_props, title};
use crate::store::State;
use crate::view::{DocumentView, HeaderBar};
use yew::LocalServerRenderer;

/// The parts of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The window's title.
    pub title: String,
    /// What stands in `#header`.
    pub header: String,
    /// What stands in `#document`.
    pub document: String,
}

/// Renders a state. No effect runs: there is no clock, no region's weather, nothing of one reader.
pub async fn render(state: &State) -> Page {
    let header = LocalServerRenderer::<HeaderBar>::with_props(header_props(state));
    let document = LocalServerRenderer::<DocumentView>::with_props(document_props(state));
    Page {
        title: title(state),
        header: header.hydratable(false).render().await,
        document: document.hydratable(false).render().await,
    }
}
