//! The kinds of pages.

/// The kind of a page, which determines its stylesheets and modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An article's page.
    Article,
    /// A front's page.
    Front,
    /// `404.html`.
    Missing,
    /// `/read` or `/preview`.
    Import,
    /// `/embed`.
    Snippets,
}
