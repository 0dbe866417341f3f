//! Imports of other systems' documents.
//!
//! More than 300 lines, because all formats share these checks.
//!
//! `fixtures/FORMAT/NAME/source.json` gives the articles in `article.json` (a list, or nothing) and the messages in
//! `report.txt`. `UPDATE=1` rewrites these two.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::Article;
use article::date::Timestamp;
use article::explain::{explain, refusal};
use article::import::{Format, Options, import};
use article::model::{Access, Lead, Status};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use valid::assert_valid;

mod valid;

fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    folders
}

#[test]
fn sources_become_articles() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut wrong = Vec::new();
    // `bad` has native documents, and its own test.
    let formats = folders(&fixtures)
        .into_iter()
        .filter(|format| !format.ends_with("bad"));
    for folder in formats.flat_map(|format| folders(&format)) {
        let name = folder.strip_prefix(&fixtures).expect("below the fixtures");
        let name = name.display().to_string();
        let bytes = fs::read(folder.join("source.json")).expect("a source");
        let (articles, report): (Vec<Article>, String) = match import(&bytes, &Options::default()) {
            Ok(imported) => {
                imported.iter().for_each(|one| assert_valid(&name, one));
                let lines = imported
                    .iter()
                    .flat_map(|one| explain(&bytes, &one.problems));
                (
                    imported.iter().map(|one| one.article.clone()).collect(),
                    lines.map(|line| format!("{line}\n")).collect(),
                )
            }
            Err(error) => (
                Vec::new(),
                refusal(&bytes, &error)
                    .iter()
                    .map(|line| format!("{line}\n"))
                    .collect(),
            ),
        };
        let articles = format!(
            "{:#}\n",
            serde_json::to_value(&articles).expect("they can be written")
        );
        for (file, got) in [("article.json", articles), ("report.txt", report)] {
            if std::env::var_os("UPDATE").is_some() {
                fs::write(folder.join(file), &got).expect("fixtures can be written");
            }
            let expected = fs::read_to_string(folder.join(file)).unwrap_or_default();
            // The order of keys depends on the features of other crates in the build.
            let same = match serde_json::from_str::<Value>(&expected) {
                Ok(expected) => {
                    serde_json::from_str::<Value>(&got).is_ok_and(|got| got == expected)
                }
                Err(_) => got == expected,
            };
            if !same {
                wrong.push(format!(
                    "--- {name}/{file} expected\n{expected}+++ got\n{got}"
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "UPDATE=1 writes these anew:\n{}",
        wrong.join("\n")
    );
}

/// Such an item was once published at once, with the end of its embargo as its date.
#[test]
fn an_embargoed_item_is_held_back() {
    let check = |embargoed: &str, end: Option<&str>, status: Status| {
        let item = json!({
            "uri": "urn:x", "type": "text", "language": "en", "headline": "Fees fall",
            "body_text": "They fall.", "firstcreated": "2024-06-03T10:00:00Z", "embargoed": embargoed,
        });
        let bytes = item.to_string();
        let imported = import(bytes.as_bytes(), &Options::default()).expect("an article");
        let article = &imported[0].article;
        let shown = |timestamp: Option<Timestamp>| timestamp.map(|t| t.to_string());
        assert_eq!(shown(article.embargo).as_deref(), end, "{embargoed}");
        assert_eq!(article.status, status, "{embargoed}");
        let published = shown(article.published);
        assert_eq!(published.as_deref(), Some("2024-06-03T10:00:00Z"));
    };
    let end = "2062-06-05T00:01:00+02:00";
    check(end, Some(end), Status::Published);
    check("2062-06-05", None, Status::Draft);
    check("next week", None, Status::Draft);
}

#[test]
fn unknown_formats_are_refused_with_their_error_message() {
    let quoted = |document: Value| {
        let bytes = document.to_string();
        let error = import(bytes.as_bytes(), &Options::default()).expect_err("no article");
        let sentence = refusal(bytes.as_bytes(), &error).remove(0).sentence;
        let (_, quoted) = sentence.split_once("; it says ")?;
        Some(
            quoted
                .split_once("; its keys are")
                .expect("keys")
                .0
                .to_owned(),
        )
    };
    for document in [
        json!({"message": "Gone"}),
        json!({"error": "Not Found", "message": "Gone", "statusCode": 404}),
        json!({"error": {"code": 404, "message": " Gone "}}),
        json!({"errors": [{"code": "x", "message": "Gone"}]}),
        json!({"errors": [{"title": "Gone"}]}),
        json!({"errors": ["Gone"]}),
        json!({"error": "gone", "error_description": "Gone"}),
        json!({"type": "about:blank", "title": "No", "status": 404, "detail": "Gone"}),
        json!({"fault": {"faultstring": "Gone", "detail": {"errorcode": "x"}}}),
        json!({"error": "Gone"}),
    ] {
        assert_eq!(
            quoted(document.clone()).as_deref(),
            Some("\"Gone\""),
            "{document}"
        );
    }
    assert_eq!(
        quoted(json!({"message": {"text": "Gone"}, "error": true})),
        None
    );
    let long = quoted(json!({"error": "é".repeat(10_000)}));
    assert_eq!(long.map(|long| long.chars().count()), Some(302));
}

#[test]
fn a_base_makes_urls_absolute() {
    let source = json!({
        "@type": "NewsArticle", "headline": "Snow", "inLanguage": "en", "articleBody": "Words.",
        "image": "../images/a.jpg", "author": {"name": "Ann Lee", "url": "/people/ann/"},
    });
    let base = article::url::SafeUrl::parse("https://pass.example/local/snow/story.html").ok();
    let options = Options {
        base,
        ..Options::default()
    };
    let imported = import(source.to_string().as_bytes(), &options).expect("an article");
    let article = &imported[0].article;
    let Some(Lead::Figure(figure)) = &article.lead else {
        panic!("no picture")
    };
    assert_eq!(
        figure.media.src.as_str(),
        "https://pass.example/local/images/a.jpg"
    );
    assert_eq!(
        article.authors[0].url.as_ref().map(|url| url.as_str()),
        Some("https://pass.example/people/ann/")
    );
    assert_eq!(
        article.url.as_ref().map(|url| url.as_str()),
        Some("https://pass.example/local/snow/story.html")
    );
    assert_eq!(article.id.as_str(), "snow");
}

#[test]
fn native_articles_are_unchanged() {
    let document = json!({"schema": "action-news/article/1", "id": "a", "headline": "Snow", "body": [], "@type": "NewsArticle"});
    let imported =
        import(document.to_string().as_bytes(), &Options::default()).expect("an article");
    assert_eq!(
        (imported[0].format, imported[0].problems.len()),
        (Format::Native, 1)
    );
    let list = json!([document, document]);
    assert_eq!(
        import(list.to_string().as_bytes(), &Options::default())
            .expect("articles")
            .len(),
        2
    );
    let as_json_ld = Options {
        format: Some(Format::JsonLd),
        ..Options::default()
    };
    let imported = import(document.to_string().as_bytes(), &as_json_ld).expect("an article");
    assert_eq!(
        (imported[0].format, imported[0].article.access),
        (Format::JsonLd, Access::Partial)
    );
}

/// JSON with schema.org's keys and values of any type, valid or not.
fn json_ld() -> impl Strategy<Value = Value> {
    let words = "[a-zA-Zé雪ث<&;#:/@ .,\n-]{0,12}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9f64).prop_map(Value::from),
        words.prop_map(Value::from),
        "https?://[a-z]{1,4}\\.example/[a-z/#?-]{0,8}".prop_map(Value::from),
        "20[0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-][01][0-9]:?00)?)?".prop_map(Value::from),
        prop::sample::select(vec!["NewsArticle", "Person", "ImageObject", "LiveBlogPosting", "BreadcrumbList", "False", "a/b", "#a", "#b", "en-CA"]).prop_map(Value::from),
    ];
    let key = prop::sample::select(vec![
        "@context",
        "@type",
        "@id",
        "@graph",
        "@list",
        "@value",
        "headline",
        "name",
        "description",
        "alternativeHeadline",
        "author",
        "creator",
        "datePublished",
        "dateModified",
        "articleSection",
        "keywords",
        "inLanguage",
        "publisher",
        "url",
        "mainEntityOfPage",
        "image",
        "contentUrl",
        "width",
        "height",
        "caption",
        "creditText",
        "articleBody",
        "text",
        "liveBlogUpdate",
        "coverageStartTime",
        "coverageEndTime",
        "identifier",
        "isAccessibleForFree",
        "itemListElement",
        "item",
        "thumbnailUrl",
        "correction",
        "copyrightHolder",
        "copyrightYear",
        "video",
        "value",
    ]);
    leaf.prop_recursive(4, 60, 8, move |inner| {
        let object = prop::collection::btree_map(key.clone(), inner.clone(), 0..8);
        prop_oneof![
            1 => prop::collection::vec(inner, 0..4).prop_map(Value::from),
            3 => object.prop_map(|map| Value::Object(map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_json_ld_is_valid_or_refused(mut source in json_ld(), headline in "[a-zé雪ث ]{0,12}") {
        if let Value::Object(object) = &mut source {
            object.insert("@type".to_owned(), "NewsArticle".into());
            object.insert("headline".to_owned(), headline.into());
        }
        let bytes = source.to_string();
        let options = Options { format: Some(Format::JsonLd), ..Options::default() };
        match import(bytes.as_bytes(), &options) {
            Ok(imported) => imported.iter().for_each(|one| {
                assert_valid(&bytes, one);
                let _ = explain(bytes.as_bytes(), &one.problems);
            }),
            Err(error) => prop_assert!(!refusal(bytes.as_bytes(), &error).is_empty()),
        }
    }
}
