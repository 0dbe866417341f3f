//! Lexical, the editor of Ghost 5 and later: a tree of nodes.

use super::{Writer, word};
use serde_json::Value;
use std::fmt::Write as _;

/// `None` if it is not a Lexical document.
pub(in super::super) fn rendered(document: &str) -> Option<Writer> {
    // The parser's depth limit, 128, also bounds the recursion.
    let document: Value = serde_json::from_str(document).ok()?;
    let mut writer = Writer::default();
    writer.children(document.get("root")?);
    Some(writer)
}

impl Writer {
    pub(super) fn children(&mut self, node: &Value) {
        let children = node.get("children").and_then(Value::as_array);
        for child in children.into_iter().flatten() {
            self.node(child);
        }
    }

    fn node(&mut self, node: &Value) {
        let kind = word(node, "type");
        match kind.strip_prefix("extended-").unwrap_or(kind) {
            "paragraph" => self.around("p", node),
            "heading" => match word(node, "tag") {
                tag @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => self.around(tag, node),
                _ => self.around("h2", node),
            },
            "quote" => self.around("blockquote", node),
            "aside" => self.around("blockquote", node),
            "list" => self.list(node),
            "listitem" => self.around("li", node),
            "text" | "tk" => self.text(node),
            "linebreak" => self.html.push_str("<br>"),
            "tab" => self.html.push(' '),
            // An invisible node that lets the editor place the caret between two cards.
            "zwnj" => {}
            "code-highlight" | "hashtag" | "emoji" | "mention" => self.text(node),
            "mark" | "overflow" => self.children(node),
            "link" | "autolink" | "at-link" => {
                self.tag("a", &[("href", word(node, "url"))]);
                self.children(node);
                self.html.push_str("</a>");
            }
            "horizontalrule" => self.html.push_str("<hr>"),
            _ => self.card(kind, node),
        }
    }

    fn around(&mut self, tag: &str, node: &Value) {
        self.tag(tag, &[]);
        self.children(node);
        let _ = write!(self.html, "</{tag}>");
    }

    /// Lexical makes a nested list an item of its own; here it belongs to the preceding item.
    fn list(&mut self, node: &Value) {
        let is_ordered = word(node, "listType") == "number" || word(node, "tag") == "ol";
        let is_check = word(node, "listType") == "check";
        let start = node.get("start").and_then(Value::as_i64).unwrap_or(1);
        let (tag, start) = match is_ordered {
            true => ("ol", start.to_string()),
            false => ("ul", String::new()),
        };
        self.tag(tag, &[("start", &start)]);
        let items = node.get("children").and_then(Value::as_array);
        for (n, item) in items.into_iter().flatten().enumerate() {
            let first = item.pointer("/children/0");
            let is_list = first.is_some_and(|first| word(first, "type") == "list");
            // HTML allows the end tag to be omitted.
            if n == 0 || !is_list {
                self.html.push_str("<li>");
            }
            if is_check && !is_list {
                let is_done = item.get("checked") == Some(&Value::Bool(true));
                self.html.push_str(if is_done { "☑ " } else { "☐ " });
            }
            self.children(item);
        }
        let _ = write!(self.html, "</{tag}>");
    }

    /// Lexical has one bit for each mark.
    fn text(&mut self, node: &Value) {
        const MARKS: &[(u64, &str)] = &[
            (1, "strong"),
            (2, "em"),
            (4, "s"),
            (8, "u"),
            (16, "code"),
            (32, "sub"),
            (64, "sup"),
            (128, "mark"),
        ];
        let bits = node.get("format").and_then(Value::as_u64).unwrap_or(0);
        let marks = MARKS.iter().filter(|(bit, _)| bits & bit != 0);
        for (_, tag) in marks.clone() {
            self.tag(tag, &[]);
        }
        self.words(word(node, "text"));
        for (_, tag) in marks.rev() {
            let _ = write!(self.html, "</{tag}>");
        }
    }
}
