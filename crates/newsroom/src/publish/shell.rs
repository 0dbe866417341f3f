//! The page around header bar and document.

use super::app::App;
use super::render::Rendered;

/// Which stylesheets a page begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An article's page.
    Article,
    /// A front's.
    Front,
    /// The page for what is not there.
    Missing,
}

/// A whole page. `root`: how it leads to the site's root; `head`: what [`super::head`] wrote.
pub fn page(_app: &App, _kind: Kind, _root: &str, _head: &str, rendered: &Rendered) -> String {
    rendered.document.clone()
}
