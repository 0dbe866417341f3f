//! Written documents can be read again without loss, the documented schemas are current, and they agree with the reader.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::Severity;
use article::problem::{Problem, ProblemKind};
use article::schema::{article_schema, portal_schema};
use change::{Change, apply, change, without_each_key};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde_json::Value;
use std::fmt::Debug;
use std::path::Path;
use std::sync::LazyLock;

mod change;
mod generate;

type Outcome<T> = Result<(T, Vec<Problem>), Vec<Problem>>;

fn round_trip<T: Serialize + PartialEq + Debug>(
    value: &T,
    read: fn(&[u8]) -> Outcome<T>,
) -> Result<(), TestCaseError> {
    let written = serde_json::to_string(value).expect("it can be written");
    let Ok((back, problems)) = read(written.as_bytes()) else {
        return Err(TestCaseError::fail(format!("it cannot be read: {written}")));
    };
    prop_assert_eq!(&back, value, "{}", written);
    let errors: Vec<&Problem> = problems
        .iter()
        .filter(|problem| problem.severity > Severity::Advice)
        .collect();
    prop_assert!(errors.is_empty(), "{:?} in {}", errors, written);
    Ok(())
}

/// The schemas in `docs/schema` are those generated from the types. `UPDATE=1` regenerates the files.
#[test]
fn the_schemas_in_the_documentation_are_current() {
    for (name, schema) in [
        ("article-1.json", article_schema()),
        ("portal-1.json", portal_schema()),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../docs/schema")
            .join(name);
        let written = format!("{:#}\n", schema);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &written).expect("docs/schema can be written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        let kept: Value = serde_json::from_str(&kept).unwrap_or_default();
        assert_eq!(
            kept, schema,
            "docs/schema/{name} is not current: run UPDATE=1 cargo test -p article --test schema"
        );
    }
}

static ARTICLE: LazyLock<jsonschema::Validator> = LazyLock::new(|| validator(&article_schema()));
static PORTAL: LazyLock<jsonschema::Validator> = LazyLock::new(|| validator(&portal_schema()));

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::meta::validate(schema).expect("a valid schema");
    jsonschema::validator_for(schema).expect("a schema that can be used")
}

/// Whether the reader reports something that a schema cannot express: blank text, duplicate ids, limits of size and
/// nesting, the number of days in a month, references to ids in other parts of the portal, what
/// percent-encoded characters mean, and some unsafe URLs.
fn is_beyond_schemas(problem: &Problem) -> bool {
    match &problem.kind {
        ProblemKind::Blank
        | ProblemKind::DuplicateId(_)
        | ProblemKind::TooManyBytes(_)
        | ProblemKind::TooManyBlocks
        | ProblemKind::TooDeep
        | ProblemKind::UnsafeUrl { .. } => true,
        ProblemKind::Invalid { expected, .. } => [
            "a date and time",
            "the id of one of the regions",
            "an id that is not reserved",
            "a former path on this site",
        ]
        .iter()
        .any(|semantic| expected.starts_with(semantic)),
        // A built-in link needs no name.
        ProblemKind::Missing("name") => {
            problem.at.contains("/links/") || problem.at.starts_with("/footer/")
        }
        _ => false,
    }
}

/// Checks that the reader reports nothing but advice if and only if the document is valid by the schema, apart from
/// problems that a schema cannot express.
fn agree<T>(
    document: &Value,
    outcome: Outcome<T>,
    schema: &jsonschema::Validator,
) -> Result<(), TestCaseError> {
    let (Ok((_, problems)) | Err(problems)) = outcome.map(|(_, problems)| ((), problems));
    let is_good = problems
        .iter()
        .all(|problem| problem.severity == Severity::Advice);
    let is_valid = schema.is_valid(document);
    if is_good {
        let why: Vec<String> = schema
            .iter_errors(document)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        let blank = problems
            .iter()
            .any(|problem| problem.kind == ProblemKind::Blank);
        prop_assert!(
            is_valid || blank,
            "accepted by the reader, but the schema reports {:?}: {}",
            why,
            document
        );
    } else {
        let beyond = problems.iter().any(is_beyond_schemas);
        prop_assert!(
            !is_valid || beyond,
            "accepted by the schema, but the reader reports {:?}: {}",
            problems,
            document
        );
    }
    Ok(())
}

fn read_bytes<T>(document: &Value, read: fn(&[u8]) -> Outcome<T>) -> Outcome<T> {
    read(document.to_string().as_bytes())
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    proptest::collection::vec((any::<Index>(), change()), 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn written_articles_are_read_unchanged(article in generate::article()) {
        round_trip(&article, article::read)?;
    }

    #[test]
    fn written_portals_are_read_unchanged(portal in generate::portal()) {
        round_trip(&portal, article::read_portal)?;
    }

    #[test]
    fn written_indexes_and_weather_are_read_unchanged(index in generate::index(), weather in generate::weather()) {
        round_trip(&index, article::read_index)?;
        round_trip(&weather, article::read_weather)?;
    }

    #[test]
    fn reader_and_schema_agree_on_articles(article in generate::article(), changes in changes()) {
        let mut document = written(&article);
        changes.iter().for_each(|(at, change)| apply(&mut document, *at, change));
        agree(&document, read_bytes(&document, article::read), &ARTICLE)?;
    }

    #[test]
    fn reader_and_schema_agree_on_portals(portal in generate::portal(), changes in changes()) {
        let mut document = written(&portal);
        changes.iter().for_each(|(at, change)| apply(&mut document, *at, change));
        agree(&document, read_bytes(&document, article::read_portal), &PORTAL)?;
    }
}

/// Removes each key of many documents in turn: reader and schema agree on which keys are required.
#[test]
fn reader_and_schema_agree_on_each_missing_key() {
    let mut runner = TestRunner::deterministic();
    let mut removed = 0;
    for _ in 0..100 {
        let mut sample = |strategy: BoxedStrategy<Value>| {
            let tree = strategy.new_tree(&mut runner).expect("a document");
            without_each_key(&tree.current())
        };
        for document in sample(generate::article().prop_map(written).boxed()) {
            let outcome = read_bytes(&document, article::read);
            agree(&document, outcome, &ARTICLE).unwrap_or_else(|why| panic!("{why}"));
            removed += 1;
        }
        for document in sample(generate::portal().prop_map(written).boxed()) {
            let outcome = read_bytes(&document, article::read_portal);
            agree(&document, outcome, &PORTAL).unwrap_or_else(|why| panic!("{why}"));
            removed += 1;
        }
    }
    assert!(removed > 5000, "{removed} documents");
}

fn written<T: Serialize>(value: T) -> Value {
    serde_json::to_value(value).expect("it can be written")
}

/// The number of test cases. Set `CASES=10000` for a long run.
fn cases() -> u32 {
    std::env::var("CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(200)
}

/// The schemas reject the bad examples that the reader rejects.
#[test]
fn schemas_reject_the_bad_examples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/bad");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the fixtures") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a fixture");
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let Ok(document) = serde_json::from_slice::<Value>(bytes) else {
            continue;
        };
        let is_portal = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("portal"));
        let agreed = match is_portal {
            true => agree(&document, article::read_portal(bytes), &PORTAL),
            false => agree(&document, article::read(bytes), &ARTICLE),
        };
        agreed.unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        seen += 1;
    }
    assert!(seen > 45, "{seen} documents");
}
