//! Mobiledoc, the editor of Ghost 1 to 4: sections of markers, with tables of marks, atoms and cards
//! (Mobiledoc 0.3.1).

use super::{Writer, word};
use serde_json::Value;
use std::collections::HashSet;

/// Limits the output: a short document may refer to a long mark many times.
const MAX_GROWTH: usize = 8;

/// `None` if it is not a Mobiledoc document.
pub(in super::super) fn rendered(text: &str) -> Option<Writer> {
    let document: Value = serde_json::from_str(text).ok()?;
    let mut post = Post {
        document: &document,
        writer: Writer::default(),
        shown: HashSet::new(),
        max_bytes: text.len() * MAX_GROWTH + 4096,
    };
    for section in document.get("sections")?.as_array()? {
        post.section(section);
    }
    if post.is_full() {
        let rest = "the rest of a text that is too long".to_owned();
        post.writer.left_out.insert(rest);
    }
    Some(post.writer)
}

struct Post<'d> {
    document: &'d Value,
    writer: Writer,
    /// Cards already written: each is written once.
    shown: HashSet<u64>,
    max_bytes: usize,
}

impl Post<'_> {
    fn is_full(&self) -> bool {
        self.writer.html.len() > self.max_bytes
    }

    fn section(&mut self, section: &Value) {
        if self.is_full() {
            return;
        }
        let tag = section.get(1).and_then(Value::as_str).unwrap_or_default();
        match number(section, 0) {
            Some(1) => {
                const TAGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside"];
                let tag = if TAGS.contains(&tag) { tag } else { "p" };
                self.line(tag, section.get(2));
            }
            Some(2) => self.writer.picture(tag),
            Some(3) => {
                let tag = if tag == "ol" { "ol" } else { "ul" };
                self.writer.tag(tag, &[]);
                for item in items(section.get(2)) {
                    self.line("li", Some(item));
                }
                self.writer.end(tag);
            }
            Some(10) => {
                let card = number(section, 1).filter(|card| self.shown.insert(*card));
                let card = card.and_then(|card| usize::try_from(card).ok());
                let card = card.and_then(|card| self.document.get("cards")?.get(card));
                if let Some(card) = card {
                    self.writer.old_card(card);
                }
            }
            _ => {}
        }
    }

    /// An atom: Ghost's own is a line break; others contain text, such as `["mention", "@ann", {}]`.
    fn atom(&mut self, atom: Option<&Value>) {
        let at = atom.and_then(Value::as_u64);
        let at = at.and_then(|at| usize::try_from(at).ok());
        let atom = at.and_then(|at| self.document.get("atoms")?.get(at));
        let words = |at: usize| atom.and_then(|atom| atom.get(at)?.as_str());
        match (words(0), words(1)) {
            (Some("soft-return") | None, _) => self.writer.tag("br", &[]),
            (_, words) => self.writer.words(words.unwrap_or(" ")),
        }
    }

    /// Markers open marks, contain text or an atom, and close the innermost marks.
    fn line(&mut self, tag: &str, markers: Option<&Value>) {
        self.writer.tag(tag, &[]);
        let mut open: Vec<&str> = Vec::new();
        for marker in items(markers) {
            if self.is_full() {
                break;
            }
            for mark in items(marker.get(1)) {
                if self.is_full() {
                    break;
                }
                let mark = mark.as_u64().and_then(|mark| usize::try_from(mark).ok());
                let mark = mark.and_then(|mark| self.document.get("markups")?.get(mark));
                open.push(self.writer.mark(mark.unwrap_or(&Value::Null)));
            }
            match (number(marker, 0), marker.get(3)) {
                (Some(0), Some(Value::String(words))) => self.writer.words(words),
                (Some(1), atom) => self.atom(atom),
                _ => {}
            }
            let closed = number(marker, 2).and_then(|count| usize::try_from(count).ok());
            let kept = open.len().saturating_sub(closed.unwrap_or(0));
            for mark in open.drain(kept..).rev() {
                self.writer.end(mark);
            }
        }
        for mark in open.into_iter().rev() {
            self.writer.end(mark);
        }
        self.writer.end(tag);
    }
}

impl Writer {
    /// Cards with the names they had in older versions.
    fn old_card(&mut self, card: &Value) {
        let payload = card.get(1).unwrap_or(&Value::Null);
        match card.get(0).and_then(Value::as_str).unwrap_or_default() {
            "hr" => self.tag("hr", &[]),
            "code" => self.card("codeblock", payload),
            "card-markdown" => self.card("markdown", payload),
            "embed" if word(payload, "type") == "bookmark" => self.card("bookmark", payload),
            kind => self.card(kind, payload),
        }
    }

    /// Opens a mark: `["a", ["href", "https://…"]]`, `["strong"]`.
    fn mark(&mut self, mark: &Value) -> &'static str {
        const MARKS: &[&str] = &[
            "a", "b", "strong", "i", "em", "s", "u", "code", "sub", "sup", "mark",
        ];
        let name = mark.get(0).and_then(Value::as_str).unwrap_or_default();
        let name = MARKS.iter().find(|known| **known == name).copied();
        let attributes = mark.get(1).and_then(Value::as_array);
        let mut pairs = attributes.map_or(&[][..], Vec::as_slice).chunks_exact(2);
        let href = pairs.find_map(|pair| match pair {
            [key, value] if key.as_str() == Some("href") => value.as_str(),
            _ => None,
        });
        let name = name.unwrap_or("span");
        self.tag(name, &[("href", href.unwrap_or_default())]);
        name
    }
}

fn items(list: Option<&Value>) -> &[Value] {
    list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn number(list: &Value, at: usize) -> Option<u64> {
    list.get(at)?.as_u64()
}
