//! The text of a component or a caption: plain with ranges, HTML, or Markdown.

use super::super::source::Source;
use super::super::words::{decoded, encoded_twice};
use super::super::{html, markdown};
use super::ranges;
use super::story::append;
use crate::model::{Block, BlockKind};
use crate::text::Text;
use serde_json::Value;

/// The blocks of a text.
pub(super) fn blocks(source: &mut Source<'_>, at: &str, value: &Value) -> Vec<Block> {
    match markup(value) {
        Some(html) => source.html_of(at, &html),
        None => plain(source, value)
            .into_iter()
            .map(|text| BlockKind::Paragraph(text).into())
            .collect(),
    }
}

/// All paragraphs as one text, one per line. Decodes the character references that some programs leave in titles and
/// captions.
pub(super) fn text(source: &Source<'_>, value: &Value) -> Option<Text> {
    if let Some(html) = markup(value) {
        return html::text(&html, source.place());
    }
    let mut whole: Option<Text> = None;
    for mut paragraph in plain(source, value) {
        // After applying the ranges, which count characters before decoding.
        for run in &mut paragraph.0 {
            run.words = encoded_twice(&decoded(&run.words)).into_owned();
        }
        match &mut whole {
            Some(whole) => append(whole, paragraph),
            None => whole = Some(paragraph),
        }
    }
    whole.filter(|whole| !whole.is_blank())
}

/// A text on one line, without links: line breaks in titles are layout.
pub(super) fn line(source: &Source<'_>, value: &Value) -> Option<Text> {
    let mut text = text(source, value)?;
    for run in &mut text.0 {
        run.href = None;
        run.words = run.words.replace('\n', " ");
    }
    Some(text)
}

/// The text as HTML, if it has markup.
fn markup(value: &Value) -> Option<String> {
    let words = value.get("text")?.as_str()?;
    match value.get("format").and_then(Value::as_str) {
        Some("html") => Some(words.to_owned()),
        Some("markdown") => Some(markdown::html(words, markdown::Tags::AreText)),
        _ => None,
    }
}

/// Captions may be plain strings.
fn plain(source: &Source<'_>, value: &Value) -> Vec<Text> {
    let words = value.as_str().or_else(|| value.get("text")?.as_str());
    ranges::paragraphs(source, words.unwrap_or_default(), value)
}
