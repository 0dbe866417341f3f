//! What a run knew when it ended: the next one does only what is new.
//!
//! A few words of memory for each article and file; everything longer is on disk. The state is believed only
//! if it is whole (a digest stands at its end) and the run that wrote it was the last one to touch the site
//! (no [`super::journal`] is left).

use crate::data::front::Stand;
use crate::data::names::{Name, Names};
use crate::failure::Failure;
use std::fs;
use std::path::Path;
use std::sync::Arc;

mod code;

use code::{Reader, Writer};

/// The name by which a state says what it is. Another layout gets another number.
const MAGIC: &str = "newsroom publish 1";

/// What a run knew.
#[derive(Default)]
pub struct State {
    /// Everything that all pages depend on: the app, the portal, the program itself.
    pub inputs: u64,
    /// The program itself.
    pub program: u64,
    /// Names in pages.
    pub names: Names,
    /// The number of the file of items.
    pub items: u64,
    /// All files of articles in the order of their paths.
    pub pages: Vec<Page>,
    /// Everything else of the site, in the order of the paths.
    pub others: Vec<Other>,
}

/// An article's file and what came of it.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its path below `articles/`.
    pub source: Arc<str>,
    /// What the file system says of it; 0: nothing to be relied on.
    pub stamp: u64,
    /// The digest of its bytes.
    pub digest: u64,
    /// What is wrong with it, as lines without the file's name; empty: nothing.
    pub complaint: Box<str>,
    /// Whether [`Self::complaint`] lost readers something.
    pub trouble: Trouble,
    /// What is published of it.
    pub published: Option<Arc<Published>>,
    /// Its page.
    pub html: Written,
    /// Its data.
    pub json: Written,
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
#[derive(Debug)]
pub struct Published {
    /// Its id: its path below the site.
    pub id: Arc<str>,
    /// Where it stands on fronts.
    pub stand: Option<Stand>,
    /// Where the file of items holds what fronts and the sitemap show of it.
    pub piece: Piece,
    /// The pictures it names.
    pub pictures: Box<[Name]>,
    /// What was to be known of these pictures.
    pub mark: u64,
}

impl Published {
    /// The same, with its words in another place.
    pub fn moved(&self, piece: Piece) -> Self {
        Self {
            piece,
            id: Arc::clone(&self.id),
            stand: self.stand.clone(),
            pictures: self.pictures.clone(),
            mark: self.mark,
        }
    }
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
#[derive(Debug, Clone)]
pub struct Other {
    /// Its path below the site.
    pub path: Arc<str>,
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
    pub fn read(path: &Path) -> Option<Self> {
        let mut reader = Reader::open(path)?;
        let state = Self::decoded(&mut reader)?;
        reader.ends_here().then_some(state)
    }

    /// Writes the state, whole or not at all.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        let unfinished = path.with_extension("new");
        let write = || {
            let mut writer = Writer::create(&unfinished)?;
            self.encode(&mut writer);
            writer.finish()?;
            fs::rename(&unfinished, path)
        };
        write().map_err(|why| {
            let _ = fs::remove_file(&unfinished);
            Failure::file("write", path, &why)
        })
    }

    /// The page of an article's file.
    pub fn page(&self, source: &str) -> Option<&Page> {
        let at = self
            .pages
            .binary_search_by(|page| (*page.source).cmp(source));
        at.ok().and_then(|at| self.pages.get(at))
    }

    /// Another file.
    pub fn other(&self, path: &str) -> Option<&Other> {
        let at = self
            .others
            .binary_search_by(|other| (*other.path).cmp(path));
        at.ok().and_then(|at| self.others.get(at))
    }

    /// Every file of the site with its path.
    pub fn files(&self) -> impl Iterator<Item = (String, Written)> {
        let pages = self.pages.iter().flat_map(|page| {
            let id = page.published.iter().map(|published| &published.id);
            id.flat_map(|id| [(page_path(id), page.html), (data_path(id), page.json)])
        });
        let others = self.others.iter();
        let others = others.map(|other| (other.path.to_string(), other.written));
        pages
            .chain(others)
            .filter(|(_, written)| written.is_there())
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
