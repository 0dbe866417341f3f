//! The importers as a WebAssembly program, which a worker runs (`web/import/import-worker.js`) when a document of another
//! system is opened. The result is JSON, which is validated like any other article.
//!
//! ```
//! let json = importer::read(br#"{"title": {"rendered": "Snow"}, "content": {"rendered": "<p>It fell.</p>"}}"#, "", 1.8e9);
//! assert!(json.contains(r#""format":"WordPress REST v2""#) && json.contains("It fell."));
//! ```

use article::explain::{explain, refusal};
use article::import::{Options, import};
use article::url::SafeUrl;
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Converts a document. `base`: its URL, or "". `now`: the present time, in seconds since 1970.
///
/// Returns `{"articles": [{"article": …, "format": "…", "messages": ["…"]}]}`, or `{"refused": ["…"]}` with messages if there
/// are no articles. Messages are in English, for editors, with line and column.
#[wasm_bindgen]
pub fn read(bytes: &[u8], base: &str, now: f64) -> String {
    let options = Options {
        base: SafeUrl::parse(base).ok(),
        format: None,
        now: Some(now as i64),
    };
    let result = match import(bytes, &options) {
        Ok(imported) => {
            let articles: Vec<Value> = imported
                .iter()
                .map(|one| {
                    let messages = explain(bytes, &one.problems);
                    json!({
                        "article": serde_json::to_value(&one.article).unwrap_or_default(),
                        "format": one.format.title(),
                        "messages": messages.iter().map(ToString::to_string).collect::<Vec<_>>(),
                    })
                })
                .collect();
            json!({"articles": articles})
        }
        Err(error) => {
            let messages = refusal(bytes, &error);
            json!({"refused": messages.iter().map(ToString::to_string).collect::<Vec<_>>()})
        }
    };
    result.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_without_articles_is_refused_with_a_message() {
        for (document, word) in [
            ("{\"a\": 1}", "format of this document is unknown"),
            ("{", "not JSON"),
        ] {
            let json = read(document.as_bytes(), "", 0.0);
            assert!(
                json.starts_with("{\"refused\":[") && json.contains(word),
                "{json}"
            );
        }
    }
}
