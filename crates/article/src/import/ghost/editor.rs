//! Converts the editor's documents to the HTML that Ghost would make of them.
//!
//! Only the markup that the HTML importer uses, so that a post gives the same article from either form. Only content
//! that is HTML in Ghost too is copied unescaped: captions, boxes, HTML cards.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

mod cards;
pub(super) mod lexical;
pub(super) mod mobiledoc;

/// An HTML writer.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) html: String,
    /// Content that could not be converted.
    pub(super) left_out: BTreeSet<String>,
}

impl Writer {
    fn tag(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.html, "<{tag}");
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(self.html, " {name}=\"");
            self.words(value);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn end(&mut self, tag: &str) {
        let _ = write!(self.html, "</{tag}>");
    }

    /// An element with text, unless the text is empty.
    fn element(&mut self, tag: &str, class: &str, words: &str) {
        if !words.is_empty() {
            self.tag(tag, &[("class", class)]);
            self.words(words);
            let _ = write!(self.html, "</{tag}>");
        }
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                c => self.html.push(c),
            }
        }
    }
}

fn word<'v>(node: &'v Value, key: &str) -> &'v str {
    node.get(key).and_then(Value::as_str).unwrap_or_default()
}
