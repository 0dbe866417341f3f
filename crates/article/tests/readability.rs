//! Web pages, compared with the results of Mozilla's Readability.
//!
//! Each folder of the samples has a page and Readability's result: its HTML and its metadata. The port that the
//! importer uses differs from Readability on some pages; the importer's scores must not be below those of the port.

// The workspace's lints are for what ships.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Format, Imported, Options, import};
use article::url::SafeUrl;
use dom_smoothie::Readability;
use scraper::{Html, Node};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

#[expect(dead_code, reason = "other tests list files with it")]
mod samples;

/// The URL of the pages in Readability's tests.
const ADDRESS: &str = "http://fakehost/test/page.html";

#[test]
fn pages_lose_no_words_and_keep_their_metadata() {
    let Some(folder) = samples::folder("readability") else {
        return;
    };
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pages.sort();
    let scores: Vec<Score> = pages.iter().map(|page| score(page)).collect();
    let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
    let (recall, precision) = (mean(|it| it.recall), mean(|it| it.precision));
    println!(
        "{} pages: recall {recall:.4}, precision {precision:.4}",
        scores.len()
    );
    assert!(recall > 0.999 && precision > 0.996);
}

/// Imports a page and compares the article with Readability's result.
fn score(page: &Path) -> Score {
    let name = page.file_name().unwrap().to_string_lossy();
    let source = fs::read(page.join("source.html")).unwrap();
    let expected = fs::read_to_string(page.join("expected.html")).unwrap();
    let metadata = fs::read(page.join("expected-metadata.json")).unwrap();
    let metadata: Value = serde_json::from_slice(&metadata).unwrap();
    let options = Options {
        base: SafeUrl::parse(ADDRESS).ok(),
        ..Options::default()
    };
    let imported = import(&source, &options).expect(&name);
    assert_eq!(imported.len(), 1, "{name}");
    let imported = &imported[0];
    assert_eq!(imported.format, Format::WebPage, "{name}");
    let score = Score::of(imported, &words_of_html(&expected));
    let port = port_score(&source, &words_of_html(&expected));
    assert!(
        score.recall >= port.recall && score.precision >= port.precision,
        "{name}: {score:?}, the port alone {port:?}"
    );
    let article = &imported.article;
    let metadata_of = |key: &str| {
        metadata[key]
            .as_str()
            .map(folded)
            .filter(|words| !words.is_empty())
    };
    assert_eq!(
        Some(folded(&article.headline.plain())),
        metadata_of("title"),
        "{name}"
    );
    if let Some(byline) = metadata_of("byline") {
        let authors: Vec<&str> = article.authors.iter().map(|it| it.name.as_str()).collect();
        let own = article.byline.as_ref().map(|byline| byline.plain());
        assert_eq!(folded(&own.unwrap_or(authors.join(", "))), byline, "{name}");
    }
    if let Some(lang) = metadata_of("lang") {
        assert_eq!(article.lang.as_str().to_lowercase(), lang, "{name}");
    }
    if let Some(time) = metadata["publishedTime"].as_str() {
        let published = article.published.expect(&name).to_string();
        // Fractions of a second are dropped, and `Z` may be written `+00:00`.
        assert_eq!(published.get(..19), time.get(..19), "{name}");
    }
    score
}

/// Recall is the share of the words of Readability's result that were found; precision the share of the words found that
/// are in Readability's result.
#[derive(Debug)]
struct Score {
    recall: f64,
    precision: f64,
}

impl Score {
    fn of(imported: &Imported, expected: &[String]) -> Self {
        let article = serde_json::to_value(&imported.article).unwrap();
        let mut text = String::new();
        collect(&article["lead"], &mut text);
        collect(&article["body"], &mut text);
        let (_, precision) = shared(expected, &words(&text));
        // The importer removes a headline that the text repeats.
        text.push_str(&imported.article.headline.plain());
        let (recall, _) = shared(expected, &words(&text));
        Self { recall, precision }
    }
}

/// The score of the HTML that the port alone finds.
fn port_score(source: &[u8], expected: &[String]) -> Score {
    let html = String::from_utf8_lossy(source).into_owned();
    let found = Readability::new(html, Some(ADDRESS), None).unwrap().parse();
    let (recall, precision) = shared(expected, &words_of_html(&found.unwrap().content));
    Score { recall, precision }
}

fn shared(expected: &[String], found: &[String]) -> (f64, f64) {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for word in expected {
        *counts.entry(word).or_default() += 1;
    }
    let mut both = 0;
    for word in found {
        if let Some(count) = counts.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            both += 1;
        }
    }
    (
        f64::from(both) / expected.len() as f64,
        f64::from(both) / found.len() as f64,
    )
}

/// The texts of a part of an article.
fn collect(value: &Value, out: &mut String) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value) {
                    (
                        "text" | "caption" | "credit" | "title" | "headline" | "cite" | "t"
                        | "code",
                        Value::String(words),
                    ) => {
                        out.push_str(words);
                        // Runs of one text may part a word.
                        if key != "t" {
                            out.push('\n');
                        }
                    }
                    ("m", _) => {}
                    (_, value) => collect(value, out),
                }
            }
        }
        Value::Array(values) => {
            for value in values {
                match value {
                    Value::String(words) => out.push_str(words),
                    value => collect(value, out),
                }
                if value.get("t").is_none() {
                    out.push('\n');
                }
            }
            out.push('\n');
        }
        _ => {}
    }
}

/// Elements that may be within a word.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u",
];

fn words_of_html(html: &str) -> Vec<String> {
    let document = Html::parse_fragment(html);
    let mut text = String::new();
    for node in document.tree.root().descendants() {
        match node.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) if !INLINE.contains(&element.name()) => text.push('\n'),
            _ => {}
        }
    }
    words(&text)
}

/// Runs of letters and digits; characters of scripts without spaces one by one.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.to_lowercase().chars() {
        let is_alone = c > '\u{2e80}';
        if is_alone || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().unwrap().push(c);
        }
        if is_alone {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn folded(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
