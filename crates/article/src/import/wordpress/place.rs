//! Fields under different keys in the REST API and in WordPress.com's API.

use super::super::source::Source;
use crate::url::SafeUrl;
use serde_json::Value;

/// The pointer to a text: `key/rendered`, or in WordPress.com's API `key` itself.
pub(super) fn rendered(source: &Source<'_>, key: &str) -> String {
    match source.get(key) {
        Some(Value::String(_)) => key.to_owned(),
        _ => format!("{key}/rendered"),
    }
}

/// The URL of the post's page.
pub(super) fn page(source: &Source<'_>) -> Option<SafeUrl> {
    source.link("/link").or_else(|| source.link("/URL"))
}
