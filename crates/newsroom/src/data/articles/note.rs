//! What a run leaves to the next one about an article's file.

use crate::data::placements::Placement;
use serde::{Deserialize, Serialize};

/// The note on an article's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What the file system said of the file; none where that is not reliable.
    pub stamp: Option<u64>,
    /// The digest of its bytes.
    pub digest: u64,
    /// What is wrong with it, as lines without the file's name; empty: nothing.
    pub complaint: String,
    /// What readers miss because of that.
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
    /// Its changes: it is no article any more, and its page is from when it was one.
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
    /// Until when it may be on the site, in seconds since 1970, if that has been said.
    pub expires: Option<i64>,
    /// The pictures that it names.
    pub pictures: Vec<String>,
}

/// What other files of the site show of an article. In front of the note, so that it can be read alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown<'n> {
    /// What fronts show of it, as JSON; empty where it is on none.
    pub item: &'n [u8],
    /// What the sitemap says of it (see `rest::map`); empty where it is not listed.
    pub map: &'n [u8],
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
