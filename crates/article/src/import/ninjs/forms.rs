//! The forms of a text: `body_text`, `body_html`, or a list of bodies with roles.

use super::super::html::{self, Place};
use super::super::words::{has_markup, line, paragraphs};
use crate::model::{Block, BlockKind};
use crate::text::Text;
use serde_json::Value;

/// One form.
pub(super) struct Form<'v> {
    /// The position in the item, as a JSON pointer.
    pub(super) at: String,
    pub(super) value: &'v str,
    /// The key's suffix, the role and the content type, in lower case.
    pub(super) hint: String,
    /// The key has no suffix.
    pub(super) is_plainly_named: bool,
    pub(super) markup: Markup,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Markup {
    /// NITF and similar, which are not supported.
    Xml,
    Plain,
    Html,
}

/// All forms of `body`, `headline` or `description`.
pub(super) fn of<'v>(item: &'v Value, name: &str) -> Vec<Form<'v>> {
    let mut forms = Vec::new();
    let mut add = |at: String, value: Option<&'v Value>, hint: String| {
        let value = value.and_then(Value::as_str);
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            forms.push(Form {
                is_plainly_named: hint.is_empty(),
                markup: markup(&hint, value),
                at,
                value,
                hint,
            });
        }
    };
    add(format!("/{name}"), item.get(name), String::new());
    let keys = item.as_object().into_iter().flatten();
    for (key, value) in keys {
        let ending = key.strip_prefix(name).and_then(|key| key.strip_prefix('_'));
        if let Some(ending) = ending {
            add(
                format!("/{}", escaped(key)),
                Some(value),
                ending.to_lowercase(),
            );
        }
    }
    let plural = match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    };
    let listed = item.get(&plural).and_then(Value::as_array);
    for (n, form) in listed.into_iter().flatten().enumerate() {
        let hints = ["role", "contenttype", "contentType"];
        let hints = hints.iter().filter_map(|key| form.get(key)?.as_str());
        let hint = hints.collect::<Vec<_>>().join(" ").to_lowercase();
        add(format!("/{plural}/{n}/value"), form.get("value"), hint);
    }
    forms
}

/// The best form: prefers HTML to plain text, and the text itself to additions.
pub(super) fn chosen<'f, 'v>(forms: &'f [Form<'v>]) -> Option<&'f Form<'v>> {
    let readable = forms
        .iter()
        .filter(|form| form.markup != Markup::Xml && !form.is_for_editors());
    // The first of equals.
    readable
        .rev()
        .max_by_key(|form| (!form.is_aside(), form.markup))
}

fn markup(hint: &str, value: &str) -> Markup {
    let start = value.trim_start();
    let is_xml = (start.starts_with("<?xml") && !value.contains("<html"))
        || start.starts_with("<nitf")
        || hint.contains("nitf")
        || hint.contains("newsml");
    if is_xml {
        Markup::Xml
    } else if hint.contains("html") {
        Markup::Html
    } else if hint.contains("xml") {
        Markup::Xml
    } else if has_markup(value) {
        Markup::Html
    } else {
        Markup::Plain
    }
}

impl<'v> Form<'v> {
    /// A text that is given only once.
    pub(super) fn of(hint: &str, value: &'v str) -> Self {
        Self {
            at: String::new(),
            value,
            hint: hint.to_owned(),
            is_plainly_named: hint.is_empty(),
            markup: markup(hint, value),
        }
    }

    /// Scripts and cutting instructions of broadcasters.
    fn is_for_editors(&self) -> bool {
        ["script", "shotlist", "storyline", "note"]
            .iter()
            .any(|role| self.hint.contains(role))
    }

    /// Whether it is an addition to the text.
    pub(super) fn is_aside(&self) -> bool {
        const ASIDES: &[&str] = &[
            "caption",
            "script",
            "teaser",
            "summary",
            "shotlist",
            "storyline",
            "fact",
            "infobox",
            "note",
        ];
        ASIDES.iter().any(|aside| self.hint.contains(aside))
    }

    /// As text, with a line for each paragraph.
    pub(super) fn text(&self, place: Place<'_>) -> Option<Text> {
        if self.markup == Markup::Html {
            return html::text(self.value, place);
        }
        let lines: Vec<String> = paragraphs(self.value).collect();
        (!lines.is_empty()).then(|| Text::of(lines.join("\n")))
    }

    /// As a headline or byline: one line without links.
    pub(super) fn line(&self, place: Place<'_>) -> Option<Text> {
        if self.markup != Markup::Html {
            return line(self.value).map(Text::of);
        }
        let mut text = html::text(self.value, place)?;
        for run in &mut text.0 {
            run.href = None;
            run.words = run.words.replace('\n', " ");
        }
        Some(text)
    }

    /// Plain text as blocks.
    pub(super) fn paragraphs(&self) -> Vec<Block> {
        paragraphs(self.value)
            .map(|words| BlockKind::Paragraph(Text::of(words)).into())
            .collect()
    }
}

/// A key escaped for a JSON pointer (RFC 6901 §3).
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
