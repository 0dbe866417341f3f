//! Messages for bad documents: all problems at once, each with its position and advice.
//!
//! `fixtures/bad/NAME.json` is read as a portal if its name begins with "portal", else as an article; `NAME.txt` has
//! the output of `newsroom check`. `UPDATE=1` rewrites the latter.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::explain;
use article::problem::{Problem, ProblemKind, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The problems of a document.
fn problems(name: &str, bytes: &[u8]) -> Vec<Problem> {
    fn all<T>(outcome: Result<(T, Vec<Problem>), Vec<Problem>>) -> Vec<Problem> {
        match outcome {
            Ok((_, problems)) => {
                assert!(
                    problems
                        .iter()
                        .all(|problem| problem.severity < Severity::Fatal),
                    "a value in spite of it"
                );
                problems
            }
            Err(problems) => {
                assert!(
                    problems
                        .iter()
                        .any(|problem| problem.severity == Severity::Fatal),
                    "no value, and no reason"
                );
                problems
            }
        }
    }
    match name.starts_with("portal") {
        true => all(article::read_portal(bytes)),
        false => all(article::read(bytes)),
    }
}

fn report(name: &str, bytes: &[u8]) -> String {
    explain(bytes, &problems(name, bytes))
        .iter()
        .map(|line| format!("{name}.json:{line}\n"))
        .collect()
}

/// The name of a kind, without its fields.
fn kind(problem: &Problem) -> String {
    let shown = format!("{:?}", problem.kind);
    shown
        .split([' ', '('])
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn bad_documents_are_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/bad");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the fixtures")
        .filter_map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .ok()?
                .strip_suffix(".json")
                .map(str::to_owned)
        })
        .collect();
    names.sort();
    assert!(names.len() >= 45, "{} fixtures", names.len());
    let (mut wrong, mut kinds) = (Vec::new(), BTreeSet::new());
    for name in &names {
        let bytes = fs::read(folder.join(format!("{name}.json"))).expect("a fixture");
        let said = report(name, &bytes);
        assert!(!said.is_empty(), "{name}: nothing is wrong with it");
        kinds.extend(problems(name, &bytes).iter().map(kind));
        let expectation = folder.join(format!("{name}.txt"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expectation, &said).expect("fixtures can be written");
        }
        let expected = fs::read_to_string(&expectation).unwrap_or_default();
        if said != expected {
            wrong.push(format!("--- expected\n{expected}+++ said\n{said}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "UPDATE=1 writes these anew:\n{}",
        wrong.join("\n")
    );
    // Problems of large documents and of importers are tested elsewhere.
    let all = [
        "NotJson",
        "WrongSchema",
        "Missing",
        "Expected",
        "UnknownKey",
        "UnknownWord",
        "UnknownBlock",
        "Invalid",
        "UnsafeUrl",
        "Blank",
        "DuplicateId",
        "NoAlt",
        "NoDimensions",
        "NoOffset",
    ];
    assert_eq!(kinds, all.iter().map(|kind| (*kind).to_owned()).collect());
}

#[test]
fn large_documents_are_refused() {
    let article = |body: &str| {
        format!(
            r#"{{"schema": "action-news/article/1", "id": "a", "headline": "Snow", "body": [{body}]}}"#
        )
    };
    let nested = |depth: usize| {
        article(&format!(
            "{}{}",
            r#"{"type": "aside", "blocks": ["#.repeat(depth),
            "]}".repeat(depth)
        ))
    };
    let many = |count: usize| article(&vec![r#"{"type": "divider"}"#; count].join(","));
    let long = |bytes: usize| {
        article(&format!(
            r#"{{"type": "paragraph", "text": "{}"}}"#,
            "x".repeat(bytes)
        ))
    };
    let url = |bytes: usize| {
        let url = format!("/{}", "x".repeat(bytes - 1));
        article(&format!(
            r#"{{"type": "paragraph", "text": [{{"t": "x", "href": "{url}"}}]}}"#
        ))
    };
    let check = |document: String, expected: &str| {
        let said = report("large", document.as_bytes());
        assert_eq!(said.trim_end(), expected, "{} bytes", document.len());
    };
    check(nested(31), "");
    let at = format!("/body/0{}", "/blocks/0".repeat(31));
    let column = nested(32).rfind("{\"type\"").expect("a block") + 1;
    check(
        nested(32),
        &format!(
            "large.json:1:{column}: error: {at}: blocks are nested more than 32 deep; remove some levels"
        ),
    );
    check(many(50_000), "");
    let column = many(50_001).rfind("{\"type\"").expect("a block") + 1;
    check(
        many(50_001),
        &format!(
            "large.json:1:{column}: error: /body/50000: more than 50000 blocks; split the document"
        ),
    );
    check(long(8 * 1024 * 1024 - 200), "");
    check(
        long(9 * 1024 * 1024),
        "large.json:1:1: error: the document is 9.0 MiB large and the limit is 8 MiB; split it, or move embedded data into files",
    );
    check(url(4096), "");
    let column = url(4097).find("\"/x").expect("a URL") + 1;
    check(
        url(4097),
        &format!(
            "large.json:1:{column}: error: /body/0/text/0/href: a URL of more than 4 KiB; shorten it"
        ),
    );
    check(
        "[".repeat(200),
        "large.json:1:128: error: not JSON: recursion limit exceeded; remove some levels",
    );
}

#[test]
fn the_worst_document_is_explained_in_time() {
    // As many problems as fit, each with its position looked up.
    let keys: Vec<String> = (0..20_000).map(|n| format!("\"k{n}\": {n}")).collect();
    let document = format!(
        "{{\"schema\": \"action-news/article/1\",\n{}\n}}",
        keys.join(",\n")
    );
    let problems = problems("large", document.as_bytes());
    let lines = explain(document.as_bytes(), &problems);
    assert!(lines.len() > 20_000 && matches!(problems[0].kind, ProblemKind::UnknownKey { .. }));
    assert_eq!(lines.last().map(|line| line.place.line), Some(20_001));
}
