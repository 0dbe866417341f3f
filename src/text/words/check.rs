//! Compares a language's file with `en.json`. Used by the build script too.

use serde_json::{Map, Value};

/// The problems of a file, as JSON Pointers and sentences.
pub fn faults(english: &Value, other: &Value) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    for part in ["ui", "site"] {
        let at = format!("/{part}");
        let strings = |file: &Value| file.get(part).and_then(Value::as_object).cloned();
        match (strings(english), strings(other)) {
            (Some(english), Some(other)) => compare(&mut faults, &at, &english, &other),
            _ => faults.push((String::new(), format!("{part:?} is missing"))),
        }
    }
    faults
}

fn compare(
    faults: &mut Vec<(String, String)>,
    at: &str,
    english: &Map<String, Value>,
    other: &Map<String, Value>,
) {
    for unknown in other.keys().filter(|name| !english.contains_key(*name)) {
        faults.push((format!("{at}/{unknown}"), format!("{unknown:?} is unknown")));
    }
    for (name, english) in english {
        let (english, other) = (english.as_str(), other.get(name).and_then(Value::as_str));
        let (Some(english), Some(other)) = (english, other) else {
            faults.push((at.to_owned(), format!("{name:?} is missing")));
            continue;
        };
        // Languages have different numbers of plural forms, and a form may leave the number out.
        let marks = match name.as_str() {
            "hours_ago" => &[][..],
            _ => &["{}", "|"],
        };
        for mark in marks {
            let count = english.matches(mark).count();
            if other.matches(mark).count() != count {
                let sentence = format!("{name:?} needs {mark:?} as often as {english:?}");
                faults.push((format!("{at}/{name}"), sentence));
            }
        }
    }
}
