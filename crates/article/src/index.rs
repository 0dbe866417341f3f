//! A front's stories: `index.json` and its chunks.
//!
//! `index.json` has the newest stories, newest first, and the number of full chunks with older ones. Chunk `n` is
//! `index-n.json`, counted from the oldest, and never changes once it is full: a new story only changes `index.json`,
//! or adds one chunk.
//!
//! On a front with a layout, `items` has the stories in the order of its blocks: first those that the layout shows, which may
//! be old, then the others of `index.json`. `blocks` has the number of stories in each block.

use crate::date::Timestamp;
use crate::lang::LangTag;
use crate::model::{Access, ArticleId, Live, Media, Section};
use crate::text::Text;

mod block;
mod item;

pub use crate::layout::Layout;
pub use block::{Block, Heading, StandardHeading};

/// The `schema` of an index.
pub const INDEX_SCHEMA: &str = "action-news/index/1";

/// Stories in a full chunk. `index.json` has from 1 to twice as many.
pub const CHUNK_ITEMS: usize = 24;

/// A front's stories, or a chunk of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize),
    serde(tag = "schema", rename = "action-news/index/1")
)]
pub struct Index {
    /// The name of the tag or section as articles write it, if the portal has none.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<String>,
    /// The number of full chunks with older stories: the next older one is `index-{older}.json`.
    pub older: u32,
    /// The stories, newest first; with `blocks` in their order.
    pub items: Vec<Item>,
    /// The blocks that divide `items`, in order. Empty: the stories stand in one grid.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<Block>,
}

/// A story on a front.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
pub struct Item {
    /// The article.
    pub id: ArticleId,
    /// Its language.
    pub lang: LangTag,
    /// Its section.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub section: Option<Section>,
    /// A label above the headline.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub kicker: Option<String>,
    /// The headline.
    pub headline: Text,
    /// The deck.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub deck: Option<Text>,
    /// The lead picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub image: Option<Media>,
    /// When it was published.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub updated: Option<Timestamp>,
    /// Whether it is live, or has ended.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub live: Option<Live>,
    /// Whether the article is complete.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub access: Access,
}

/// The number of full chunks, and of stories in `index.json`, for `total` stories.
///
/// ```
/// use article::index::{CHUNK_ITEMS, chunks};
/// assert_eq!(chunks(0), (0, 0));
/// assert_eq!(chunks(2 * CHUNK_ITEMS), (0, 2 * CHUNK_ITEMS));
/// assert_eq!(chunks(2 * CHUNK_ITEMS + 1), (1, CHUNK_ITEMS + 1));
/// ```
pub fn chunks(total: usize) -> (usize, usize) {
    let full = total.saturating_sub(CHUNK_ITEMS + 1) / CHUNK_ITEMS;
    (full, total - full * CHUNK_ITEMS)
}

/// The file with a story of a front, and the number of older stories in that file. `story`: counted from 0 for the oldest;
/// `full`: the number of full chunks. The file is a full chunk, numbered from 1, or `None` for `index.json`.
///
/// ```
/// use article::index::{CHUNK_ITEMS, place};
/// assert_eq!(place(0, 2), (Some(1), 0));
/// assert_eq!(place(2 * CHUNK_ITEMS - 1, 2), (Some(2), CHUNK_ITEMS - 1));
/// assert_eq!(place(2 * CHUNK_ITEMS + 30, 2), (None, 30));
/// ```
pub fn place(story: usize, full: usize) -> (Option<usize>, usize) {
    match story / CHUNK_ITEMS {
        chunk if chunk < full => (Some(chunk + 1), story % CHUNK_ITEMS),
        _ => (None, story.saturating_sub(full * CHUNK_ITEMS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_story_adds_at_most_one_chunk() {
        for total in 0..10 * CHUNK_ITEMS {
            let (before, _) = chunks(total);
            let (after, kept) = chunks(total + 1);
            assert!(after == before || after == before + 1, "{total}");
            assert!((1..=2 * CHUNK_ITEMS).contains(&kept), "{total}: {kept}");
        }
    }
}
