//! The words that a reader sees: of a source as its system would show it, and of an article as we show it.
//!
//! A file for each format, written from what the formats say of themselves. Nothing is shared with the importers: what
//! one side forgets, the other must notice.

use ::article::import::Format;
use serde_json::Value;

mod apple_news;
mod arc;
mod article;
mod ghost;
mod guardian;
mod html;
mod json_feed;
mod json_ld;
mod ninjs;
mod wordpress;

pub use article::of_article;
pub use html::html;

/// What is read, and apart from it what stands above it and what stands with pictures.
#[derive(Default)]
pub struct Words {
    /// Empty where a format keeps the head's words in places of their own, each with its name.
    head: String,
    text: String,
    captions: String,
}

impl Words {
    pub fn head(&self) -> Vec<String> {
        tokens(&self.head)
    }

    pub fn text(&self) -> Vec<String> {
        tokens(&self.text)
    }

    pub fn captions(&self) -> Vec<String> {
        tokens(&self.captions)
    }

    fn line(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push('\n');
    }

    /// What a picture's caption and its credit say; the credit only where the caption does not end with it.
    fn picture(&mut self, caption: &str, credit: &str) {
        self.caption(caption);
        if !tokens(caption).ends_with(&tokens(credit)) {
            self.caption(credit);
        }
    }

    fn caption(&mut self, words: &str) {
        self.captions.push_str(words);
        self.captions.push('\n');
    }

    fn add(&mut self, other: &Self) {
        self.line(&other.text);
        self.caption(&other.captions);
    }

    /// A first line that only says the headline is shown once, as the headline.
    fn headed(mut self, headline: &str) -> Self {
        let text = std::mem::take(&mut self.text);
        let mut lines = text.lines().skip_while(|line| tokens(line).is_empty());
        let first = lines.next().unwrap_or_default();
        let rest: Vec<&str> = lines.collect();
        self.text = if tokens(&first.to_lowercase()) == tokens(&headline.to_lowercase()) {
            rest.join("\n")
        } else {
            text
        };
        self
    }

    /// Puts the lead picture's words before those of the body's pictures. What both say is shown once, on top.
    fn lead(&mut self, lead: &Self) {
        let said = lead.captions.trim();
        if !said.is_empty() {
            self.captions = format!("{}\n{}", said, self.captions.replacen(said, "", 1));
        }
    }
}

/// Words without marks; where a script writes no spaces, each letter is one.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        let stands_alone = matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{2fa1f}');
        if !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36f}') {
            // What cannot be seen parts no words.
            open &= matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
            );
            continue;
        }
        match tokens.last_mut() {
            Some(last) if open && !stands_alone => last.push(c),
            _ => tokens.push(c.to_string()),
        }
        open = !stands_alone;
    }
    tokens
}

/// The words of each article of a document.
pub fn of_source(format: Format, document: &Value) -> Vec<Words> {
    match format {
        Format::WordPress => wordpress::articles(document),
        Format::Ghost => ghost::articles(document),
        Format::JsonFeed => json_feed::articles(document),
        Format::JsonLd => json_ld::articles(document),
        Format::Guardian => guardian::articles(document),
        Format::Ninjs => ninjs::articles(document),
        Format::AppleNews => apple_news::articles(document),
        Format::Arc => arc::articles(document),
        other => panic!("{other:?}: what is visible in it?"),
    }
}

/// A list's items, or the one item that stands alone.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        item => vec![item],
    }
}

/// The items at a pointer.
fn each<'a>(value: &'a Value, pointer: &str) -> Vec<&'a Value> {
    value.pointer(pointer).map(list).unwrap_or_default()
}

/// The string at a pointer, or nothing.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_default()
}

/// The words that HTML shows, where captions are not set apart.
fn inline(source: &str) -> String {
    let words = html(source);
    format!("{} {}", words.text, words.captions)
}

fn plain(text: &str) -> Words {
    let mut words = Words::default();
    words.line(text);
    words
}
