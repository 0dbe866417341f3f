//! What an article is made from, and what became of it.

use super::note::Note;
use crate::article_file::ArticleFormat;
use crate::build::Made;
use crate::places::FormerAddress;
use article::model::ArticleId;
use std::path::Path;

/// An article's file.
pub struct File<'f> {
    /// Its number among the sources.
    pub number: usize,
    /// The name of its artefact.
    pub name: &'f str,
    /// Its path below `articles/` without the ending.
    pub source: &'f str,
    /// Where it is.
    pub path: &'f Path,
    /// How the article is written.
    pub format: ArticleFormat,
}

/// What became of an article's file.
pub enum Outcome {
    /// Its page and data are on the site; and its words, and those of its pictures that were not there.
    Published(Box<[Made; 2]>, Note, Vec<Made>),
    /// Its path is not its id: first it must be known which other files claim the id.
    Later(Box<str>),
    /// It has no page. Digests of the files of `images/` that it seems to name.
    LeftOut(Note, Vec<u64>),
    /// It may not be on the site now.
    HeldBack(HeldBackArticle),
}

/// An article that may not be on the site now.
pub struct HeldBackArticle {
    /// Its id.
    pub id: ArticleId,
    /// Why, in a few words ([`Release::label`]).
    pub why: String,
    /// From when on it may, in seconds since 1970, if that is known.
    pub from: Option<i64>,
    /// Its addresses, if it has expired: that of its page, and its former ones.
    pub addresses: Vec<FormerAddress>,
    /// Digests of the files of `images/` that it names.
    pub files: Vec<u64>,
}

/// In the first turn only files whose path is their id are made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    First,
    Second,
    /// For unchanged articles that name others, which have come to the site or have gone.
    Again,
}
