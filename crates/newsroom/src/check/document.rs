//! A document, read and parsed once.

use super::dates;
use super::links::{self, Link};
use super::origins;
use super::remark::{advice, error};
use crate::article_file::ArticleFormat;
use crate::build::digest;
use crate::content::Content;
use crate::failure::Failure;
use crate::files;
use crate::places;
use crate::zone::Zone;
use article::explain::{Explained, Remark, explain, locate};
use article::import::read_markdown;
use article::model::{ARTICLE_SCHEMA, Article};
use article::portal::{PORTAL_SCHEMA, Portal};
use article::{Problem, index::INDEX_SCHEMA, limits::MAX_BYTES, weather::WEATHER_SCHEMA};
use serde_json::Value;
use std::path::Path;

/// What is kept of a document.
pub struct Document {
    /// The digest of its bytes.
    pub digest: u64,
    /// The problems found without other documents.
    pub lines: Vec<Explained>,
    /// The article without its text, if it is one.
    pub article: Option<Article>,
    /// The portal, if it is one.
    pub portal: Option<Portal>,
    /// The links to this site. Empty unless the document is in a content folder.
    pub links: Vec<Link>,
}

impl Document {
    /// Reads a file. `portal`: that of the content folder around it.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(path: &Path, portal: Option<&Portal>) -> Result<Self, Failure> {
        let bytes = files::read(path)?;
        if ArticleFormat::of(path) == Some(ArticleFormat::Markdown) {
            return Ok(Self::markdown(path, &bytes, portal));
        }
        let mut document = Self {
            digest: digest::of(&bytes),
            lines: Vec::new(),
            article: None,
            portal: None,
            links: Vec::new(),
        };
        #[cfg(feature = "publish")]
        if is_words(path) {
            let faults = crate::own_languages::faults(path, &bytes).into_iter();
            let remarks = faults.map(|(at, fault)| super::remark::error(at, fault));
            document.lines = locate(&bytes, remarks.collect::<Vec<_>>());
            return Ok(document);
        }
        // The reader reports a document that is not JSON, or too large.
        let value: Value = match bytes.len() {
            0..=MAX_BYTES => serde_json::from_slice(without_bom(&bytes)).unwrap_or_default(),
            _ => Value::Null,
        };
        let is_portal_file = path.file_name().is_some_and(|name| name == "portal.json");
        let mut remarks = Vec::new();
        let problems = match value.get("schema").and_then(Value::as_str) {
            Some(WEATHER_SCHEMA) => problems(article::read_weather(&bytes)).1,
            Some(INDEX_SCHEMA) => problems(article::read_index(&bytes)).1,
            Some(PORTAL_SCHEMA) => {
                let (portal, problems) = problems(article::read_portal_value(&value));
                if let Some(portal) = &portal {
                    document.links = links::of_portal(&value, portal);
                }
                remarks.extend(sections(&value));
                let example = portal.as_ref().and_then(places::example);
                remarks.extend(example.map(|sentence| advice("/url", sentence.to_owned())));
                #[cfg(feature = "publish")]
                remarks.extend(super::zones::check(&value));
                document.portal = portal;
                problems
            }
            Some(ARTICLE_SCHEMA) => {
                let (article, problems) = problems(article::read_value(&value));
                if let Some(article) = article {
                    remarks.extend(document.take(&value, article, portal));
                }
                problems
            }
            _ if is_portal_file => problems(article::read_portal(&bytes)).1,
            _ => problems(article::read(&bytes)).1,
        };
        document.lines = explain(&bytes, &problems);
        if !remarks.is_empty() {
            document.lines.extend(locate(&bytes, remarks));
        }
        Ok(document)
    }

    /// An article in Markdown, whose links and ids are those of the article in JSON.
    fn markdown(path: &Path, bytes: &[u8], portal: Option<&Portal>) -> Self {
        let mut document = Self {
            digest: digest::of(bytes),
            lines: Vec::new(),
            article: None,
            portal: None,
            links: Vec::new(),
        };
        let id = id_below_articles(path);
        let (article, problems) = problems(read_markdown(bytes, &id));
        document.lines = explain(bytes, &problems);
        if let Some(article) = article {
            let value = serde_json::to_value(&article).unwrap_or_default();
            let remarks = document.take(&value, article, portal);
            document.lines.extend(locate(bytes, remarks));
        }
        document
    }

    /// Keeps what other documents are checked against; returns remarks on the article itself.
    fn take(
        &mut self,
        value: &Value,
        mut article: Article,
        portal: Option<&Portal>,
    ) -> Vec<Remark> {
        if let Some(portal) = portal {
            self.links = links::of_article(value, &article, portal);
        }
        let mut remarks = links::block_ids(value);
        if let Some(portal) = portal {
            remarks.extend(origins::check(value, portal));
        }
        let zone = portal.map_or_else(Zone::utc, Zone::of);
        remarks.extend(dates::of_updates(&article.updates, &zone));
        // Saves memory: thousands of articles are kept.
        (article.body, article.updates) = Default::default();
        self.article = Some(article);
        remarks
    }
}

/// Whether a file has the strings of a newsroom's own language.
#[cfg(feature = "publish")]
fn is_words(path: &Path) -> bool {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Content::around(&path).is_some_and(|content| path.parent() == Some(&content.words()))
}

/// The id that a path gives: what is below the content's `articles/`, else the file's name.
fn id_below_articles(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let id = Content::around(&path).and_then(|content| content.id_of(&path));
    id.unwrap_or_else(|| {
        let stem = path.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    })
}

pub fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn problems<T>(outcome: Result<(T, Vec<Problem>), Vec<Problem>>) -> (Option<T>, Vec<Problem>) {
    match outcome {
        Ok((value, problems)) => (Some(value), problems),
        Err(problems) => (None, problems),
    }
}

/// Sections whose front would have the path of another file.
fn sections(portal: &Value) -> Vec<Remark> {
    let sections = portal.get("sections").and_then(Value::as_array);
    let sections = sections.into_iter().flatten().enumerate();
    let taken = sections.filter_map(|(number, section)| {
        let id = section.get("id")?.as_str()?;
        let reason = places::section_taken(id)?;
        let sentence = format!("a section cannot be called {id}: {reason}; choose another id");
        Some(error(format!("/sections/{number}/id"), sentence))
    });
    taken.collect()
}
