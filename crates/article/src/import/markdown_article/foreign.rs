//! Front matter keys of Hugo, Jekyll and others: drafts, dates of publication and expiry, languages. They are read so that
//! a draft copied from such a site is not published by mistake.
//!
//! Sources: Hugo's documentation, "Front matter" (`draft`, `publishDate`, `expiryDate`); Jekyll's (`published: false`).

use crate::import::language;
use crate::lang::LangTag;
use serde_json::{Map, Value};

/// Replaces these keys by our own, which have precedence if both exist. A draft stays a draft in any case.
pub(super) fn translate(keys: &mut Map<String, Value>) {
    let mut is_draft = false;
    for (key, draft_value) in [("draft", true), ("private", true), ("published", false)] {
        if let Some(Value::Bool(is)) = keys.get(key) {
            is_draft |= *is == draft_value;
            keys.remove(key);
        }
    }
    if is_draft {
        keys.insert("status".to_owned(), "draft".into());
    }
    for (theirs, ours) in [
        ("publishDate", "embargo"),
        ("expiryDate", "expires"),
        ("language", "lang"),
    ] {
        if let Some(value) = keys.remove(theirs) {
            keys.entry(ours).or_insert(value);
        }
    }
    if let Some(Value::String(lang)) = keys.get_mut("lang")
        && LangTag::parse(lang).is_none()
        && let Some(tag) = language::tag(lang)
    {
        tag.as_str().clone_into(lang);
    }
}
