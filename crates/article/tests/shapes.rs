//! Documents of agencies and Apple News with values of any type: valid articles or a refusal, in time.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal};
use article::import::{Format, Options, import};
use proptest::prelude::*;
use serde_json::{Value, json};
use valid::assert_valid;

mod valid;

const NINJS: &[&str] = &[
    "item",
    "uri",
    "type",
    "pubstatus",
    "headline",
    "headline_main",
    "headlines",
    "body_html",
    "body_text",
    "body_html5",
    "bodies",
    "description_text",
    "descriptions",
    "value",
    "role",
    "contentType",
    "byline",
    "by",
    "bylines",
    "authors",
    "name",
    "firstname",
    "associations",
    "featuremedia",
    "editor_0",
    "renditions",
    "href",
    "mimetype",
    "width",
    "height",
    "poi",
    "x",
    "y",
    "variant",
    "subject",
    "keywords",
    "service",
    "language",
    "versioncreated",
    "embargoed",
    "copyrightnotice",
    "copyrightholder",
    "located",
    "ednote",
    "_status",
    "_error",
    "message",
];
const APPLE_NEWS: &[&str] = &[
    "version",
    "identifier",
    "title",
    "subtitle",
    "language",
    "components",
    "role",
    "text",
    "format",
    "additions",
    "inlineTextStyles",
    "textStyle",
    "rangeStart",
    "rangeLength",
    "URL",
    "caption",
    "accessibilityCaption",
    "items",
    "data",
    "descriptors",
    "records",
    "key",
    "label",
    "html",
    "style",
    "fill",
    "latitude",
    "longitude",
    "aspectRatio",
    "stillURL",
    "hidden",
    "metadata",
    "canonicalURL",
    "datePublished",
    "authors",
    "keywords",
    "textStyles",
    "fontName",
    "articleIdentifier",
    "showDescriptorLabels",
    "a",
];
const WORDS: &[&str] = &[
    "text",
    "picture",
    "video",
    "audio",
    "composite",
    "event",
    "usable",
    "canceled",
    "en",
    "a",
    "Watermark",
    "image/jpeg",
    "video/mp4",
    "html",
    "markdown",
    "link",
    "photo",
    "gallery",
    "body",
    "title",
    "intro",
    "byline",
    "caption",
    "heading2",
    "pullquote",
    "aside",
    "container",
    "map",
    "datatable",
    "htmltable",
    "tweet",
    "photographer",
    "divider",
    "image",
    "article_link",
    "<p>a <b>b</b></p><!-- EMBED START Image {id: \"editor_0\"} --><figure></figure><!-- EMBED END -->",
    "<figure><img data-assoc-ref=\"editor_0\"></figure>",
    "<h4>a</h4><div class=\"bodytext\"><p>b",
    "bundle://a.jpg",
    "[a](https://a.example) *b* **c\n\n- d",
];

fn shapes(keys: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => (-3..60_i64).prop_map(Value::from),
        1 => (-1e9..1e9f64).prop_map(Value::from),
        2 => "[a-zA-Zé雪🎈ث<&;#:/@ .,\n*_-]{0,12}".prop_map(Value::from),
        2 => "https?://[a-z]{1,4}\\.example/[a-z/#?-]{0,8}".prop_map(Value::from),
        6 => prop::sample::select(WORDS).prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 80, 8, move |inner| {
        let object = prop::collection::btree_map(prop::sample::select(keys), inner.clone(), 0..9);
        prop_oneof![
            1 => prop::collection::vec(inner, 0..5).prop_map(Value::from),
            3 => object.prop_map(|map| map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Value>()),
        ]
    })
}

fn check(format: Format, source: &Value) {
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn ninjs_is_valid_or_refused(mut source in shapes(NINJS), headline in "[a-zé雪ث ]{0,12}") {
        if let Value::Object(object) = &mut source {
            object.insert("headline".to_owned(), headline.into());
        }
        check(Format::Ninjs, &source);
    }

    #[test]
    fn apple_news_is_valid_or_refused(
        mut source in shapes(APPLE_NEWS),
        components in prop::collection::vec(shapes(APPLE_NEWS), 0..6),
        title in "[a-zé雪ث ]{0,12}",
    ) {
        if let Value::Object(object) = &mut source {
            object.insert("title".to_owned(), title.into());
            object.insert("components".to_owned(), components.into());
        }
        check(Format::AppleNews, &source);
    }
}

/// Each of these documents would take minutes in quadratic time.
#[test]
fn long_documents_take_linear_time() {
    const MANY: usize = 30_000;
    let list = |one: Value| Value::from(vec![one; MANY]);
    let file = json!({"href": "https://p.example/a.jpg", "width": 9, "height": 9});
    let picture = json!({"type": "picture", "name": "a", "renditions": [file]});
    let embeds = "<!-- EMBED START Image {id: \"a\"} --><b>".repeat(MANY);
    let figures = "<figure><i data-assoc-ref=\"a\">".repeat(MANY);
    for body in [embeds, figures, "<div class=\"bodytext\"><h4>".repeat(MANY)] {
        let associations = list(picture.clone());
        check(
            Format::Ninjs,
            &json!({"uri": "u", "headline": "h", "body_html": body, "associations": associations}),
        );
    }
    let subjects: Vec<Value> = (0..MANY)
        .map(|n| json!({"name": format!("s{n}")}))
        .collect();
    check(
        Format::Ninjs,
        &json!({"uri": "u", "type": "picture", "subject": subjects, "renditions": list(file)}),
    );
    // Each has different text, so that none is dropped as a repetition.
    let components = |role: &str| {
        let each = (0..MANY).map(|n| json!({"role": role, "text": format!("words {n}")}));
        json!({"version": "1", "title": "t", "components": each.collect::<Vec<_>>()})
    };
    let text = "a ".repeat(MANY);
    let links = list(json!({"type": "link", "rangeStart": 0, "rangeLength": MANY, "URL": "/a"}));
    let styles =
        list(json!({"rangeStart": 0, "rangeLength": MANY, "textStyle": {"underline": true}}));
    let ranged =
        json!({"role": "body", "text": text, "additions": links, "inlineTextStyles": styles});
    let roles = [
        "caption",
        "byline",
        "photographer",
        "author",
        "intro",
        "title",
        "pullquote",
    ];
    for role in roles {
        check(Format::AppleNews, &components(role));
    }
    for document in [
        json!({"version": "1", "title": "t", "components": list(json!({"role": "divider"}))}),
        json!({"version": "1", "title": "t", "components": [ranged]}),
        json!({"version": "1", "title": "t", "components": [
            {"role": "datatable", "data": {
                "descriptors": list(json!({"key": "a"})), "records": list(json!({})),
            }}
        ]}),
    ] {
        check(Format::AppleNews, &document);
    }
}
