//! No words are lost: an article has the words that a reader of the source would see, in order.
//!
//! The source's words are found independently of the importers (`visible`) and compared one by one. Captions with
//! credits are compared separately. `REPORT=1` prints a row for each article.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Format, Options, import};
use serde_json::Value;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::fs;
use std::path::Path;
use visible::{Words, of_article, of_source};

mod samples;
mod visible;

/// The required fraction of words, per file.
const AT_LEAST: f64 = 0.995;

/// Files with a lower requirement, and why.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// Fixtures that are typical documents of their formats.
const PLAIN: [&str; 12] = [
    "apple-news/ranges",
    "arc/a-story",
    "arc/promoted-and-in-the-text",
    "ghost/ordinary",
    "guardian/a-live-blog",
    "guardian/an-article",
    "json-feed/ordinary",
    "json-ld/plain",
    "json-ld/entities-and-markup",
    "ninjs/superdesk",
    "ninjs/version-3",
    "wordpress/headline-again-and-read-more",
];

/// How much of one list of words is in another.
struct Agreement {
    recall: f64,
    precision: f64,
    differences: Vec<String>,
}

impl Agreement {
    fn of(source: &[String], article: &[String]) -> Self {
        let diff = capture_diff_slices(Algorithm::Myers, source, article);
        let same: usize = diff
            .iter()
            .filter(|op| op.tag() == DiffTag::Equal)
            .map(|op| op.old_range().len())
            .sum();
        let share = |of: usize| {
            if of == 0 {
                1.0
            } else {
                same as f64 / of as f64
            }
        };
        let changed = diff.iter().filter(|op| op.tag() != DiffTag::Equal);
        let differences = changed
            .map(|op| {
                let (old, new) = (&source[op.old_range()], &article[op.new_range()]);
                format!("- {}\n      + {}", old.join(" "), new.join(" "))
            })
            .collect();
        Self {
            recall: share(source.len()),
            precision: share(article.len()),
            differences,
        }
    }

    fn is_kept(&self) -> bool {
        self.recall >= AT_LEAST && self.precision >= AT_LEAST
    }
}

/// Compares the articles of all documents below a folder; returns how many there were.
fn compare(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> usize {
    let mut wrong = Vec::new();
    let mut articles = 0;
    let mut passed_over = Format::ALL.to_vec();
    // The native format is not imported, and the others are not JSON.
    let others = [
        Format::Native,
        Format::Markdown,
        Format::RssAtom,
        Format::WebPage,
    ];
    passed_over.retain(|one| !others.contains(one));
    let mut paths = samples::json_below(folder);
    paths.sort();
    for path in paths {
        let name = path.strip_prefix(folder).expect("a sample");
        let name = name.to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("a sample");
        if !is_wanted(&name) {
            continue;
        }
        let Ok(imported) = import(&bytes, &Options::default()) else {
            continue;
        };
        let source: Value = serde_json::from_slice(&bytes).expect("JSON");
        let format = imported[0].format;
        if format == Format::Native {
            continue;
        }
        let expected = of_source(format, &source);
        passed_over.retain(|one| *one != format);
        if expected.len() != imported.len() {
            let (ours, theirs) = (imported.len(), expected.len());
            wrong.push(format!("{name}: {ours} articles of {theirs}"));
        }
        for (n, (expected, one)) in expected.iter().zip(&imported).enumerate() {
            articles += 1;
            let got = of_article(&serde_json::to_value(&one.article).expect("JSON"));
            wrong.extend(differences(&name, n, expected, &got));
        }
    }
    println!("{articles} articles compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(passed_over.is_empty(), "no article of {passed_over:?}");
    articles
}

/// The words lost or made up in one article.
fn differences(name: &str, n: usize, expected: &Words, got: &Words) -> Vec<String> {
    let mut wrong = Vec::new();
    let parts = [
        ("head", expected.head(), got.head()),
        ("words", expected.text(), got.text()),
        ("captions", expected.captions(), got.captions()),
    ];
    let is_exempt = EXCEPTIONS.iter().any(|(exempt, _)| *exempt == name);
    for (what, expected, got) in parts {
        if what == "head" && expected.is_empty() {
            continue;
        }
        let agreement = Agreement::of(&expected, &got);
        let said = format!(
            "{name} article {n}, {what}: {} words, recall {:.4}, precision {:.4}",
            expected.len(),
            agreement.recall,
            agreement.precision
        );
        if std::env::var_os("REPORT").is_some() {
            println!("{said}");
        }
        if !agreement.is_kept() && !is_exempt {
            let differences: Vec<&String> = agreement.differences.iter().take(12).collect();
            wrong.push(format!("{said}\n    {differences:#?}"));
        }
    }
    wrong
}

#[test]
fn words_are_neither_lost_nor_made_up() {
    let Some(folder) = samples::folder("formats") else {
        return;
    };
    let articles = compare(&folder, |_| true);
    assert!(articles >= 100, "only {articles} articles compared");
}

/// The same for typical fixtures of each format. The other fixtures show unusual features, and have their articles
/// written out beside them.
#[test]
fn words_of_fixtures_are_neither_lost_nor_made_up() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let names = PLAIN.map(|name| format!("{name}/source.json"));
    let articles = compare(&folder, |name| names.iter().any(|plain| plain == name));
    assert_eq!(articles, PLAIN.len(), "one article in each");
}

#[test]
fn lost_and_made_up_words_are_found() {
    let words = |text: &str| visible::tokens(text);
    let check = |source: &str, article: &str, recall: f64, precision: f64| {
        let agreement = Agreement::of(&words(source), &words(article));
        assert!(
            (agreement.recall - recall).abs() < 1e-9,
            "{source} | {article}"
        );
        assert!(
            (agreement.precision - precision).abs() < 1e-9,
            "{source} | {article}"
        );
    };
    check("It fell all night.", "It fell all night", 1.0, 1.0);
    check("It fell all night.", "It fell night", 0.75, 1.0);
    check("It fell", "It never fell at all", 1.0, 0.4);
    check("one two", "two one", 0.5, 0.5);
    let seen = visible::html(
        "<p>It <script>x</script>fell<b>!</b></p><figure><img><figcaption>Snow</figcaption></figure><p style='display: none'>no</p>",
    );
    assert_eq!(
        (seen.text(), seen.captions()),
        (words("It fell"), words("Snow"))
    );
}
