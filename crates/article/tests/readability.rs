//! Web pages, scored against what Mozilla's Readability makes of them.
//!
//! Each folder of the samples has a page and Readability's result: its HTML and its metadata. The port that is used
//! here differs from Readability on some pages; what the importer makes of a page may lose nothing beyond that.

// The workspace's lints are for what ships.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Format, Imported, Options, import};
use article::url::SafeUrl;
use scraper::{Html, Node};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

mod samples;

/// Where Readability's tests say that the pages are.
const ADDRESS: &str = "http://fakehost/test/page.html";

#[test]
fn pages_lose_no_words_and_keep_their_metadata() {
    let Some(folder) = samples::folder("readability") else {
        return;
    };
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut scores = Vec::new();
    let (mut titles, mut bylines, mut langs, mut times) = (0, 0, 0, 0);
    for page in &names {
        let source = fs::read(page.join("source.html")).unwrap();
        let expected = fs::read_to_string(page.join("expected.html")).unwrap();
        let metadata = fs::read(page.join("expected-metadata.json")).unwrap();
        let metadata: Value = serde_json::from_slice(&metadata).unwrap();
        let options = Options { base: SafeUrl::parse(ADDRESS).ok(), format: None };
        let imported = import(&source, &options).unwrap_or_else(|why| panic!("{}: {why:?}", page.display()));
        assert_eq!(imported.len(), 1, "{}", page.display());
        let imported = &imported[0];
        assert_eq!(imported.format, Format::WebPage);
        let score = Score::of(page, imported, &words_of_html(&expected), &source);
        println!("{score:?}");
        let said = |key: &str| metadata[key].as_str().map(folded).filter(|words| !words.is_empty());
        let article = &imported.article;
        let mut is = |what: &str, count: &mut i32, found: Option<String>, expected: Option<String>| {
            let is_same = expected.is_none() || found == expected;
            *count += i32::from(is_same);
            if !is_same {
                println!("  {what}: {found:?} for {expected:?}");
            }
        };
        is("title", &mut titles, Some(folded(&article.headline.plain())), said("title"));
        let authors = article.authors.iter().map(|author| author.name.as_str());
        let authors = authors.collect::<Vec<_>>().join(", ");
        let byline = article.byline.as_ref().map(|byline| byline.plain());
        is("byline", &mut bylines, Some(folded(&byline.unwrap_or(authors))), said("byline"));
        is("lang", &mut langs, Some(article.lang.as_str().to_lowercase()), said("lang"));
        let published = article.published.map(|at| at.epoch_seconds());
        let expected = metadata["publishedTime"].as_str().and_then(|time| time.get(..19).map_or_else(|| article::date::Timestamp::parse(time), |_| article::date::Timestamp::parse(time)));
        is("time", &mut times, published.map(|at| at.to_string()), expected.map(|at| at.epoch_seconds().to_string()));
        scores.push(score);
    }
    let count = scores.len();
    println!("{count} pages: {titles} titles, {bylines} bylines, {langs} languages, {times} times");
    let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / count as f64;
    println!("recall {:.4} (port {:.4}), precision {:.4} (port {:.4})", mean(|s| s.recall), mean(|s| s.port_recall), mean(|s| s.precision), mean(|s| s.port_precision));
}

/// Words of Readability's result that the article has, and of the article that Readability's result has; and both for
/// the text of the port itself.
#[derive(Debug)]
#[expect(dead_code, reason = "printed")]
struct Score {
    page: String,
    recall: f64,
    precision: f64,
    port_recall: f64,
    port_precision: f64,
}

impl Score {
    fn of(page: &Path, imported: &Imported, expected: &[String], source: &[u8]) -> Self {
        let article = serde_json::to_value(&imported.article).unwrap();
        let mut text = String::new();
        collect(&article["lead"], &mut text);
        collect(&article["body"], &mut text);
        let (recall, precision) = shared(expected, &words(&text));
        let html = String::from_utf8_lossy(source).into_owned();
        let port = dom_smoothie::Readability::new(html, Some(ADDRESS), None).unwrap().parse();
        let port = port.map(|port| port.content.to_string()).unwrap_or_default();
        let (port_recall, port_precision) = shared(expected, &words_of_html(&port));
        let page = page.file_name().unwrap().to_string_lossy().into_owned();
        Self { page, recall, precision, port_recall, port_precision }
    }
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
    (f64::from(both) / expected.len() as f64, f64::from(both) / found.len() as f64)
}

/// The texts of a part of an article.
fn collect(value: &Value, out: &mut String) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("text" | "caption" | "credit" | "title" | "headline" | "cite" | "t" | "code", Value::String(words)) => {
                        out.push_str(words);
                        // Runs of one text may part a word.
                        if key != "t" {
                            out.push('\n');
                        }
                    }
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

fn words_of_html(html: &str) -> Vec<String> {
    let document = Html::parse_fragment(html);
    let mut text = String::new();
    for node in document.tree.root().descendants() {
        match node.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) if !["a", "b", "i", "em", "strong", "span", "code", "u", "s", "sup", "sub", "font", "small", "abbr", "mark", "cite", "time", "tt", "kbd", "q"].contains(&element.name()) => text.push('\n'),
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
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
