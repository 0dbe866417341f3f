//! Whether the article is complete and published.

use super::super::release;
use super::reading::Reading;
use crate::model::{Access, Block, Status};
use serde_json::Value;

/// Partial if a paid article has no text. A text counts as complete, because many sources give the full text of paid
/// articles; the restriction is then reported.
pub(super) fn access(reading: &mut Reading, body: &[Block]) -> Access {
    const FREE: &str = "isAccessibleForFree";
    let is_paid_for = is_not_free(reading.node.value);
    if body.is_empty() && is_paid_for {
        return Access::Partial;
    }
    let parts = reading.graph.nodes(&reading.node, "hasPart");
    if is_paid_for {
        let what = "the restriction to paying readers";
        reading.source.left_out(&format!("/{FREE}"), what);
    } else if parts.iter().any(|part| is_not_free(part.value)) {
        let what = "the restriction of parts of the text to paying readers";
        reading.source.left_out("/hasPart", what);
    }
    if let Some(condition) = reading.words("conditionsOfAccess") {
        let condition: String = condition.chars().take(80).collect();
        let what = format!("the condition of access \"{condition}\"");
        reading.source.left_out("/conditionsOfAccess", &what);
    }
    Access::Free
}

/// A `creativeWorkStatus` such as `Draft`, `Incomplete` or `Withdrawn` makes a draft. It is imported, because the
/// document may be the only copy.
pub(super) fn status(reading: &mut Reading) -> Status {
    const STATUS: &str = "creativeWorkStatus";
    let mut words = reading.graph.words(&reading.node, STATUS);
    for term in reading.graph.nodes(&reading.node, STATUS) {
        for key in ["name", "termCode", "@id"] {
            words.extend(reading.graph.words(&term, key));
        }
    }
    let Some(status) = words
        .iter()
        .find(|word| release::unpublished(word).is_some())
    else {
        return Status::Published;
    };
    let status: String = status.chars().take(80).collect();
    let what = format!("the status \"{status}\"; this is a draft");
    reading.source.left_out(&format!("/{STATUS}"), &what);
    Status::Draft
}

/// Whether a node has `"isAccessibleForFree": false`, as a boolean, a string or schema.org's `False`, also in a list.
pub(in crate::import) fn is_not_free(node: &Value) -> bool {
    let is_no = |value: &Value| match value {
        Value::Bool(free) => !free,
        Value::String(word) => {
            let word = word.rsplit('/').next().unwrap_or(word);
            word.trim().eq_ignore_ascii_case("false")
        }
        _ => false,
    };
    match node.get("isAccessibleForFree") {
        Some(Value::Array(values)) => values.iter().any(is_no),
        Some(Value::Object(value)) => value.get("@value").is_some_and(is_no),
        value => value.is_some_and(is_no),
    }
}
