//! Other systems' documents with an error in any place.
//!
//! Each value of every fixture is replaced in turn by a value of another type. The result is a valid article or a
//! refusal.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal};
use article::import::{Format, Options, import};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use valid::assert_valid;

mod valid;

#[test]
fn any_value_may_have_any_type() {
    let strange = strange();
    for (format, path) in sources() {
        let bytes = fs::read(&path).expect("a source");
        let Ok(mut document) = serde_json::from_slice::<Value>(&bytes) else {
            continue;
        };
        let name = path.display().to_string();
        let mut pointers = Vec::new();
        all(&document, String::new(), &mut pointers);
        for (n, pointer) in pointers.iter().enumerate() {
            // One value per place is enough: over all fixtures, all values meet all kinds of places.
            let value = strange[n % strange.len()].clone();
            let place = document.pointer_mut(pointer).expect("it is there");
            let kept = std::mem::replace(place, value);
            read(&format!("{name}{pointer}"), &document, format);
            *document.pointer_mut(pointer).expect("it is there") = kept;
        }
    }
}

fn read(name: &str, document: &Value, format: Format) {
    let bytes = document.to_string();
    let options = Options {
        format: Some(format),
        ..Options::default()
    };
    match import(bytes.as_bytes(), &options) {
        Ok(imported) => imported.iter().for_each(|one| {
            assert_valid(name, one);
            let _ = explain(bytes.as_bytes(), &one.problems);
        }),
        Err(error) => assert!(!refusal(bytes.as_bytes(), &error).is_empty(), "{name}"),
    }
}

fn strange() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(-7),
        json!(1e300),
        json!(99999999999u64),
        json!(""),
        json!("words"),
        json!("<p>Words</p><img src=x onerror=y><table>"),
        json!("https://a.example/b"),
        json!("javascript:alert(1)"),
        json!("~/~0 ~1"),
        json!([]),
        json!([[[]]]),
        json!(["words", 1, null, {}]),
        json!({}),
        json!({"type": "text", "content": "x", "id": "x", "html": "<b>"}),
        json!({"/~": {"a/b": ["~"]}}),
    ]
}

fn sources() -> Vec<(Format, PathBuf)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut sources = Vec::new();
    for format in Format::ALL {
        let Ok(cases) = fs::read_dir(fixtures.join(format.name())) else {
            continue;
        };
        for case in cases {
            let source = case.expect("a case").path().join("source.json");
            sources.push((*format, source));
        }
    }
    sources
}

fn all(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            all(value, format!("{at}/{key}"), pointers);
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(n, value)| all(value, format!("{at}/{n}"), pointers)),
        _ => {}
    }
    pointers.push(at);
}
