//! Which format a document is, from nothing but itself.

use super::Format;
use serde_json::{Map, Value};

/// The format, if it is one that is read here. A list is what its first object is.
pub(super) fn format(value: &Value) -> Option<Format> {
    let object = top(value)?;
    // Our own format says so itself, so that nothing else can be taken for it, nor it for anything else.
    let schema = object.get("schema").and_then(Value::as_str);
    if schema.is_some_and(|schema| schema.starts_with("action-news/")) {
        return Some(Format::Native);
    }
    is_json_ld(object).then_some(Format::JsonLd)
}

/// The keys at the top of a document, for the editor to recognise it by.
pub(super) fn keys(value: &Value) -> Vec<String> {
    const SHOWN: usize = 12;
    let keys = top(value).into_iter().flat_map(Map::keys);
    keys.take(SHOWN)
        .map(|key| key.chars().take(40).collect())
        .collect()
}

fn top(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(items) => items.iter().find_map(Value::as_object),
        value => value.as_object(),
    }
}

/// ActivityPub contexts may name schema.org too: they are something else.
fn is_json_ld(object: &Map<String, Value>) -> bool {
    let context = object.get("@context");
    if context.is_some_and(|context| mentions(context, "activitystreams")) {
        return false;
    }
    context.is_some_and(|context| mentions(context, "schema.org"))
        || object.contains_key("@type")
        || object.contains_key("@graph")
}

/// A context is a string, an object of strings, or a list of these.
fn mentions(context: &Value, words: &str) -> bool {
    let in_string = |value: &Value| value.as_str().is_some_and(|text| text.contains(words));
    match context {
        Value::Array(items) => items.iter().any(|item| match item {
            Value::Object(object) => object.values().any(in_string),
            item => in_string(item),
        }),
        Value::Object(object) => object.values().any(in_string),
        context => in_string(context),
    }
}
