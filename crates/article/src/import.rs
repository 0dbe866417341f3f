//! Importers: other systems' documents to articles.
//!
//! The format is recognised by the document's content, never by the file's name; a document of an unknown format is
//! refused. Nothing is made up: no paragraph breaks, no language, no missing sentences. Content that has no place in an
//! article is reported as a problem.
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

use crate::model::Alias;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::read::{self, read_value};
use crate::url::SafeUrl;
use serde_json::Value;

mod apple_news;
mod arc;
mod date;
mod detect;
mod direction;
mod duplicates;
mod format;
mod ghost;
mod guardian;
mod html;
mod id;
mod ids;
mod json_feed;
mod json_ld;
mod language;
mod limit;
mod links;
mod list;
mod live;
mod markdown;
#[cfg(feature = "markdown")]
mod markdown_article;
mod ninjs;
mod opening;
mod release;
mod renditions;
#[cfg(feature = "web")]
mod rss_atom;
mod same_picture;
mod slug;
mod source;
mod tags;
#[cfg(feature = "web")]
mod web_page;
mod wordpress;
mod words;

pub use format::{Format, ImportError, Imported};
pub use links::visit_links;
#[cfg(feature = "markdown")]
pub(crate) use markdown_article::places as markdown_places;
#[cfg(feature = "markdown")]
pub use markdown_article::{import_markdown, is_markdown, read_markdown};
pub use slug::slug;

/// What the caller knows about the document.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The document's URL: relative URLs in it are resolved against this.
    pub base: Option<SafeUrl>,
    /// The format, overriding recognition.
    pub format: Option<Format>,
    /// The present time, in seconds since 1970, to tell whether live coverage has ended. The importers read no clock, so
    /// that their results are reproducible.
    pub now: Option<i64>,
}

/// Reads a document of any supported format. A list gives all its articles.
///
/// # Errors
/// An [`ImportError`] if there is no article in it.
pub fn import(bytes: &[u8], options: &Options) -> Result<Vec<Imported>, ImportError> {
    #[cfg(feature = "markdown")]
    if options
        .format
        .map_or_else(|| is_markdown(bytes), |format| format == Format::Markdown)
    {
        return import_markdown(bytes, "").map(|imported| vec![imported]);
    }
    #[cfg(feature = "web")]
    if let Some(imported) = markup(bytes, options) {
        return accepted(imported?, options.now);
    }
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
    let imported = match format {
        Format::Native => native(&value)?,
        Format::WordPress => wordpress::articles(&value, base)?,
        Format::Ghost => ghost::articles(&value, base)?,
        Format::JsonFeed => json_feed::articles(&value, base)?,
        Format::JsonLd => json_ld::articles(&value, base, options.now)?,
        Format::Guardian => guardian::articles(&value, base, options.now)?,
        Format::Ninjs => ninjs::articles(&value, base)?,
        Format::AppleNews => apple_news::articles(&value, base)?,
        Format::Arc => arc::articles(&value, base)?,
        // Read above.
        #[cfg(feature = "markdown")]
        Format::Markdown => Vec::new(),
        #[cfg(feature = "web")]
        Format::RssAtom | Format::WebPage => Vec::new(),
    };
    accepted(imported, options.now)
}

/// Reads a document that is not JSON: a feed or a web page. `None` if it is neither.
#[cfg(feature = "web")]
fn markup(bytes: &[u8], options: &Options) -> Option<Result<Vec<Imported>, ImportError>> {
    let format = options.format.or_else(|| detect::markup(bytes))?;
    if !matches!(format, Format::RssAtom | Format::WebPage) {
        return None;
    }
    let problem = ProblemKind::TooManyBytes(bytes.len());
    if bytes.len() > crate::limits::MAX_BYTES {
        let problem = Problem::new(String::new(), problem);
        return Some(Err(ImportError::Unreadable(problem)));
    }
    let base = options.base.as_ref();
    Some(match format {
        Format::RssAtom => rss_atom::articles(bytes, base),
        _ => web_page::articles(bytes, base, options.now),
    })
}

/// Articles within the limits, each with an id of its own.
fn accepted(mut imported: Vec<Imported>, now: Option<i64>) -> Result<Vec<Imported>, ImportError> {
    let too_large = imported.iter().find_map(|imported| {
        let fatal = |problem: &&Problem| problem.severity == Severity::Fatal;
        let found = imported.problems.iter().find(fatal).cloned();
        found.or_else(|| {
            limit::has_too_many_blocks(&imported.article)
                .then(|| Problem::new(String::new(), ProblemKind::TooManyBlocks))
        })
    });
    match too_large {
        Some(problem) => Err(ImportError::Unreadable(problem)),
        None => {
            imported.iter_mut().for_each(add_alias);
            imported.iter_mut().for_each(|one| live::report(one, now));
            ids::make_article_ids_unique(&mut imported);
            Ok(imported)
        }
    }
}

/// Adds the path of the article's own URL: after a move on the same domain, links and search results lead there.
fn add_alias(imported: &mut Imported) {
    let article = &mut imported.article;
    if imported.format == Format::Native {
        return;
    }
    // `Alias` refuses queries except WordPress's `?p=123`: a path alone does not identify a page that a query selects.
    let path = article.url.as_ref().and_then(path_of);
    let alias = path.and_then(Alias::parse);
    // The page may have the same path on this site.
    let alias = alias.filter(|alias| alias.as_str().trim_matches('/') != article.id.as_str());
    article.aliases.extend(alias);
}

/// The path and query of an absolute URL.
fn path_of(url: &SafeUrl) -> Option<&str> {
    url.host()?;
    let (_, rest) = url.as_str().split_once("//")?;
    let rest = rest.split('#').next()?;
    rest.find('/').and_then(|at| rest.get(at..))
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
