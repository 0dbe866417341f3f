//! The layouts of fronts, as an editor writes them.

use super::by_language::ByLanguage;
use super::link::Link;
use crate::layout::Layout;
use crate::model::ArticleId;

#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "schema")]
pub(super) use schema::{Fronts, write};

/// The layout of a front.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
pub struct FrontLayout {
    /// The story on top. Without one, or in a language without its translation, it is the newest story with a picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub lead: Option<ArticleId>,
    /// The stories beside it, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub picks: Vec<ArticleId>,
    /// The blocks below, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<FrontBlock>,
}

/// A block of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(untagged))]
pub enum FrontBlock {
    /// Stories.
    Stories(StoriesBlock),
    /// Links.
    Links(LinksBlock),
}

/// A block of stories: the newest that are not above it on the front.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
pub struct StoriesBlock {
    /// Which stories.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub of: StoriesOf,
    /// How many, from 1 to [`Self::MAX_COUNT`].
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub count: Option<u8>,
    /// How they are arranged.
    pub layout: Layout,
}

impl StoriesBlock {
    /// The largest number of stories.
    pub const MAX_COUNT: u8 = 24;

    /// How many stories it shows: `count`, else as many as fill the layout at its widest.
    pub fn stories(&self) -> usize {
        usize::from(self.count.unwrap_or(match self.layout {
            Layout::Lead | Layout::Row => 5,
            Layout::Grid | Layout::Text => 4,
            Layout::List => 6,
        }))
    }
}

/// Which stories a block shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoriesOf {
    /// Those of the front.
    Latest,
    /// Those of the section with this id.
    Section(String),
    /// Those of the tag with this id, the last segment of its front's path.
    Tag(String),
    /// Those of the region with this id.
    Region(String),
}

/// A block of links, such as the most useful ones.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
pub struct LinksBlock {
    /// What stands above them.
    pub title: ByLanguage,
    /// The links, in order.
    pub links: Vec<Link>,
}
