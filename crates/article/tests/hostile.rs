//! Hostile input: payloads that attack pages, in every place for words, URLs and dates.
//!
//! The collections of payloads are outside the repository. Each payload is put into the places of a document of each
//! format; the result is a valid article without anything executable, or a refusal.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal};
use article::import::{Format, Options, import};
use article::url::SafeUrl;
use attacks::{Collected, OWN, collected, filled};
use places::document;
use serde_json::Value;
use valid::assert_valid;

mod attacks;
mod places;
mod samples;
mod valid;

fn check(name: &str, source: &Value, format: Format, base: Option<SafeUrl>) -> usize {
    let bytes = source.to_string();
    let options = Options {
        base,
        format: Some(format),
        ..Options::default()
    };
    match import(bytes.as_bytes(), &options) {
        Ok(imported) => {
            for one in &imported {
                let name = format!("{} {name:?}", format.name());
                assert_valid(&name, one);
                let article = serde_json::to_value(&one.article).expect("it can be written");
                assert_addresses(&name, &article);
                let _ = explain(bytes.as_bytes(), &one.problems);
            }
            imported.len()
        }
        Err(error) => {
            assert!(!refusal(bytes.as_bytes(), &error).is_empty(), "{name}");
            0
        }
    }
}

/// Every URL in an article is harmless as a browser's parser reads it.
fn assert_addresses(name: &str, value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| assert_addresses(name, item)),
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(address)
                        if ["url", "src", "href", "image", "poster"].contains(&key.as_str()) =>
                    {
                        let here = url::Url::parse("https://here.example/a/b").expect("an address");
                        let there = here
                            .join(address)
                            .unwrap_or_else(|error| panic!("{name}: {key} {address:?}: {error}"));
                        let is_safe = ["https", "http", "mailto", "tel"].contains(&there.scheme());
                        assert!(is_safe, "{name}: {key} {address:?}");
                    }
                    other => assert_addresses(name, other),
                }
            }
        }
        _ => {}
    }
}

/// All payloads in a format's document: attacks in all places at once, ambiguous input in some places each.
fn attack(format: Format) {
    let document = document(format).expect("a document");
    let base = SafeUrl::parse("https://here.example/a/b").ok();
    let Collected { attacks, ambiguous } = collected();
    let own = OWN.iter().map(|(payload, _)| *payload);
    let mut articles = 0;
    let mut documents = 0;
    for payload in own.chain(attacks.iter().map(String::as_str)) {
        let hostile = filled(&document, &mut |_| payload.to_owned());
        documents += 1;
        articles += check(
            payload,
            &hostile,
            format,
            base.clone().filter(|_| documents % 2 == 0),
        );
    }
    // Two rounds, so that each ambiguous payload is used in two different places.
    let mut rest = ambiguous.iter().chain(&ambiguous).peekable();
    while rest.peek().is_some() {
        let first = rest
            .peek()
            .map(|payload| payload.as_str())
            .unwrap_or_default();
        let hostile = filled(&document, &mut |_| rest.next().cloned().unwrap_or_default());
        documents += 1;
        articles += check(
            first,
            &hostile,
            format,
            base.clone().filter(|_| documents % 2 == 0),
        );
    }
    // The test would prove nothing if everything were refused.
    assert!(articles >= documents, "{articles} of {documents}");
}

macro_rules! attacks {
    ($($name:ident $format:ident)*) => {
        $(#[test]
        fn $name() {
            attack(Format::$format);
        })*
    };
}

attacks! {
    wordpress_is_not_trusted WordPress
    ghost_is_not_trusted Ghost
    feeds_are_not_trusted JsonFeed
    json_ld_is_not_trusted JsonLd
    the_guardian_is_not_trusted Guardian
    agencies_are_not_trusted Ninjs
    apple_news_is_not_trusted AppleNews
    arc_is_not_trusted Arc
}

/// Otherwise the tests above would attack places that are ignored.
#[test]
fn every_place_is_imported() {
    for format in Format::ALL {
        let Some(document) = document(*format) else {
            // The others are not JSON, or not imported.
            let others = [
                Format::Native,
                Format::Markdown,
                Format::RssAtom,
                Format::WebPage,
            ];
            assert!(others.contains(format), "{format:?}");
            continue;
        };
        let source = filled(&document, &mut |kind| {
            let harmless = match kind {
                'A' => "https://ok.example/lumen.png",
                'D' => "2024-11-23T08:00:00Z",
                _ => "lumen",
            };
            harmless.to_owned()
        });
        let options = Options {
            format: Some(*format),
            ..Options::default()
        };
        let imported = import(source.to_string().as_bytes(), &options).expect("articles");
        let article = serde_json::to_value(&imported[0].article).expect("it can be written");
        let name = format.name();
        let has = |pointer: &str, part: &str| {
            let text = article.pointer(pointer).map(Value::to_string);
            let found = text.as_ref().is_some_and(|text| text.contains(part));
            assert!(found, "{name}{pointer}: {text:?}");
        };
        has("/headline", "Fog lumen");
        has("/published", "2024-11-23");
        has("/tags", "a lumen");
        if *format != Format::Ninjs {
            has("/authors", "Ann lumen");
        }
        has("/lead/media/src", "https://");
        if *format != Format::JsonFeed {
            has("/lead/caption", "lumen");
        }
        if *format != Format::JsonLd {
            has("/body", r#""href":"https://ok.example/lumen.png""#);
            has("/body", r#""alt":"lumen""#);
            has("/body", r#""type":"embed""#);
        }
        // An agency's picture has its own caption.
        if ![Format::JsonLd, Format::Ninjs].contains(format) {
            has("/body", "Wire");
        }
    }
}

/// The code of executable elements is not text: neither tags nor content are displayed.
#[test]
fn code_is_not_text() {
    let formats = [Format::WordPress, Format::Ghost, Format::JsonFeed];
    let mut wrong = Vec::new();
    for (format, (payload, left)) in formats
        .iter()
        .flat_map(|f| OWN.iter().map(move |own| (f, own)))
    {
        let source = match format {
            Format::WordPress => serde_json::json!({
                "id": 1, "title": {"rendered": "Fog"}, "content": {"rendered": payload},
            }),
            Format::Ghost => serde_json::json!({"posts": [
                {"slug": "fog", "uuid": "1", "title": "Fog", "html": payload},
            ]}),
            _ => serde_json::json!({
                "version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "Fog", "content_html": payload}],
            }),
        };
        let imported =
            import(source.to_string().as_bytes(), &Options::default()).expect("an article");
        let body = serde_json::to_value(&imported[0].article.body).expect("it can be written");
        let mut words = String::new();
        texts(&body, &mut words);
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.join(" ") != *left {
            wrong.push(format!("{} {payload:?}: {words:?}", format.name()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn texts(value: &Value, words: &mut String) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| texts(item, words)),
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "t" || key == "text" => {
                        words.push_str(text);
                        words.push(' ');
                    }
                    other => texts(other, words),
                }
            }
        }
        _ => {}
    }
}
