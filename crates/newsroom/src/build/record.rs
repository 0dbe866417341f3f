//! The record of an artefact that was made.

use super::site_path::SitePath;
use serde::{Deserialize, Serialize};

/// An artefact's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// A digest of everything that the artefact was made from.
    pub key: u64,
    /// When its files are deleted.
    pub kind: Kind,
    /// Its files.
    pub files: Vec<File>,
}

/// When the files of an artefact that is no longer made are deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// At the end of the first run that does not make it.
    Plain,
    /// A week after that: open tabs may still request the app that they were loaded with.
    App,
    /// A file of an app that is no longer made.
    Retired {
        /// When it was made last, in seconds since 1970.
        since: i64,
    },
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Where it is.
    pub path: SitePath,
    /// Its length in bytes.
    pub len: u64,
    /// The digest of its bytes.
    pub digest: u64,
    /// Its compressed copies, beside it.
    pub copies: Vec<CompressedCopy>,
}

/// A compressed copy of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompressedCopy {
    /// How it is compressed.
    pub encoding: Encoding,
    /// Its length in bytes.
    pub len: u64,
}

/// Content codings (RFC 9110 §8.4.1, RFC 7932).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// `br`.
    Brotli,
    /// `gzip`.
    Gzip,
}

impl Encoding {
    /// The end of a copy's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

impl Record {
    /// As the store keeps it.
    pub fn encode(&self) -> Vec<u8> {
        // Serialising to memory cannot fail for these types.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Reads what [`Self::encode`] has written.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The record of a file.
    pub fn file(&self, path: &SitePath) -> Option<&File> {
        self.files.iter().find(|file| file.path == *path)
    }
}
