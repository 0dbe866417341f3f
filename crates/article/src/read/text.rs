//! A string or an array of runs to [`Text`].

use super::walk::Reading;
use crate::problem::ProblemKind;
use crate::text::{Mark, Marks, Run, Text};
use serde_json::Value;

const RUN_KEYS: &[&str] = &["t", "m", "href", "lang", "dir"];
const MARKS: &[&str] = &["mark", "strong", "em", "s", "u", "sub", "sup", "code"];

/// Text that is not blank.
pub(super) fn text(r: &mut Reading, value: &Value) -> Option<Text> {
    let text = text_or_empty(r, value)?;
    if text.is_blank() {
        r.note(ProblemKind::Blank);
        return None;
    }
    Some(text)
}

/// Text that may be blank: of a table cell, of an item that contains only blocks.
pub(super) fn text_or_empty(r: &mut Reading, value: &Value) -> Option<Text> {
    match value {
        Value::String(words) => Some(Text::of(words.as_str())),
        Value::Array(_) => Some(Text(r.elements(value, &mut run))),
        Value::Number(number) => {
            r.expected("a string or an array of runs", value);
            Some(Text::of(number.as_i64()?.to_string()))
        }
        other => {
            r.expected("a string or an array of runs", other);
            None
        }
    }
}

fn run(r: &mut Reading, value: &Value) -> Option<Run> {
    if let Value::String(words) = value {
        r.expected("a run such as {\"t\": \"words\"}", value);
        return Some(Run::plain(words));
    }
    let object = r.object(value, RUN_KEYS)?;
    // Not `string`: a run may be a single space.
    let words = r.field(object, "t", |r, v| match v {
        Value::String(words) => Some(words.clone()),
        other => {
            r.expected("a string", other);
            other.as_i64().map(|number| number.to_string())
        }
    });
    let marks = r
        .each(object, "m", |r, v| r.word(v, MARKS, &Mark::ALL))
        .into_iter()
        .fold(Marks::default(), Marks::with);
    Some(Run {
        words: r.need("t", words)?,
        marks,
        href: r.field(object, "href", Reading::url),
        lang: r.field(object, "lang", Reading::lang),
        dir: r.field(object, "dir", Reading::dir),
    })
}
