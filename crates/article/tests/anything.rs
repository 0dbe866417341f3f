//! Random input in any format: JSON of random structure, and random HTML.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal};
use article::import::{Format, Options, import};
use places::document;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use valid::assert_valid;

mod places;
mod valid;

/// All keys and all constant words of a format's sample document.
fn vocabulary(format: Format) -> (Vec<String>, Vec<String>) {
    fn collect(value: &Value, keys: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| collect(item, keys, words)),
            Value::Object(object) => {
                for (key, value) in object {
                    keys.insert(key.clone());
                    collect(value, keys, words);
                }
            }
            Value::String(word) => {
                words.insert(word.replace('§', ""));
            }
            _ => {}
        }
    }
    let mut keys = BTreeSet::from(["id".to_owned()]);
    let mut words = BTreeSet::from(["https://a.example/b.png".to_owned(), String::new()]);
    if let Some(document) = document(format) {
        collect(&document, &mut keys, &mut words);
    }
    (keys.into_iter().collect(), words.into_iter().collect())
}

/// JSON with a format's keys and words in random places.
fn random_json(format: Format) -> impl Strategy<Value = Value> {
    let (keys, words) = vocabulary(format);
    let leaf = prop_oneof![
        4 => select(words).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => "\\PC{0,12}".prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        let object = prop::collection::btree_map(select(keys.clone()), inner.clone(), 0..10);
        prop_oneof![
            1 => prop::collection::vec(inner, 0..4).prop_map(Value::from),
            3 => object.prop_map(|map| json!(map)),
        ]
    })
}

/// The format's sample document with random values at random places.
fn altered(format: Format) -> impl Strategy<Value = Value> {
    let change = (any::<prop::sample::Index>(), random_json(format));
    prop::collection::vec(change, 1..4).prop_map(move |changes| {
        let mut altered = document(format).unwrap_or_default();
        for (at, value) in changes {
            let mut pointers = Vec::new();
            all(&altered, String::new(), &mut pointers);
            let pointer = &pointers[at.index(pointers.len())];
            *altered.pointer_mut(pointer).expect("it is there") = value;
        }
        altered
    })
}

fn all(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            all(value, format!("{at}/{key}"), pointers);
        }),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(n, item)| all(item, format!("{at}/{n}"), pointers));
        }
        _ => {}
    }
    pointers.push(at);
}

fn check(source: &Value, format: Format) {
    let bytes = source.to_string();
    let options = Options {
        format: Some(format),
        ..Options::default()
    };
    match import(bytes.as_bytes(), &options) {
        Ok(imported) => imported.iter().for_each(|one| {
            assert_valid(&bytes, one);
            let _ = explain(bytes.as_bytes(), &one.problems);
        }),
        Err(error) => assert!(!refusal(bytes.as_bytes(), &error).is_empty()),
    }
}

const TAGS: &[&str] = &[
    "a",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "foreignObject",
    "form",
    "frameset",
    "h1",
    "h2",
    "h5",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "li",
    "math",
    "mi",
    "noscript",
    "object",
    "ol",
    "p",
    "param",
    "picture",
    "plaintext",
    "pre",
    "q",
    "rt",
    "ruby",
    "script",
    "select",
    "source",
    "span",
    "style",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
    "video",
    "x-y",
];
const ATTRIBUTES: &[&str] = &[
    "class", "colspan", "controls", "data-src", "datetime", "dir", "height", "hidden", "href",
    "id", "lang", "name", "onclick", "open", "poster", "reversed", "rowspan", "sizes", "src",
    "srcdoc", "srcset", "start", "style", "title", "type", "value", "width",
];
const VALUES: &[&str] = &[
    "",
    "#a",
    "#x-a",
    "0",
    "-1",
    "7",
    "99999999999",
    "100%",
    "a",
    "a b",
    "ar",
    "rtl",
    "text/html",
    "/a.jpg",
    "a.jpg 1x, b.jpg 2x",
    "https://a.example/b.jpg 300w",
    "//a.example",
    "javascript:a()",
    "data:,a",
    "mailto:a@a.example",
    "https://www.youtube.com/embed/abcdefghijk",
    "display:none",
    "font-weight:bold",
    "wp-block-image alignleft",
    "wp-caption-text",
    "kg-card kg-bookmark-card",
    "kg-gallery-card",
    "twitter-tweet",
    "element element-image",
    "footnotes",
    "screen-reader-text",
];

/// Tags, well-formed or not; text; character references; comments.
fn piece() -> impl Strategy<Value = String> {
    let quote = select(vec!["", "'", "\""]);
    let attribute = (select(ATTRIBUTES), quote, select(VALUES))
        .prop_map(|(name, quote, value)| format!(" {name}={quote}{value}{quote}"));
    let open = (
        select(TAGS),
        prop::collection::vec(attribute, 0..4),
        select(vec!["", "/", " <"]),
    )
        .prop_map(|(name, attributes, end)| format!("<{name}{}{end}>", attributes.concat()));
    let close = select(TAGS).prop_map(|name| format!("</{name}>"));
    let odd = select(vec![
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!doctype html>",
        "<?a?>",
        "</",
        "<",
        "&",
        "&amp",
        "&#0;",
        "&#x110000;",
        "&nbsp;",
        "&notit;",
        "\u{0}",
        "\n\n",
        "[caption id=a]",
        "[/caption]",
        "[gallery]",
    ]);
    prop_oneof![
        5 => open,
        4 => close,
        3 => "[a-zé雪ث .(/)]{0,10}",
        1 => odd.prop_map(str::to_owned),
    ]
}

macro_rules! random_tests {
    ($($name:ident $format:ident)*) => {
        proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]
            $(#[test]
            fn $name(random in random_json(Format::$format), altered in altered(Format::$format)) {
                check(&random, Format::$format);
                check(&altered, Format::$format);
            })*
        }
    };
}

random_tests! {
    random_wordpress WordPress
    random_ghost Ghost
    random_feeds JsonFeed
    random_json_ld JsonLd
    random_guardian Guardian
    random_agencies Ninjs
    random_apple_news AppleNews
    random_arc Arc
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_html_is_a_valid_body(pieces in prop::collection::vec(piece(), 0..40)) {
        let html = pieces.concat();
        check(&json!({"id": 1, "title": {"rendered": "Fog"}, "excerpt": {"rendered": html}, "content": {"rendered": html}}), Format::WordPress);
    }
}
