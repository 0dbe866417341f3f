//! Real documents: importing never fails unexpectedly, and articles are complete.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal};
use article::import::{Format, ImportError, Options, import};
use article::model::{Access, BlockKind, Lead};
use article::problem::ProblemKind;
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};
use valid::assert_valid;

mod samples;
mod valid;

#[test]
fn real_pages_keep_every_word() {
    let Some(folder) = samples::folder("formats/jsonld") else {
        return;
    };
    let one = |file: &str| {
        let bytes = fs::read(folder.join(file)).expect("a sample");
        let mut imported = import(&bytes, &Options::default()).expect(file);
        assert_eq!(imported.len(), 1, "{file}");
        let imported = imported.remove(0);
        assert_valid(file, &imported);
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

/// Thousands of third-party documents: each gives articles or a typed error, in time.
#[test]
fn every_document_gives_articles_or_a_typed_error() {
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
                        assert_valid(&name, one);
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

/// Each sample has the format of its folder, or an unsupported one.
#[test]
fn formats_are_recognised() {
    let Some(folder) = samples::folder("formats") else {
        return;
    };
    let mut wrong = Vec::new();
    for path in samples::json_below(&folder) {
        let name = path
            .strip_prefix(&folder)
            .expect("a sample")
            .display()
            .to_string();
        let expected = match name.split('/').next().unwrap_or_default() {
            "anf" => Some(Format::AppleNews),
            "ans" => Some(Format::Arc),
            "capi" => Some(Format::Guardian),
            "ghost" | "ghost-export" => Some(Format::Ghost),
            "jsonfeed" => Some(Format::JsonFeed),
            "jsonld" => Some(Format::JsonLd),
            "ninjs" => Some(Format::Ninjs),
            "wordpress" | "wordpress-com-v1.1" => Some(Format::WordPress),
            // Broken on purpose, each in another way.
            "anf-invalid" => continue,
            _ => None,
        };
        let bytes = fs::read(&path).expect("a sample");
        let found = match import(&bytes, &Options::default()) {
            Ok(imported) => Some(imported[0].format),
            Err(ImportError::Failed { format, .. } | ImportError::NoArticle { format, .. }) => {
                Some(format)
            }
            Err(ImportError::Unreadable(_)) => continue,
            Err(_) => None,
        };
        if found != expected {
            wrong.push(format!("{name}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
