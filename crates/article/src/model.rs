//! The article: the smallest model that preserves everything a reader sees.
//!
//! The JSON Schema is generated from these types. They cannot represent invalid values: URLs are [`SafeUrl`]s, text is
//! runs, numbers are in range.

use crate::date::Timestamp;
use crate::lang::{Dir, LangTag};
use crate::text::Text;
use crate::url::SafeUrl;

mod alias;
mod block;
mod figure;
mod id;
mod list_style;
mod live;
mod walk;

pub use alias::Alias;
pub use block::{
    Aside, Block, BlockKind, Card, Cell, Code, Heading, HeadingLevel, List, ListItem, Pullquote,
    Quote, Table, UnknownBlock,
};
pub use figure::{
    Aspect, Embed, Figure, Focus, Gallery, Lead, Media, MediaKind, Size, Source, Track,
};
pub use id::ArticleId;
pub(crate) use id::is_device;
pub use list_style::ListStyle;
pub use live::{Live, Update};

/// The `schema` of an article.
pub const ARTICLE_SCHEMA: &str = "action-news/article/1";

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields, tag = "schema", rename = "action-news/article/1")
)]
#[cfg_attr(feature = "schema", schemars(rename = "Article"))]
pub struct Article {
    /// Its path below `content/articles`, and below the site.
    pub id: ArticleId,
    /// Its original URL, if it was published elsewhere.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub url: Option<SafeUrl>,
    // This and the next three are read only with the feature `explain`: the app does not need them.
    /// Former addresses on this site, which are redirected.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub aliases: Vec<Alias>,
    /// Whether it may be published at all.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub status: Status,
    /// Not to be published before this time, which must have an offset, or before the beginning of this day.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub embargo: Option<Timestamp>,
    /// Not to be published from this time on, which must have an offset, or after the end of this day.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub expires: Option<Timestamp>,
    /// Its language.
    pub lang: LangTag,
    /// Its direction, if the language does not determine it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub dir: Option<Dir>,
    /// Who publishes it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub publisher: Option<Publisher>,
    /// The section it belongs to.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub section: Option<Section>,
    /// Ids of the regions it concerns.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub regions: Vec<String>,
    /// A label above the headline: "Analysis".
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub kicker: Option<String>,
    /// The headline.
    pub headline: Text,
    /// A sentence or two below the headline.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub deck: Option<Text>,
    /// The byline as the newsroom writes it. By default it is made of `authors`.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub byline: Option<Text>,
    /// The authors.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub authors: Vec<Author>,
    /// Where it was written: "ENNISKILLEN, Northern Ireland".
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub dateline: Option<String>,
    /// When it was first published.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub updated: Option<Timestamp>,
    /// The figure or embed above the text.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub lead: Option<Lead>,
    /// The text.
    pub body: Vec<Block>,
    /// Whether this is a live article.
    #[cfg_attr(
        feature = "schema",
        serde(
            skip_serializing_if = "Option::is_none",
            serialize_with = "crate::attributes::live"
        )
    )]
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::LiveState"))]
    pub live: Option<Live>,
    /// The posts of a live article, as the newsroom orders them.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub updates: Vec<Update>,
    /// The same article in other languages.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub translations: Vec<Translation>,
    /// The corrections.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub corrections: Vec<Correction>,
    /// The topics.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub tags: Vec<Tag>,
    /// What to read next.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub related: Vec<Card>,
    /// The copyright notice: "© …".
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub rights: Option<String>,
    /// Whether the body is complete.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub access: Access,
}

impl Article {
    /// The direction the article is written in.
    pub fn direction(&self) -> Dir {
        self.dir.unwrap_or_else(|| self.lang.dir())
    }
}

/// Whether an article is ready for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum Status {
    /// Not yet; never published.
    Draft,
    /// Ready.
    #[default]
    Published,
}

/// A publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// Its site.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub url: Option<SafeUrl>,
}

/// The section of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Section {
    /// The id in `portal.json`, if it is a section of this portal.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::Segment"))]
    pub id: String,
    /// The section's name, in the article's language.
    pub name: String,
}

/// An author, illustrator or photographer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Author {
    /// The name.
    pub name: String,
    /// Their role: "Foreign correspondent".
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub role: Option<String>,
    /// A page about them.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub url: Option<SafeUrl>,
    /// A portrait.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub image: Option<SafeUrl>,
    /// A sentence about them.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub bio: Option<Text>,
}

/// The same article in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Translation {
    /// The language.
    pub lang: LangTag,
    /// The article.
    pub id: ArticleId,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Correction {
    /// When it was made.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub date: Option<Timestamp>,
    /// What was wrong, and what is right.
    pub text: Text,
}

/// A topic of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The page of all articles with this tag.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub url: Option<SafeUrl>,
}

/// How much of the article readers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum Access {
    /// All of it.
    #[default]
    Free,
    /// A part; the whole article is at `url`.
    Partial,
}
