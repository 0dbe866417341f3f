//! Importers: other systems' JSON to articles.
//!
//! A format is recognised by the document's content, never by a file's name; a document of an unknown format is
//! refused. What a source does not say is not made up: no paragraph breaks, no language, no missing sentences. What
//! has no place in an article is reported as a problem.
//!
//! ```
//! use article::import::{Format, Options, import};
//! let bytes = br#"{
//!     "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow falls on the Bow",
//!     "url": "https://news.example/local/snow-on-the-bow.html", "author": {"@type": "Person", "name": "Ann Lee"},
//!     "datePublished": "2024-11-23T08:00:00-07:00", "articleBody": "It fell all night.\n\nIt fell all day."
//! }"#;
//! let imported = import(bytes, &Options::default()).expect("this is an article");
//! assert_eq!(imported[0].format, Format::JsonLd);
//! assert_eq!(imported[0].article.id.as_str(), "snow-on-the-bow");
//! assert_eq!(imported[0].article.body.len(), 2);
//! ```

use crate::limits::MAX_BLOCKS;
use crate::model::{ARTICLE_SCHEMA, Article, Block};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::read::{self, read_value};
use crate::url::SafeUrl;
use serde_json::Value;

mod apple_news;
mod arc;
mod date;
mod detect;
mod ghost;
mod guardian;
mod html;
mod id;
mod ids;
mod json_feed;
mod json_ld;
mod links;
mod list;
mod markdown;
mod ninjs;
mod opening;
mod renditions;
mod slug;
mod source;
mod tags;
mod wordpress;
mod words;

pub use slug::slug;

/// What the caller knows besides the bytes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the document came from: relative URLs in it are resolved against this.
    pub base: Option<SafeUrl>,
    /// Which format it is, where it does not say so itself.
    pub format: Option<Format>,
}

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
    /// The format of the document: the one given in [`Options`], or the one recognised.
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
    /// A known format with something else than an article.
    NoArticle {
        /// The format.
        format: Format,
        /// What there is instead, in the format's words.
        found: Vec<String>,
    },
}

/// Reads a document of any supported format. A list gives all its articles.
///
/// # Errors
/// An [`ImportError`] if there is no article in it.
pub fn import(bytes: &[u8], options: &Options) -> Result<Vec<Imported>, ImportError> {
    let value = read::parse(bytes).map_err(ImportError::Unreadable)?;
    let format = match options.format.or_else(|| detect::format(&value)) {
        Some(format) => format,
        None => {
            return Err(ImportError::UnknownFormat {
                keys: detect::keys(&value),
                message: detect::message(&value),
            });
        }
    };
    let base = options.base.as_ref();
    let mut imported = match format {
        Format::Native => native(&value)?,
        Format::WordPress => wordpress::articles(&value, base)?,
        Format::Ghost => ghost::articles(&value, base)?,
        Format::JsonFeed => json_feed::articles(&value, base)?,
        Format::JsonLd => json_ld::articles(&value, base)?,
        Format::Guardian => guardian::articles(&value, base)?,
        Format::Ninjs => ninjs::articles(&value, base)?,
        Format::AppleNews => apple_news::articles(&value, base)?,
        Format::Arc => arc::articles(&value, base)?,
    };
    let too_large = imported.iter().find_map(|imported| {
        let fatal = |problem: &&Problem| problem.severity == Severity::Fatal;
        let found = imported.problems.iter().find(fatal).cloned();
        found.or_else(|| is_too_large(&imported.article).then(too_many_blocks))
    });
    match too_large {
        Some(problem) => Err(ImportError::Unreadable(problem)),
        None => {
            ids::keep_articles_apart(&mut imported);
            Ok(imported)
        }
    }
}

/// Whether an article has more blocks than it may have, all levels counted.
fn is_too_large(article: &Article) -> bool {
    let updates = article.updates.iter().flat_map(|update| &update.body);
    Block::all(article.body.iter().chain(updates))
        .nth(MAX_BLOCKS)
        .is_some()
}

fn too_many_blocks() -> Problem {
    let kind = ProblemKind::TooManyBlocks;
    Problem {
        at: String::new(),
        severity: kind.severity(),
        kind,
    }
}

fn native(value: &Value) -> Result<Vec<Imported>, ImportError> {
    let (documents, is_list) = match value {
        Value::Array(documents) => (documents.as_slice(), true),
        document => (std::slice::from_ref(document), false),
    };
    if documents.is_empty() {
        return Err(ImportError::NoArticle {
            format: Format::Native,
            found: vec!["an empty list".to_owned()],
        });
    }
    let mut imported = Vec::with_capacity(documents.len());
    for (n, document) in documents.iter().enumerate() {
        let (article, problems) = read_value(document).map_err(ImportError::Native)?;
        imported.push(Imported {
            article,
            format: Format::Native,
            at: if is_list {
                format!("/{n}")
            } else {
                String::new()
            },
            problems,
        });
    }
    Ok(imported)
}
