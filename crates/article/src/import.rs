//! Every other format's door: what newsroom systems write → articles.
//!
//! Nothing is guessed from a file's name. A document tells by itself what it is, or it is refused with a
//! word about what is read here. What a source does not say is not made up: no paragraph breaks, no
//! language, no missing sentences. What has no place in an article is named in the problems.
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
use crate::model::{ARTICLE_SCHEMA, Article};
use crate::problem::{Problem, ProblemKind};
use crate::read::{self, read_value};
use crate::url::SafeUrl;
use serde_json::Value;

mod date;
mod detect;
mod id;
mod json_ld;
mod slug;
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
    /// Schema.org's `NewsArticle` and its kin in JSON-LD.
    JsonLd,
}

impl Format {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Native, Self::JsonLd];

    /// A short name, as the command line takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::JsonLd => "json-ld",
        }
    }

    /// What the format calls itself.
    pub fn title(self) -> &'static str {
        match self {
            Self::Native => ARTICLE_SCHEMA,
            Self::JsonLd => "schema.org JSON-LD (NewsArticle and its kin)",
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
    /// What it was.
    pub format: Format,
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
    },
    /// The native format, but no article in it.
    Native(Vec<Problem>),
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
            });
        }
    };
    let imported = match format {
        Format::Native => native(&value)?,
        Format::JsonLd => json_ld::articles(&value, options.base.as_ref())?,
    };
    match imported
        .iter()
        .find(|imported| imported.article.body.len() > MAX_BLOCKS)
    {
        Some(_) => {
            let kind = ProblemKind::TooManyBlocks;
            Err(ImportError::Unreadable(Problem {
                at: String::new(),
                severity: kind.severity(),
                kind,
            }))
        }
        None => Ok(imported),
    }
}

fn native(value: &Value) -> Result<Vec<Imported>, ImportError> {
    let documents = match value {
        Value::Array(documents) => documents.as_slice(),
        document => std::slice::from_ref(document),
    };
    if documents.is_empty() {
        return Err(ImportError::NoArticle {
            format: Format::Native,
            found: vec!["an empty list".to_owned()],
        });
    }
    let mut imported = Vec::with_capacity(documents.len());
    for document in documents {
        let (article, problems) = read_value(document).map_err(ImportError::Native)?;
        imported.push(Imported {
            article,
            format: Format::Native,
            problems,
        });
    }
    Ok(imported)
}
