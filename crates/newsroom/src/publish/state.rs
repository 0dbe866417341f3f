//! What a run knew when it ended: the next one does only what is new.
//!
//! It lies on disk and is read where it is asked for; in memory each article and file costs sixteen bytes, so that
//! a hundred thousand articles need hardly more than ten thousand. The state is believed only if it is whole (a
//! digest stands at its end) and the run that wrote it was the last one to touch the site (no [`super::journal`] is
//! left).

use super::{digest, frames};
use crate::data::names::Names;
use crate::data::stands::Stand;
use std::fs::File;
use std::path::Path;

mod code;
mod draft;
mod records;

pub use draft::{Draft, Of};
pub use records::{Record, Records};

use records::{Found, Index};

/// What stands behind the last record.
const DIGEST_BYTES: u64 = 8;

/// What a run knew.
#[derive(Default)]
pub struct State {
    /// What counts for all of it.
    pub head: Head,
    /// How long the file of items was.
    pub items_end: u64,
    records: Option<Records>,
    pages: Index,
    others: Index,
}

/// What a state says besides its records.
#[derive(Default)]
pub struct Head {
    /// Everything that all pages depend on: the app, the portal, the program itself.
    pub inputs: u64,
    /// The program itself.
    pub program: u64,
    /// The number of the file of items.
    pub items: u64,
    /// Names in pages.
    pub names: Names,
}

/// An article's file and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path below `articles/`, without `.json`.
    pub source: Box<str>,
    /// What the file system says of it; 0: nothing to be relied on.
    pub stamp: u64,
    /// The digest of its bytes.
    pub digest: u64,
    /// What is wrong with it, as lines without the file's name; empty: nothing.
    pub complaint: Box<str>,
    /// Whether [`Self::complaint`] lost readers something.
    pub trouble: Trouble,
    /// What is published of it.
    pub published: Option<Published>,
    /// Its page.
    pub html: Written,
    /// Its data.
    pub json: Written,
    /// Its frame, where there are frames.
    pub frame: Written,
    /// What oEmbed says of it, where there are frames.
    pub oembed: Written,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Not at all.
    None,
    /// Parts of it are not shown.
    Faulty,
    /// It is no article; what stands on the site is from when it was one.
    Kept,
    /// It is not on the site.
    LeftOut,
}

/// A published article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its id: its path below the site.
    pub id: Box<str>,
    /// Where it stands on fronts.
    pub stand: Option<Stand>,
    /// Where the file of items holds what fronts and the sitemap show of it.
    pub piece: Piece,
    /// The pictures it names.
    pub pictures: Box<[Box<str>]>,
    /// What was to be known of these pictures.
    pub mark: u64,
}

/// A piece of the file of items (see [`super::items`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Piece {
    /// Where it begins.
    pub offset: u64,
    /// The length of what fronts show, in bytes; 0 where the article stands on none.
    pub item_len: u32,
    /// The length of what the sitemap says; 0 where it says nothing.
    pub map_len: u32,
    /// The digest of what fronts show.
    pub digest: u64,
}

/// A file of the site that is no article's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its path below the site.
    pub path: Box<str>,
    /// What it was made from, where that is cheaper to know than its bytes.
    pub key: u64,
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub written: Written,
}

/// Kinds of files that are no article's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Anything that goes when it is no longer made.
    Plain,
    /// Of the app.
    Asset,
    /// Of an app before this one: kept for open tabs. Seconds since 1970 when it was replaced.
    Retired(i64),
}

/// The bytes at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// How many.
    pub len: u64,
    /// Their digest; 0: there is no such file.
    pub digest: u64,
    /// The compressed copies beside.
    pub copies: Copies,
}

/// Compressed copies of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Copies {
    /// The digest of the bytes that they were made from; 0: not to be relied on.
    pub of: u64,
    /// The length of the copy `.br`; 0: there is none.
    pub br: u64,
    /// The length of the copy `.gz`; 0: there is none.
    pub gz: u64,
}

impl Piece {
    /// Where it ends in the file of items.
    pub fn end(&self) -> u64 {
        self.offset + u64::from(self.item_len) + u64::from(self.map_len)
    }
}

impl Written {
    /// Whether there is such a file.
    pub fn is_there(&self) -> bool {
        self.digest != 0
    }

    /// The endings of the copies that there are.
    pub fn endings(&self) -> impl Iterator<Item = &'static str> {
        let copies = [(self.copies.br, ".br"), (self.copies.gz, ".gz")];
        let copies = copies.into_iter().filter(|(len, _)| *len > 0);
        copies.map(|(_, ending)| ending)
    }
}

impl State {
    /// The state in a file; nothing if there is none that can be believed.
    pub fn open(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        let end = file.metadata().ok()?.len().checked_sub(DIGEST_BYTES)?;
        let records = Records::of(file, end);
        let Found {
            head,
            items_end,
            pages,
            others,
        } = records.find()?;
        Some(Self {
            head,
            items_end,
            records: Some(records),
            pages,
            others,
        })
    }

    /// The page of an article's file.
    pub fn page(&self, source: &str) -> Option<Page> {
        let found = self.pages.at(digest::of(source.as_bytes()))?;
        match self.records.as_ref()?.at(found)? {
            Record::Page(page) if *page.source == *source => Some(*page),
            _ => None,
        }
    }

    /// Another file.
    pub fn other(&self, path: &str) -> Option<Other> {
        let found = self.others.at(digest::of(path.as_bytes()))?;
        match self.records.as_ref()?.at(found)? {
            Record::Other(other) if *other.path == *path => Some(other),
            _ => None,
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.records.is_none()
    }

    /// Every record.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        self.records.iter().flat_map(Records::all)
    }
}

impl Record {
    /// Its files with their paths below the site.
    pub fn files(&self) -> impl Iterator<Item = (String, Written)> {
        let files = match self {
            Self::Page(page) => {
                let id = page.published.as_ref().map(|published| &*published.id);
                [
                    id.map(|id| (page_path(id), page.html)),
                    id.map(|id| (data_path(id), page.json)),
                    id.map(|id| (frames::page_path(id), page.frame)),
                    id.map(|id| (frames::oembed_path(id), page.oembed)),
                ]
            }
            Self::Other(other) => {
                let file = (other.path.to_string(), other.written);
                [Some(file), None, None, None]
            }
        };
        let files = files.into_iter().flatten();
        files.filter(|(_, written)| written.is_there())
    }
}

/// Where the page of an article lies below the site.
pub fn page_path(id: &str) -> String {
    [id, "/index.html"].concat()
}

/// Where the data of an article lies below the site.
pub fn data_path(id: &str) -> String {
    [id, ".json"].concat()
}

#[cfg(test)]
mod tests;
