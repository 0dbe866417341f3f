//! The file that an article is made from, and the outcome.

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

/// What an article's file has led to.
pub enum Outcome {
    /// It is on the site: the artefacts of its page and data and of its words for the search index, its note, and those
    /// of its pictures that were not written before.
    Published(Box<[Made; 2]>, Note, Vec<Made>),
    /// Its path is not its id: it is made in the second turn, when it is known which other files claim the id.
    Later(Box<str>),
    /// It has no page. With digests of the files of `images/` that it seems to name.
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
    /// When it may be on the site, in seconds since 1970, if that is known.
    pub from: Option<i64>,
    /// Its addresses, if it has expired: that of its page, and its former ones.
    pub addresses: Vec<FormerAddress>,
    /// Digests of the files of `images/` that it names.
    pub files: Vec<u64>,
}

/// The turns in which files are made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Files whose path is their id.
    First,
    /// The other files.
    Second,
    /// Unchanged articles that name others which have been published or removed since.
    Again,
}
