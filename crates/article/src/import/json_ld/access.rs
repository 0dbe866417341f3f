//! Whether the article is complete.

use super::reading::Reading;
use crate::model::{Access, Block};
use serde_json::Value;

/// Partial if a paid article has no text. A text counts as complete: many sources give the full text of paid articles.
pub(super) fn access(reading: &Reading, body: &[Block]) -> Access {
    match body.is_empty() && is_paid_for(reading) {
        true => Access::Partial,
        false => Access::Free,
    }
}

/// `"isAccessibleForFree": false`, as a boolean, a string or schema.org's `False`.
fn is_paid_for(reading: &Reading) -> bool {
    let values = reading.graph.values(&reading.node, "isAccessibleForFree");
    values.iter().any(|(_, value)| match value {
        Value::Bool(free) => !free,
        Value::String(word) => {
            let word = word.rsplit('/').next().unwrap_or(word);
            word.eq_ignore_ascii_case("false")
        }
        _ => false,
    })
}
