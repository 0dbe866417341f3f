//! Ghost and JSON Feed with values of any type, valid or not.

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
use proptest::prelude::*;
use serde_json::{Value, json};
use valid::assert_valid;

mod valid;

const KEYS: &[&str] = &[
    "access",
    "alt",
    "attachments",
    "author",
    "author_id",
    "authors",
    "avatar",
    "banner_image",
    "bio",
    "canonical_url",
    "content_html",
    "content_text",
    "context",
    "custom_excerpt",
    "data",
    "date_modified",
    "date_published",
    "db",
    "errors",
    "excerpt",
    "external_url",
    "favicon",
    "feature_image",
    "feature_image_alt",
    "feature_image_caption",
    "feed_url",
    "home_page_url",
    "html",
    "icon",
    "id",
    "image",
    "items",
    "key",
    "language",
    "lexical",
    "locale",
    "message",
    "meta",
    "mime_type",
    "name",
    "next",
    "next_url",
    "pages",
    "pagination",
    "plaintext",
    "post_id",
    "posts",
    "posts_authors",
    "posts_meta",
    "posts_tags",
    "primary_author",
    "primary_tag",
    "profile_image",
    "published_at",
    "settings",
    "show_title_and_feature_image",
    "slug",
    "sort_order",
    "status",
    "summary",
    "tag_id",
    "tags",
    "title",
    "total",
    "type",
    "updated_at",
    "url",
    "users",
    "value",
    "version",
    "visibility",
    "website",
];

fn random_value() -> impl Strategy<Value = Value> {
    let words = "[a-zA-Zé雪ث<&;#:/@ .,\n-]{0,12}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9f64).prop_map(Value::from),
        words.prop_map(Value::from),
        "(__GHOST_URL__|https?://[a-z]{1,4}\\.example)/[a-z/#?-]{0,8}(\\.mp3|\\.png)?"
            .prop_map(Value::from),
        "<(p|figure|ul|h2)><(img src=/a\\.png|b|li)>[a-z ]{0,8}".prop_map(Value::from),
        "20[0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9](Z|[+-][01][0-9]:?00)?)?"
            .prop_map(Value::from),
        prop::sample::select(vec![
            "1",
            "2",
            "draft",
            "public",
            "paid",
            "internal",
            "lang",
            "title",
            "audio/mpeg",
            "en"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 80, 8, move |inner| {
        let object = prop::collection::btree_map(prop::sample::select(KEYS), inner.clone(), 0..10);
        prop_oneof![
            1 => prop::collection::vec(inner, 0..4).prop_map(Value::from),
            3 => object.prop_map(|map| json!(map)),
        ]
    })
}

/// Ghost's editor documents: nodes of all types with any content.
fn lexical() -> impl Strategy<Value = Value> {
    const TYPES: &[&str] = &[
        "audio",
        "aside",
        "bookmark",
        "button",
        "call-to-action",
        "callout",
        "codeblock",
        "email",
        "embed",
        "extended-heading",
        "extended-text",
        "file",
        "gallery",
        "header",
        "horizontalrule",
        "html",
        "image",
        "linebreak",
        "link",
        "list",
        "listitem",
        "markdown",
        "nobody knows",
        "paragraph",
        "product",
        "quote",
        "root",
        "text",
        "toggle",
        "video",
    ];
    const WORDS: &[&str] = &[
        "alt",
        "buttonText",
        "buttonUrl",
        "calloutEmoji",
        "calloutText",
        "caption",
        "code",
        "content",
        "fileTitle",
        "heading",
        "href",
        "html",
        "language",
        "markdown",
        "src",
        "tag",
        "text",
        "textValue",
        "thumbnailSrc",
        "title",
        "url",
    ];
    let words = "(https://[a-z]{1,4}\\.example/)?[a-z<>\"'&/ \n]{0,10}";
    let node = (
        prop::sample::select(TYPES),
        prop::collection::btree_map(prop::sample::select(WORDS), words, 0..6),
        any::<i16>(),
    );
    let node = node.prop_map(|(kind, words, number)| {
        let mut node = json!(words);
        for key in ["format", "start", "width", "height"] {
            node[key] = number.into();
        }
        node["type"] = kind.into();
        node
    });
    node.prop_recursive(5, 60, 6, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..6)).prop_map(|(mut node, children)| {
            node["images"] = children.clone().into();
            node["metadata"] = children.first().cloned().into();
            node["children"] = children.into();
            node
        })
    })
}

fn random_values() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(random_value(), 0..4)
}

/// The data for a section of an older editor's document.
type Part = (u8, String, i64, i64, String);

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let part = (
        0..12u8,
        "[a-z0-9]{1,10}",
        -3..9i64,
        -3..9i64,
        "[a-z<&\"]{0,8}",
    );
    prop::collection::vec(part, 0..20)
}

fn check(source: &Value, format: Format) {
    let bytes = source.to_string();
    let base = SafeUrl::parse("https://site.example/a/b.json").ok();
    for base in [None, base] {
        let options = Options {
            base,
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
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_ghost_document_is_valid_or_refused(posts in random_values(), tables in random_value()) {
        check(&json!({"posts": posts}), Format::Ghost);
        check(&tables, Format::Ghost);
        let mut data = tables;
        if let Some(data) = data.as_object_mut() {
            data.insert("posts".to_owned(), posts.into());
        }
        check(&json!({"db": [{"data": data}]}), Format::Ghost);
    }

    #[test]
    fn any_lexical_document_is_valid(root in lexical()) {
        let lexical = json!({"root": root}).to_string();
        check(&json!({"posts": [{"title": "Fog", "slug": "fog", "lexical": lexical}]}), Format::Ghost);
    }

    #[test]
    fn any_mobiledoc_document_is_valid(kinds in parts()) {
        let marker = |(_, tag, a, b, words): &Part| json!([a % 2, [a, b, tag], b, words]);
        let markers: Vec<Value> = kinds.iter().map(marker).collect();
        let section = |(kind, tag, a, _, words): &Part| match kind % 4 {
            0 => json!([kind, tag, markers]),
            1 => json!([3, tag, [markers, words]]),
            2 => json!([10, a]),
            _ => json!([kind, words]),
        };
        let sections: Vec<Value> = kinds.iter().map(section).collect();
        let mobiledoc = json!({
            "sections": sections, "markups": [["a", ["href", "https://f.example"]], ["em"], 1, ["script"]],
            "cards": [["image", {"src": "https://f.example/a.png"}], ["hr"], [], ["markdown", {}]],
        });
        let mobiledoc = mobiledoc.to_string();
        check(&json!({"posts": [{"title": "Fog", "slug": "fog", "mobiledoc": mobiledoc}]}), Format::Ghost);
    }

    #[test]
    fn any_feed_is_valid_or_refused(items in random_values(), feed in random_value()) {
        check(&feed, Format::JsonFeed);
        let mut feed = feed;
        if let Some(feed) = feed.as_object_mut() {
            feed.insert("items".to_owned(), items.into());
        }
        check(&feed, Format::JsonFeed);
    }
}
