//! The blocks of a front.

use crate::layout::Layout;
use crate::model::ArticleId;
use crate::portal::Link;

/// A part of a front: stories, or links.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
pub struct Block {
    /// What stands above it.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub heading: Heading,
    /// How its stories are arranged.
    pub layout: Layout,
    /// How many stories it has.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub count: u32,
    /// Its links.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub links: Vec<Link>,
}

/// The heading of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(untagged))]
pub enum Heading {
    /// Words in the language of the front.
    Named {
        /// The words.
        title: String,
        /// The path of the front that it links to, without language and slashes around it: `world`, `tag/ice`.
        #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
        front: Option<ArticleId>,
    },
    /// Words of the interface.
    Standard {
        /// Which.
        heading: StandardHeading,
    },
    /// None.
    None {},
}

/// Headings whose words are the interface's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum StandardHeading {
    /// "Latest stories".
    Latest,
    /// "More stories".
    More,
}
