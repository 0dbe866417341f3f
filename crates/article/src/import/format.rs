//! The supported formats, and the result of an import.

use crate::model::{ARTICLE_SCHEMA, Article};
use crate::problem::Problem;

/// The supported formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `action-news/article/1`.
    Native,
    /// WordPress posts and pages, from the REST API v2, and from v1.1 of WordPress.com.
    WordPress,
    /// Ghost's Content API, and its export.
    Ghost,
    /// JSON Feed 1.0 and 1.1.
    JsonFeed,
    /// Schema.org's `NewsArticle` and related types in JSON-LD.
    JsonLd,
    /// The Guardian's Content API.
    Guardian,
    /// IPTC's ninjs 1, 2 and 3.
    Ninjs,
    /// Apple News Format.
    AppleNews,
    /// Arc XP's ANS.
    Arc,
    /// Markdown with the keys of our own format as YAML.
    #[cfg(feature = "markdown")]
    Markdown,
    /// RSS 0.9 to 2.0 and Atom.
    #[cfg(feature = "web")]
    RssAtom,
    /// An article's page in HTML.
    #[cfg(feature = "web")]
    WebPage,
}

impl Format {
    /// All formats.
    pub const ALL: &[Self] = &[
        Self::Native,
        Self::WordPress,
        Self::Ghost,
        Self::JsonFeed,
        Self::JsonLd,
        Self::Guardian,
        Self::Ninjs,
        Self::AppleNews,
        Self::Arc,
        #[cfg(feature = "markdown")]
        Self::Markdown,
        #[cfg(feature = "web")]
        Self::RssAtom,
        #[cfg(feature = "web")]
        Self::WebPage,
    ];

    /// The short name for the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::WordPress => "wordpress",
            Self::Ghost => "ghost",
            Self::JsonFeed => "json-feed",
            Self::JsonLd => "json-ld",
            Self::Guardian => "guardian",
            Self::Ninjs => "ninjs",
            Self::AppleNews => "apple-news",
            Self::Arc => "arc",
            #[cfg(feature = "markdown")]
            Self::Markdown => "markdown",
            #[cfg(feature = "web")]
            Self::RssAtom => "rss-atom",
            #[cfg(feature = "web")]
            Self::WebPage => "web-page",
        }
    }

    /// The format's full name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Native => ARTICLE_SCHEMA,
            Self::WordPress => "WordPress REST v2",
            Self::Ghost => "Ghost (Content API, export)",
            Self::JsonFeed => "JSON Feed",
            Self::JsonLd => "schema.org JSON-LD (NewsArticle and similar types)",
            Self::Guardian => "Guardian Content API",
            Self::Ninjs => "ninjs",
            Self::AppleNews => "Apple News Format",
            Self::Arc => "Arc ANS",
            #[cfg(feature = "markdown")]
            Self::Markdown => "Markdown with front matter",
            #[cfg(feature = "web")]
            Self::RssAtom => "RSS or Atom",
            #[cfg(feature = "web")]
            Self::WebPage => "web page",
        }
    }

    /// Finds a format by its short name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.name() == name)
    }
}

/// An imported article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// The format of the document: the one given in [`super::Options`], or the one recognised.
    pub format: Format,
    /// The position in the document: a JSON Pointer (RFC 6901), empty for the whole document.
    pub at: String,
    /// Problems found; their pointers refer to the source.
    pub problems: Vec<Problem>,
}

/// Why a document gives no article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// Not JSON, or over a limit.
    Unreadable(Problem),
    /// A format that is not supported.
    UnknownFormat {
        /// The first keys at the top.
        keys: Vec<String>,
        /// The document's error message, if it seems to be one.
        message: Option<String>,
    },
    /// The native format, but no article in it.
    Native(Vec<Problem>),
    /// An error response of the source system instead of an article.
    Failed {
        /// The system's format.
        format: Format,
        /// The error message.
        message: String,
    },
    /// A document of a known format that its reader cannot parse.
    #[cfg(feature = "web")]
    Damaged {
        /// The format.
        format: Format,
        /// What the reader says.
        message: String,
    },
    /// A supported format that contains no article.
    NoArticle {
        /// The format.
        format: Format,
        /// What it contains instead, in the format's terms.
        found: Vec<String>,
    },
}
