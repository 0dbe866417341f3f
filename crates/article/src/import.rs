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
use crate::model::{Article, Block};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::read::{self, read_value};
use crate::url::SafeUrl;
use serde_json::Value;

mod apple_news;
mod arc;
mod date;
mod detect;
mod format;
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
mod twins;
mod wordpress;
mod words;

pub use format::{Format, ImportError, Imported};
pub use links::visit_links;
pub use slug::slug;

/// What the caller knows besides the bytes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the document came from: relative URLs in it are resolved against this.
    pub base: Option<SafeUrl>,
    /// Which format it is, where it does not say so itself.
    pub format: Option<Format>,
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
        found.or_else(|| {
            is_too_large(&imported.article)
                .then(|| Problem::new(String::new(), ProblemKind::TooManyBlocks))
        })
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
