//! A portal's links, and words by language.

use super::article::segment;
use super::walk::Reading;
use crate::portal::{ByLanguage, Link};
use crate::problem::ProblemKind;
use serde_json::Value;

pub(super) fn by_language(r: &mut Reading, value: &Value) -> Option<ByLanguage> {
    if value.is_string() {
        return r
            .string(value)
            .map(|words| ByLanguage(vec![("en".to_owned(), words)]));
    }
    let Value::Object(object) = value else {
        r.expected("words by language such as {\"en\": \"World\"}", value);
        return None;
    };
    if object.is_empty() {
        r.note(ProblemKind::Blank);
    }
    let mut words = Vec::new();
    for (key, value) in object {
        let mark = r.enter(key);
        if !((2..=8).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_lowercase())) {
            r.invalid("a language such as en", key);
        } else if let Some(text) = r.string(value) {
            words.push((key.clone(), text));
        }
        r.leave(mark);
    }
    (!words.is_empty()).then_some(ByLanguage(words))
}

pub(super) fn link(r: &mut Reading, value: &Value) -> Option<Link> {
    let object = r.object(value, &["id", "href", "name"])?;
    let href = r.field(object, "href", Reading::url);
    let id = r.field(object, "id", segment);
    let built_in = id
        .as_deref()
        .is_some_and(|id| ["home", "webmail", "advertise", "login"].contains(&id));
    let name = r.field(object, "name", by_language);
    if !built_in && name.is_none() {
        r.need("name", name.as_ref())?;
    }
    Some(Link {
        id,
        href: r.need("href", href)?,
        name,
    })
}
