//! Live articles: state and posts.

use super::block::Block;
use crate::date::Timestamp;
use crate::text::Text;

/// The state of a live article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum Live {
    /// New posts are expected.
    Live,
    /// There will be no more posts.
    Ended,
}

/// A post of a live article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Update {
    /// Its id, unique in the article; the fragment of its permalink.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::BlockId"))]
    pub id: String,
    /// When it was posted.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub published: Option<Timestamp>,
    /// Its own headline.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub headline: Option<Text>,
    /// The author of this post, if given for each post.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub byline: Option<Text>,
    /// Whether it is one of the key points.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub key: bool,
    /// Whether it is shown first.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub pinned: bool,
    /// Its text.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub body: Vec<Block>,
}
