//! The words that a reader sees: of a source in its own system, and of an article on our page.
//!
//! One file per format, written from the formats' specifications. Shares no code with the importers, so that mistakes
//! of one side are noticed.

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

/// The words of the text, and separately those of the head and of captions.
#[derive(Default)]
pub struct Words {
    /// Empty for formats that have separate fields for the head.
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

    /// A picture's caption and credit; the credit only if the caption does not end with it.
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

    /// Removes a first line that repeats the headline.
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

    /// Puts the lead picture's words before those of the body's pictures, without repetition.
    fn lead(&mut self, lead: &Self) {
        let said = lead.captions.trim();
        if !said.is_empty() {
            self.captions = format!("{}\n{}", said, self.captions.replacen(said, "", 1));
        }
    }
}

/// The words without punctuation; in scripts without spaces, each letter is a word.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        let stands_alone = matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{2fa1f}');
        if !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36f}') {
            // Invisible characters do not separate words.
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

/// The items of a list, or a single item.
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

/// The words that HTML shows, including captions.
fn inline(source: &str) -> String {
    let words = html(source);
    format!("{} {}", words.text, words.captions)
}

fn plain(text: &str) -> Words {
    let mut words = Words::default();
    words.line(text);
    words
}
