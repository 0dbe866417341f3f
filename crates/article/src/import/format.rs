//! The formats that are read, and what comes of a document.

use crate::model::{ARTICLE_SCHEMA, Article};
use crate::problem::Problem;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `action-news/article/1`.
    Native,
    /// WordPress's posts and pages, REST interface v2.
    WordPress,
    /// Ghost's Content API, and its export.
    Ghost,
    /// JSON Feed 1.0 and 1.1.
    JsonFeed,
    /// Schema.org's `NewsArticle` and its kin in JSON-LD.
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
    /// All of them.
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

    /// A short name, as the command line takes it.
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

    /// What the format calls itself.
    pub fn title(self) -> &'static str {
        match self {
            Self::Native => ARTICLE_SCHEMA,
            Self::WordPress => "WordPress REST v2",
            Self::Ghost => "Ghost (Content API, export)",
            Self::JsonFeed => "JSON Feed",
            Self::JsonLd => "schema.org JSON-LD (NewsArticle and its kin)",
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

    /// The format of that short name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.name() == name)
    }
}

/// An article, and how it came to be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// The format of the document: the one given in [`super::Options`], or the one recognised.
    pub format: Format,
    /// Where it stands in the document: a JSON Pointer (RFC 6901), empty where it is the whole of it.
    pub at: String,
    /// What was noticed on the way; pointers lead into the source.
    pub problems: Vec<Problem>,
}

/// Why there is no article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// Not JSON, or past a limit.
    Unreadable(Problem),
    /// A format that is not read here.
    UnknownFormat {
        /// The keys at its top, the first few of them.
        keys: Vec<String>,
        /// What it says, where it looks like some system's word that something went wrong.
        message: Option<String>,
    },
    /// The native format, but no article in it.
    Native(Vec<Problem>),
    /// Not an article but the system's own word that something went wrong.
    Failed {
        /// Whose word it is.
        format: Format,
        /// The word.
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
    /// A known format with something else than an article.
    NoArticle {
        /// The format.
        format: Format,
        /// What there is instead, in the format's words.
        found: Vec<String>,
    },
}
