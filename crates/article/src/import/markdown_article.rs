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
use crate::limits::MAX_BYTES;
use crate::model::{ARTICLE_SCHEMA, Article};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::read::{Outcome, read_value};
use serde_json::{Map, Value};
use std::collections::HashMap;

mod body;
mod figure;
mod footnotes;
mod front_matter;

use body::Body;
use front_matter::FrontMatter;

/// The line above and below the keys.
const FENCE: &str = "---";
const BOM: char = '\u{feff}';

/// Where a key and its value begin, in bytes.
type Offsets = (usize, usize);

/// Whether a document is an article in Markdown: its first line is `---`, which no JSON begins with.
pub fn is_markdown(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line = bytes.split(|byte| *byte == b'\n').next();
    line.is_some_and(|line| line.trim_ascii_end() == FENCE.as_bytes())
}

/// Reads an article in Markdown. `id`: that of its path, for an article whose keys have none.
///
/// # Errors
/// All problems found, at least one of them [`Severity::Fatal`], if this is no article.
pub fn read_markdown(bytes: &[u8], id: &str) -> Outcome<Article> {
    let parts = Parts::of(bytes).map_err(|problem| vec![problem])?;
    let FrontMatter { keys, .. } = FrontMatter::parse(parts.keys, parts.keys_at)
        .map_err(|error| vec![error.problem(&parts)])?;
    let mut keys = keys;
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
    if super::is_too_large(&article) {
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

/// Where the parts of an article in Markdown stand, by JSON Pointers into the article: its keys, the blocks of its text,
/// their links and pictures.
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

/// The keys and the text, and where they begin, in bytes.
struct Parts<'a> {
    whole: &'a str,
    keys: &'a str,
    keys_at: usize,
    text: &'a str,
    text_at: usize,
}

impl<'a> Parts<'a> {
    fn of(bytes: &'a [u8]) -> Result<Self, Problem> {
        if bytes.len() > MAX_BYTES {
            let kind = ProblemKind::TooManyBytes(bytes.len());
            return Err(Problem::new(String::new(), kind));
        }
        let whole = std::str::from_utf8(bytes).map_err(|why| {
            let before = bytes.get(..why.valid_up_to()).unwrap_or_default();
            let before = String::from_utf8_lossy(before);
            problem(
                &before,
                before.len(),
                "this is not UTF-8; save the file as UTF-8",
            )
        })?;
        let fenced = whole.strip_prefix(BOM).unwrap_or(whole);
        let missing = || {
            let message = "an article in Markdown begins with its keys between two lines ---; write them, with a headline";
            problem(whole, 0, message)
        };
        if !is_markdown(bytes) {
            return Err(missing());
        }
        let (_, after) = fenced.split_once('\n').ok_or_else(missing)?;
        let keys_at = whole.len() - after.len();
        let mut end = 0;
        for line in after.split_inclusive('\n') {
            if line.trim_end() == FENCE {
                let text = after.get(end + line.len()..).unwrap_or_default();
                return Ok(Self {
                    whole,
                    keys: after.get(..end).unwrap_or_default(),
                    keys_at,
                    text,
                    text_at: whole.len() - text.len(),
                });
            }
            end += line.len();
        }
        Err(problem(
            whole,
            0,
            "the line --- after the keys is missing; write it before the text",
        ))
    }
}

/// A problem at a byte of the document.
fn problem(text: &str, at: usize, message: &str) -> Problem {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let kind = ProblemKind::NotMarkdown {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        message: message.to_owned(),
    };
    Problem::new(String::new(), kind)
}

/// The keys of an article.
type Keys = Map<String, Value>;
