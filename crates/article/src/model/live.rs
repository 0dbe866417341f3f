//! Live articles: their state and their posts.

use super::block::Block;
use crate::date::Timestamp;
use crate::text::Text;

/// Where a live article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum Live {
    /// New posts still come.
    Live,
    /// The last post has come.
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
    /// Its id, unique in the article; a permalink's fragment.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::BlockId"))]
    pub id: String,
    /// When it was posted.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub published: Option<Timestamp>,
    /// Its own headline.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub headline: Option<Text>,
    /// Who wrote this post, where the newsroom says so of each.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub byline: Option<Text>,
    /// Whether it belongs to the key points.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub key: bool,
    /// Whether it stays on top.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub pinned: bool,
    /// Its text.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub body: Vec<Block>,
}
