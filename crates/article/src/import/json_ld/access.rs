//! Whether the article is complete.

use super::reading::Reading;
use crate::model::{Access, Block, Status};
use serde_json::Value;

/// Partial if a paid article has no text. A text counts as complete: many sources give the full text of paid articles.
pub(super) fn access(reading: &Reading, body: &[Block]) -> Access {
    match body.is_empty() && is_paid_for(reading) {
        true => Access::Partial,
        false => Access::Free,
    }
}

/// A `creativeWorkStatus` of `Draft`, `Incomplete` or `Pending` makes a draft.
pub(super) fn status(reading: &mut Reading) -> Status {
    const UNPUBLISHED: [&str; 3] = ["draft", "incomplete", "pending"];
    let status = reading.words("creativeWorkStatus");
    let status = status.filter(|status| {
        let mut unpublished = UNPUBLISHED.iter();
        unpublished.any(|known| status.eq_ignore_ascii_case(known))
    });
    let Some(status) = status else {
        return Status::Published;
    };
    let what = format!("that its status is {status}; this is a draft");
    reading.source.left_out("/creativeWorkStatus", &what);
    Status::Draft
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
