//! Articles written in Markdown: the keys of our own format as YAML, then the text.
//!
//! ```text
//! ---
//! headline: Leaders meet at the lake
//! published: 2013-06-17T20:05:00-04:00
//! ---
//!
//! They met for *two hours*.
//! ```
//!
//! `schema` and `id` may be left out: an article's id is the path of its file. The text is CommonMark with tables,
//! footnotes, strikethrough and ids of headings; it becomes blocks as HTML does. `docs/formats/markdown.md` has the
//! spelling of figures.

use super::format::{Format, ImportError, Imported};
use crate::model::{ARTICLE_SCHEMA, Article};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::read::{Outcome, read_value};
use serde_json::Value;
use std::collections::HashMap;

mod body;
mod figure;
mod footnotes;
mod foreign;
mod front_matter;
mod parts;

use body::Body;
use front_matter::FrontMatter;
pub use parts::is_markdown;
use parts::{Offsets, Parts};

/// Reads an article in Markdown. `id`: the id from its path, for an article without the key `id`.
///
/// # Errors
/// All problems found, at least one of them [`Severity::Fatal`], if this is no article.
pub fn read_markdown(bytes: &[u8], id: &str) -> Outcome<Article> {
    let parts = Parts::of(bytes).map_err(|problem| vec![problem])?;
    let FrontMatter { keys, .. } = FrontMatter::parse(parts.keys, parts.keys_at)
        .map_err(|error| vec![error.problem(&parts)])?;
    let mut keys = keys;
    foreign::translate(&mut keys);
    let has_body = keys.contains_key("body");
    keys.entry("schema").or_insert(ARTICLE_SCHEMA.into());
    keys.entry("id").or_insert(id.into());
    keys.insert("body".to_owned(), Value::Array(Vec::new()));
    let read = read_value(&Value::Object(keys));
    let body = Body::of(parts.text, parts.text_at);
    let converted = body.converted();
    if converted.is_too_large {
        let problem = Problem::new("/body".to_owned(), ProblemKind::TooManyBlocks);
        return Err(vec![problem]);
    }
    let mut own = Vec::new();
    if has_body {
        let kind = ProblemKind::UnknownKey {
            key: "body".to_owned(),
            known: &[],
        };
        own.push(Problem::new("/body".to_owned(), kind));
    }
    own.extend(converted.left_out.into_iter().map(|what| Problem {
        at: "/body".to_owned(),
        severity: Severity::Advice,
        kind: ProblemKind::LeftOut(what.to_owned()),
    }));
    let (mut article, mut problems) = read?;
    article.body = converted.blocks;
    if super::limit::has_too_many_blocks(&article) {
        let problem = Problem::new("/body".to_owned(), ProblemKind::TooManyBlocks);
        return Err(vec![problem]);
    }
    problems.append(&mut own);
    Ok((article, problems))
}

/// Imports an article in Markdown. `id`: as for [`read_markdown`].
///
/// # Errors
/// The problems of the document, if this is no article.
pub fn import_markdown(bytes: &[u8], id: &str) -> Result<Imported, ImportError> {
    let (article, problems) = read_markdown(bytes, id).map_err(ImportError::Native)?;
    Ok(Imported {
        article,
        format: Format::Markdown,
        at: String::new(),
        problems,
    })
}

/// The positions in the Markdown of keys, blocks, links and pictures, by JSON Pointers into the article.
pub(crate) fn places(bytes: &[u8]) -> HashMap<String, Offsets> {
    let Ok(parts) = Parts::of(bytes) else {
        return HashMap::new();
    };
    let front_matter = FrontMatter::parse(parts.keys, parts.keys_at);
    let mut places = front_matter.map(|it| it.places).unwrap_or_default();
    if !places.contains_key("/body") {
        Body::of(parts.text, parts.text_at).add_places(&mut places);
    }
    places
}
