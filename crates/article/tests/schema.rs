//! What is written reads back as itself; the schemas are current, and they agree with the reader.

// The workspace's lints are for what ships.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::Severity;
use article::problem::{Problem, ProblemKind};
use article::schema::{article_schema, portal_schema};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Debug;
use std::path::Path;
use std::sync::LazyLock;

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

/// The schemas in `docs/schema` are what the types say. `UPDATE=1` writes them anew.
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

/// What the reader says and no schema can: what is blank, what stands twice, how long and deep it all is,
/// how many days a month has, which ids other parts of the portal have, and the odder ways to write a bad URL.
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
        ]
        .iter()
        .any(|semantic| expected.starts_with(semantic)),
        // A built-in link needs no name.
        ProblemKind::Missing("name") => {
            problem.at.starts_with("/links/") || problem.at.starts_with("/footer/")
        }
        _ => false,
    }
}

/// No worse than advice ⇔ valid, unless something is said that a schema cannot say.
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
            "the reader takes it, the schema says {:?}: {}",
            why,
            document
        );
    } else {
        let beyond = problems.iter().any(is_beyond_schemas);
        prop_assert!(
            !is_valid || beyond,
            "the schema takes it, the reader says {:?}: {}",
            problems,
            document
        );
    }
    Ok(())
}

fn read_bytes<T>(document: &Value, read: fn(&[u8]) -> Outcome<T>) -> Outcome<T> {
    read(document.to_string().as_bytes())
}

/// One change somewhere in a document.
#[derive(Debug, Clone)]
enum Change {
    Replace(Value),
    Remove,
    Rename(&'static str),
    Add(&'static str, Value),
    Repeat,
}

const KEYS: &[&str] = &[
    "text", "type", "id", "url", "blocks", "titel", "caption", "href", "x", "lang", "name",
    "$schema", "schema",
];

fn change() -> impl Strategy<Value = Change> {
    let value = || {
        prop_oneof![
            select(vec![
                json!(null),
                json!(true),
                json!(0),
                json!(1),
                json!(-3),
                json!(2.5),
                json!(480.0),
                json!(1e300),
                json!([]),
                json!({}),
                json!(""),
                json!(" "),
                json!("words"),
                json!("en-CA"),
                json!("https://a.example/"),
                json!("javascript:x"),
                json!("2024-02-29"),
                json!("2024-02-30"),
                json!("2024-11-23T08:00:00-07:00"),
                json!("2024-11-23T08:00"),
                json!("figure"),
                json!("embed"),
                json!("paragraph"),
                json!("16:9"),
                json!("+1:9"),
                json!("live"),
                json!("#fff"),
                json!({"t": "x"}),
                json!([{"t": "x"}]),
                json!([[]]),
                json!(["words"]),
                json!({"en": "x"}),
                json!({"EN": "x"}),
                json!({"type": "paragraph", "text": "x"}),
                json!([{"type": "divider"}]),
                json!({"src": "/a.jpg"}),
                json!("https://a.example"),
                json!({"x": 0.5, "y": 1}),
                json!({"light": "#000"}),
                json!({"dark": "#000"}),
                json!({"provider": "files"}),
            ]),
            generate::words().prop_map(Value::from),
        ]
    };
    prop_oneof![
        4 => value().prop_map(Change::Replace),
        2 => Just(Change::Remove),
        1 => select(KEYS).prop_map(Change::Rename),
        2 => (select(KEYS), value()).prop_map(|(key, value)| Change::Add(key, value)),
        1 => Just(Change::Repeat),
    ]
}

/// Applies a change to the `at`th value of a document, counted through all levels.
fn apply(document: &mut Value, at: Index, change: &Change) {
    fn pointers(value: &Value, at: String, out: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                object
                    .iter()
                    .for_each(|(key, value)| pointers(value, format!("{at}/{key}"), out));
            }
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(i, value)| pointers(value, format!("{at}/{i}"), out));
            }
            _ => {}
        }
        out.push(at);
    }
    let mut all = Vec::new();
    pointers(document, String::new(), &mut all);
    let pointer = at.get(&all).clone();
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    if let (Change::Add(key, value), Some(Value::Object(object))) =
        (change, document.pointer_mut(&pointer))
    {
        object.insert((*key).to_owned(), value.clone());
        return;
    }
    match (document.pointer_mut(parent), change) {
        (Some(Value::Object(object)), Change::Remove) => drop(object.remove(key)),
        (Some(Value::Object(object)), Change::Rename(name)) => {
            if let Some(value) = object.remove(key) {
                object.insert((*name).to_owned(), value);
            }
        }
        (Some(Value::Array(items)), Change::Remove) => {
            drop(items.remove(key.parse::<usize>().expect("an index")))
        }
        (Some(Value::Array(items)), Change::Repeat) => {
            items.push(items[key.parse::<usize>().expect("an index")].clone())
        }
        (Some(parent), Change::Replace(value)) => match parent {
            Value::Object(object) => drop(object.insert(key.to_owned(), value.clone())),
            Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value.clone(),
            _ => {}
        },
        _ => {}
    }
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    proptest::collection::vec((any::<Index>(), change()), 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn articles_read_back_as_themselves(article in generate::article()) {
        round_trip(&article, article::read)?;
    }

    #[test]
    fn portals_read_back_as_themselves(portal in generate::portal()) {
        round_trip(&portal, article::read_portal)?;
    }

    #[test]
    fn indexes_and_weather_read_back_as_themselves(index in generate::index(), weather in generate::weather()) {
        round_trip(&index, article::read_index)?;
        round_trip(&weather, article::read_weather)?;
    }

    #[test]
    fn reader_and_schema_agree_on_articles(article in generate::article(), changes in changes()) {
        let mut document = serde_json::to_value(&article).expect("it can be written");
        changes.iter().for_each(|(at, change)| apply(&mut document, *at, change));
        agree(&document, read_bytes(&document, article::read), &ARTICLE)?;
    }

    #[test]
    fn reader_and_schema_agree_on_portals(portal in generate::portal(), changes in changes()) {
        let mut document = serde_json::to_value(&portal).expect("it can be written");
        changes.iter().for_each(|(at, change)| apply(&mut document, *at, change));
        agree(&document, read_bytes(&document, article::read_portal), &PORTAL)?;
    }
}

/// `CASES=10000` for a long run.
fn cases() -> u32 {
    std::env::var("CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(200)
}
