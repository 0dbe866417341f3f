//! A response of the API: one item, a list of items, or neither.

use serde_json::Value;

/// The error message: `{"response": {"status": "error", "message": "…"}}`, or that of the API gateway about keys.
pub(super) fn failure(value: &Value) -> Option<String> {
    let response = value.get("response").unwrap_or(value);
    let is_content = response.get("webTitle").is_some() || response.get("content").is_some();
    let message = response.get("message").and_then(Value::as_str);
    let is_error = response.get("status").and_then(Value::as_str) == Some("error");
    match message {
        Some(message) if !is_content => Some(message.to_owned()),
        None if is_error => Some("no reason is given".to_owned()),
        _ => None,
    }
}

/// A possible article, with the response's related content.
pub(super) struct Item<'v> {
    pub(super) at: String,
    pub(super) value: &'v Value,
    pub(super) related: Vec<&'v Value>,
}

pub(super) fn items(value: &Value) -> Vec<Item<'_>> {
    if let Value::Array(documents) = value {
        let documents = documents.iter().enumerate();
        return documents
            .flat_map(|(n, document)| items_of(document, format!("/{n}")))
            .collect();
    }
    items_of(value, String::new())
}

fn items_of(document: &Value, at: String) -> Vec<Item<'_>> {
    let (root, at) = match document.get("response") {
        Some(response) => (response, format!("{at}/response")),
        None => (document, at),
    };
    if let Some(content) = root.get("content").filter(|content| content.is_object()) {
        let lists = ["storyPackage", "relatedContent"]
            .into_iter()
            .filter_map(|key| root.get(key)?.as_array());
        return vec![Item {
            at: format!("{at}/content"),
            value: content,
            related: lists.flatten().collect(),
        }];
    }
    if let Some(Value::Array(results)) = root.get("results") {
        let results = results.iter().enumerate();
        return results
            .map(|(n, value)| Item {
                at: format!("{at}/results/{n}"),
                value,
                related: Vec::new(),
            })
            .collect();
    }
    vec![Item {
        at,
        value: root,
        related: Vec::new(),
    }]
}

/// Names what is there instead of an article: a tag, a section, the URL of a removed item.
pub(super) fn what(value: &Value) -> String {
    let said = match value {
        Value::String(address) => Some(address.as_str()),
        value => ["type", "code", "id"]
            .into_iter()
            .find_map(|key| value.get(key)?.as_str()),
    };
    let said = said.unwrap_or("something without a title and a date");
    said.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn error_messages_are_recognised() {
        let check = |answer: Value, expected: Option<&str>| {
            assert_eq!(failure(&answer).as_deref(), expected, "{answer}");
        };
        let said = json!({"status": "error", "message": "No such item."});
        check(json!({"response": said}), Some("No such item."));
        check(said, Some("No such item."));
        check(json!({"message": "Unauthorized"}), Some("Unauthorized"));
        check(
            json!({"response": {"status": "error"}}),
            Some("no reason is given"),
        );
        check(json!({"response": {"status": "ok", "results": []}}), None);
        check(json!({"webTitle": "Snow", "message": "none of ours"}), None);
    }
}
