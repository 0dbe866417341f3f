//! How much of the article there is.

use super::reading::Reading;
use crate::model::{Access, Block, Update};
use serde_json::Value;

/// Partial where there are posts alone of something that is not free. A text that is here is read as the whole: many sources hand out what their readers pay for.
pub(super) fn access(reading: &Reading, body: &[Block], updates: &[Update]) -> Access {
    match (body, updates) {
        ([], _) if is_paid_for(reading) => Access::Partial,
        _ => Access::Free,
    }
}

/// `"isAccessibleForFree": false`, as a word or as schema.org's `False`.
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
