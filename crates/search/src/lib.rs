//! The full-text search index of a site: how text becomes words, what the files of an index hold, and how a query is
//! answered from them.
//!
//! The stories of a language are numbered in the order of publication, from 0 for the oldest. A *segment* contains the words
//! of [`SEGMENT_STORIES`] consecutive stories; only the last one has fewer. Its words are sorted and cut into *shards*, files of
//! about [`SHARD_BYTES`] bytes. The *directory* lists the first word of each shard, which tells the shards that a query needs.
//!
//! This crate knows nothing of articles, files, networks and browsers. With the feature `build`, it also builds indexes.

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

/// The size in bytes at which a shard is complete: the next word begins a new one.
pub const SHARD_BYTES: usize = 8192;

/// Where a word occurs in a story, from the least to the most important place. Stored in two bits in a shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the text.
    Text = 1,
    /// In the deck, section, tags or authors.
    About = 2,
    /// In the headline.
    Headline = 3,
}
