//! Changes to one place of a document. The result may be valid or invalid.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// One change somewhere in a document.
#[derive(Debug, Clone)]
pub enum Change {
    Replace(Value),
    Remove,
    Rename(&'static str),
    Add(&'static str, Value),
    Repeat,
}

const KEYS: &[&str] = &[
    "text", "type", "id", "url", "blocks", "titel", "caption", "href", "x", "lang", "name",
    "$schema", "schema", "aliases",
];

/// Any change.
pub fn change() -> impl Strategy<Value = Change> {
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
                json!("/old/%C3%A9.html"),
                json!("/old/%zz"),
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
            super::generate::words().prop_map(Value::from),
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

/// Applies a change to the value that `at` selects among all values of a document, nested ones included.
pub fn apply(document: &mut Value, at: Index, change: &Change) {
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

/// Returns copies of a document: for each key of each object in it, a copy without that key.
pub fn without_each_key(document: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    pointers(document, String::new(), &mut all);
    let without = |pointer: &String| {
        let (parent, key) = pointer.rsplit_once('/')?;
        let mut document = document.clone();
        document.pointer_mut(parent)?.as_object_mut()?.remove(key)?;
        Some(document)
    };
    all.iter().filter_map(without).collect()
}

/// Adds the JSON Pointers of a value at `at` and of all values in it.
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
