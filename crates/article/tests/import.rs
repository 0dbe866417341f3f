//! Other systems' documents → articles.
//!
//! `fixtures/FORMAT/NAME/source.json` becomes what `article.json` holds (a list of articles, or nothing) and
//! says what `report.txt` holds. `UPDATE=1` writes these anew.

// The workspace's lints are for what ships.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal};
use article::import::{Format, Imported, Options, import};
use article::model::{Access, BlockKind, Lead};
use article::problem::{ProblemKind, Severity};
use article::{Article, read};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

mod samples;

/// An imported article is as good as one written here: it reads back, and nothing in it is wrong.
fn assert_sound(name: &str, imported: &Imported) {
    let written = serde_json::to_vec(&imported.article).expect("it can be written");
    let (back, problems) = read(&written).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
    let worst = problems
        .iter()
        .filter(|problem| problem.severity > Severity::Advice)
        .collect::<Vec<_>>();
    assert!(worst.is_empty(), "{name}: {worst:?}");
    assert_eq!(back, imported.article, "{name}");
}

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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/json-ld");
    let mut wrong = Vec::new();
    for folder in folders(&folder) {
        let name = folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let bytes = fs::read(folder.join("source.json")).expect("a source");
        let (articles, report): (Vec<Article>, String) = match import(&bytes, &Options::default()) {
            Ok(imported) => {
                imported.iter().for_each(|one| assert_sound(&name, one));
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
            // Whether keys are sorted depends on what else is built.
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

#[test]
fn a_base_makes_addresses_whole() {
    let source = json!({
        "@type": "NewsArticle", "headline": "Snow", "inLanguage": "en", "articleBody": "Words.",
        "image": "../images/a.jpg", "author": {"name": "Ann Lee", "url": "/people/ann/"},
    });
    let base = article::url::SafeUrl::parse("https://pass.example/local/snow/story.html").ok();
    let options = Options { base, format: None };
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
fn our_own_format_goes_through_unchanged() {
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

/// JSON of schema.org's words in every shape they can take, sensible or not.
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
        prop::sample::select(vec!["NewsArticle", "Person", "ImageObject", "LiveBlogPosting", "#a", "#b", "en-CA"]).prop_map(Value::from),
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
        "coverageEndTime",
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
    fn whatever_it_is_it_is_sound_or_refused(mut source in json_ld(), headline in "[a-zé雪ث ]{0,12}") {
        if let Value::Object(object) = &mut source {
            object.insert("@type".to_owned(), "NewsArticle".into());
            object.insert("headline".to_owned(), headline.into());
        }
        let bytes = source.to_string();
        let options = Options { format: Some(Format::JsonLd), ..Options::default() };
        match import(bytes.as_bytes(), &options) {
            Ok(imported) => imported.iter().for_each(|one| {
                assert_sound(&bytes, one);
                let _ = explain(bytes.as_bytes(), &one.problems);
            }),
            Err(error) => prop_assert!(!refusal(bytes.as_bytes(), &error).is_empty()),
        }
    }
}

#[test]
fn real_pages_come_through_with_every_word() {
    let Some(folder) = samples::folder("formats/jsonld") else {
        return;
    };
    let one = |file: &str| {
        let bytes = fs::read(folder.join(file)).expect("a sample");
        let mut imported = import(&bytes, &Options::default()).expect(file);
        assert_eq!(imported.len(), 1, "{file}");
        let imported = imported.remove(0);
        assert_sound(file, &imported);
        (
            imported,
            serde_json::from_slice::<Value>(&bytes).expect("JSON"),
        )
    };
    let whole = [
        (
            "ms-los-angeles-times.json",
            "Tracey Lien",
            "2016-04-30T10:00:00Z",
        ),
        (
            "ms-financial-times.json",
            "Sarah Murray",
            "2016-02-09T05:01:59Z",
        ),
    ];
    for (file, author, published) in whole {
        let (imported, source) = one(file);
        let article = imported.article;
        assert_eq!(
            Some(article.headline.plain().as_str()),
            source["headline"].as_str(),
            "{file}"
        );
        assert_eq!(
            article
                .authors
                .iter()
                .map(|author| author.name.as_str())
                .collect::<Vec<_>>(),
            [author],
            "{file}"
        );
        assert_eq!(
            article.published.map(|t| t.to_string()).as_deref(),
            Some(published),
            "{file}"
        );
        assert!(
            matches!(&article.lead, Some(Lead::Figure(figure)) if figure.media.width.is_some()),
            "{file}"
        );
        assert_eq!(article.access, Access::Free, "{file}");
        let ours: String = article
            .body
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Paragraph(text) => text.plain() + "\n",
                other => panic!("{file}: {other:?}"),
            })
            .collect();
        let theirs = source["articleBody"].as_str().expect("a body");
        assert!(
            ours.split_whitespace().eq(theirs.split_whitespace()),
            "{file}: words"
        );
    }
    let (imported, source) = one("rd-telegraph.json");
    let article = imported.article;
    assert_eq!((article.access, article.body.len()), (Access::Partial, 0));
    assert_eq!(
        article.url.as_ref().map(|url| url.as_str()),
        source["url"].as_str()
    );
    assert!(
        imported
            .problems
            .iter()
            .any(|problem| problem.kind == ProblemKind::NoBody)
    );
}

/// Thousands of documents that nobody wrote for us: each is an article or a typed error, soon.
#[test]
fn no_document_is_too_strange() {
    for part in ["json", "formats"] {
        let Some(folder) = samples::folder(part) else {
            continue;
        };
        let (mut files, mut articles) = (0, 0);
        for path in samples::json_below(&folder) {
            let name = path.display().to_string();
            let bytes = fs::read(&path).expect("a sample");
            let start = Instant::now();
            let _ = article::read(&bytes).map_err(|problems| explain(&bytes, &problems));
            let _ = article::read_portal(&bytes).map_err(|problems| explain(&bytes, &problems));
            match import(&bytes, &Options::default()) {
                Ok(imported) => {
                    articles += imported.len();
                    for one in &imported {
                        assert_sound(&name, one);
                        let _ = explain(&bytes, &one.problems);
                    }
                }
                Err(error) => assert!(!refusal(&bytes, &error).is_empty(), "{name}"),
            }
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "{name}: {:?}",
                start.elapsed()
            );
            files += 1;
        }
        println!("{part}: {articles} articles in {files} files");
        assert!(
            files >= 100 && (part == "json" || articles >= 16),
            "{part}: {articles} articles in {files} files"
        );
    }
}
