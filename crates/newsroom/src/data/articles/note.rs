//! What a run notes about an article's file for the next run.

use super::references::Reference;
use crate::data::placements::Placement;
use serde::{Deserialize, Serialize};

/// The note on an article's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The file's stamp ([`crate::stamp`]); none if it is not reliable.
    pub stamp: Option<u64>,
    /// The digest of its bytes.
    pub digest: u64,
    /// Its errors, as lines without the file's name; empty if it has none.
    pub errors: String,
    /// How much of the article is missing because of them.
    pub trouble: Trouble,
    /// What is published of it.
    pub published: Option<Published>,
}

/// How much of an article is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// Nothing.
    None,
    /// Parts of it.
    Faulty,
    /// Its changes: it can no longer be read, and its page is as it was last published.
    Kept,
    /// All of it.
    LeftOut,
}

/// A published article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its id: its path below the site.
    pub id: Box<str>,
    /// The fronts it is on, if it is on any.
    pub placement: Option<Placement>,
    /// The digest of what fronts show of it.
    pub item_digest: u64,
    /// The digest of what feeds show of it.
    pub entry_digest: u64,
    /// The digest of its words in the search index.
    pub words_digest: u64,
    /// When its dates change what readers see of it, in seconds since 1970, if they do: mostly, when it expires.
    pub until: Option<i64>,
    /// The pictures that it names.
    pub pictures: Vec<String>,
    /// The ids of its translations.
    pub translations: Vec<Box<str>>,
    /// Whether it has former addresses.
    pub has_aliases: bool,
    /// The articles that it names.
    pub references: Vec<Reference>,
    /// The files of `images/` that it names.
    pub files: Vec<Reference>,
    /// The id of the article that it is a copy of, by its `url`.
    pub copy_of: Option<Box<str>>,
}

/// What other files of the site show of an article. Encoded before the note, so that it can be read alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown<'n> {
    /// What fronts show of it, as JSON; empty if it is on none.
    pub item: &'n [u8],
    /// Its sitemap entry (see `publish::rest::sitemap_lines`); empty if it is not listed.
    pub sitemap_lines: &'n [u8],
    /// Its former addresses (see `publish::rest::moved`); empty if it has none.
    pub moved: &'n [u8],
    /// What feeds show of it (`syndication::Entry`); empty if it is on no front.
    pub entry: &'n [u8],
}

impl<'n> Shown<'n> {
    /// Reads the beginning of what [`Note::encode`] has written.
    pub fn decode(bytes: &'n [u8]) -> Option<Self> {
        postcard::take_from_bytes(bytes)
            .ok()
            .map(|(shown, _)| shown)
    }
}

impl Note {
    /// As the store keeps it.
    pub fn encode(&self, shown: &Shown<'_>) -> Vec<u8> {
        // Serialising to memory cannot fail for these types.
        postcard::to_allocvec(&(shown, self)).unwrap_or_default()
    }

    /// Reads what [`Self::encode`] has written.
    pub fn decode(bytes: &[u8]) -> Option<(Shown<'_>, Self)> {
        postcard::from_bytes(bytes).ok()
    }
}

/// The name of the artefact that has an article's words for the search index (`search::WordList`) in its note, and no
/// files. The article's own note would be larger to read for each of its fronts. `name`: of the article's own artefact.
pub fn words_name(name: &str) -> String {
    ["?", name].concat()
}

/// The note of the run before.
pub struct Before {
    /// The note.
    pub note: Note,
    item: Vec<u8>,
    sitemap_lines: Vec<u8>,
    moved: Vec<u8>,
    entry: Vec<u8>,
}

impl Before {
    /// Reads what [`Note::encode`] has written.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (shown, note) = Note::decode(bytes)?;
        Some(Self {
            note,
            item: shown.item.to_vec(),
            sitemap_lines: shown.sitemap_lines.to_vec(),
            moved: shown.moved.to_vec(),
            entry: shown.entry.to_vec(),
        })
    }

    /// What other files of the site show of the article.
    pub fn shown(&self) -> Shown<'_> {
        Shown {
            item: &self.item,
            sitemap_lines: &self.sitemap_lines,
            moved: &self.moved,
            entry: &self.entry,
        }
    }
}
