//! The open page, and how far what it needs has come.

use crate::failure::Failure;
use article::Article;
use article::index::Index;
use std::rc::Rc;

/// Something that is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loadable<T> {
    /// Not asked for.
    #[default]
    Idle,
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// Not to be had.
    Failed(Failure),
}

impl<T> Loadable<T> {
    /// The value, if it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }
}

/// How far the page asked for has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// Nothing is asked for.
    Idle,
    /// On its way.
    Loading,
    /// Here.
    Ready(Document, Freshness),
    /// Not to be had.
    Failed(Failure),
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// An article.
    Article(Rc<Article>),
    /// A front.
    Front(Rc<Index>),
}

/// How new the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// As fetched for this visit of the page.
    Fresh,
    /// From an earlier visit; a newer one is on its way.
    Refreshing,
    /// From an earlier visit; a newer one could not be had.
    Stale,
}
