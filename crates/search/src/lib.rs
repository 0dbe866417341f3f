//! The full-text search index of a site: how text becomes words, what the files of an index hold, and how a query is
//! answered from them.
//!
//! The stories of a language are numbered in the order of publication, from 0 for the oldest. A *segment* has the words of
//! [`SEGMENT_STORIES`] stories in a row; only the last one has fewer. Its words are sorted and cut into *shards*, files of
//! some [`SHARD_BYTES`] bytes. The *directory* has the first word of each shard, so it tells which shards a query needs.
//!
//! This crate knows nothing of articles, files and networks. It does not depend on a browser; with the feature `build` it
//! also makes indexes.

#[cfg(feature = "build")]
mod build;
mod directory;
mod fold;
mod query;
mod searcher;
mod shard;
mod varint;
mod words;

#[cfg(feature = "build")]
pub use build::{Native, Segment, SegmentBuilder, WordList};
pub use directory::Directory;
pub use fold::Normalize;
pub use query::Query;
pub use searcher::{Hit, Searcher, ShardId};
pub use words::{Part, Words};

/// Stories of a full segment.
pub const SEGMENT_STORIES: u32 = 8192;

/// Size from which a shard takes no further word, in bytes.
pub const SHARD_BYTES: usize = 8192;

/// Where a word is in a story, from the least to the most important place. It is two bits in a shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the text.
    Text = 1,
    /// In what says what the story is about: deck, section, tags, authors.
    About = 2,
    /// In the headline.
    Headline = 3,
}
