//! The importers as a program of their own. A worker (`web/import/import-worker.js`) runs it when somebody opens a document of
//! another system. The result is JSON, which is read like any article's: nothing of it is trusted.
//!
//! ```
//! let said = importer::read(br#"{"title": {"rendered": "Snow"}, "content": {"rendered": "<p>It fell.</p>"}}"#, "");
//! assert!(said.contains(r#""format":"WordPress REST v2""#) && said.contains("It fell."));
//! ```

use article::explain::{explain, refusal};
use article::import::{Options, import};
use article::url::SafeUrl;
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a document. `base`: the address it came from, or nothing.
///
/// Gives `{"articles": [{"article": …, "format": "…", "said": ["…"]}]}`, or `{"refused": ["…"]}`. What is said are
/// sentences in English for editors, each with its place in the document.
#[wasm_bindgen]
pub fn read(bytes: &[u8], base: &str) -> String {
    let options = Options {
        base: SafeUrl::parse(base).ok(),
        format: None,
    };
    let told = match import(bytes, &options) {
        Ok(imported) => {
            let articles: Vec<Value> = imported
                .iter()
                .map(|one| {
                    let said = explain(bytes, &one.problems);
                    json!({
                        "article": serde_json::to_value(&one.article).unwrap_or_default(),
                        "format": one.format.title(),
                        "said": said.iter().map(ToString::to_string).collect::<Vec<_>>(),
                    })
                })
                .collect();
            json!({"articles": articles})
        }
        Err(error) => {
            let said = refusal(bytes, &error);
            json!({"refused": said.iter().map(ToString::to_string).collect::<Vec<_>>()})
        }
    };
    told.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_article_is_refused_in_words() {
        for (document, word) in [
            ("{\"a\": 1}", "no format that is read here"),
            ("{", "not JSON"),
        ] {
            let told = read(document.as_bytes(), "");
            assert!(
                told.starts_with("{\"refused\":[") && told.contains(word),
                "{told}"
            );
        }
    }
}
