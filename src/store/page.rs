//! The open page and its document, and load states.

use crate::failure::Failure;
use crate::route::{Route, Site};
use crate::text::Language;
use article::Article;
use article::index::Index;
use std::rc::Rc;

/// The load state of a value that is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loadable<T> {
    /// Not requested.
    #[default]
    Idle,
    /// Requested.
    Loading,
    /// Loaded.
    Ready(T),
    /// Could not be loaded.
    Failed(Failure),
}

impl<T> Loadable<T> {
    /// The value, if it is loaded.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }
}

/// The load state of the open page.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// No page is open.
    Idle,
    /// Requested.
    Loading,
    /// Loaded.
    Ready(Document, Freshness),
    /// Could not be loaded.
    Failed(Failure),
}

/// The document of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// An article.
    Article(Rc<Article>),
    /// A front.
    Front(Rc<Index>),
}

impl Document {
    /// The interface's language for the document: the article's if the site offers it, else that of the path.
    pub fn language(&self, route: &Route, site: &Site) -> Language {
        let own = match self {
            Self::Article(article) => site.offered(&article.lang.primary()),
            Self::Front(_) => None,
        };
        own.unwrap_or_else(|| route.language(site))
    }
}

/// Whether a shown document is up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Fetched for this visit, or recently enough.
    Fresh,
    /// Cached; being fetched again.
    Refreshing,
    /// Cached; fetching it again failed.
    Stale,
}
