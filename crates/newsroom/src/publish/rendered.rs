//! The result of rendering a page.

use action_news::components::PictureRequest;
use action_news::text::Language;
use std::rc::Rc;

/// The parts of a page's body, and its title and language.
pub struct Rendered {
    /// The content of `<title>`.
    pub title: String,
    /// The page's language.
    pub language: Language,
    /// The content of `#header`.
    pub header: Rc<str>,
    /// Whether that has notices.
    pub has_notices: bool,
    /// The request for the document's lead picture.
    pub lead: Option<PictureRequest>,
    /// HTML between `#header` and `#document`; empty on most pages.
    pub above: String,
    /// The content of `#document`.
    pub document: String,
}
