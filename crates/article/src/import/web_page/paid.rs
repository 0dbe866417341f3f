//! Restricted parts of a page: parts for subscribers, whose CSS selectors are in the page's JSON-LD, and WordPress's form
//! for a password, which replaces a protected text.
//!
//! Source: schema.org's `hasPart` with `isAccessibleForFree` and `cssSelector`, as search engines ask for it
//! (<https://developers.google.com/search/docs/appearance/structured-data/paywalled-content>).

use crate::import::json_ld::access::is_not_free;
use dom_smoothie::Readability;
use serde_json::Value;

/// Maximal number of selectors, because each is searched for in the whole page.
const MAX_SELECTORS: usize = 20;

/// Removes the restricted parts. Returns their description, if there are any.
pub(super) fn remove(page: &Readability, documents: &[Value]) -> Option<&'static str> {
    let forms = page.doc.select("form.post-password-form");
    if forms.exists() {
        forms.remove();
        return Some("the text, which is behind a password");
    }
    let mut is_cut = false;
    for selector in selectors(documents) {
        // An invalid selector selects nothing.
        if let Some(parts) = page.doc.try_select(selector)
            && parts.exists()
        {
            parts.remove();
            is_cut = true;
        }
    }
    is_cut.then_some("the parts for subscribers only")
}

fn selectors(documents: &[Value]) -> Vec<&str> {
    let mut selectors = Vec::new();
    let mut open: Vec<&Value> = documents.iter().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(object) => {
                if is_not_free(value) {
                    let given = object.get("cssSelector");
                    let given = match given {
                        Some(Value::Array(several)) => several.as_slice(),
                        given => given.map_or(&[] as &[Value], std::slice::from_ref),
                    };
                    selectors.extend(given.iter().filter_map(Value::as_str));
                }
                open.extend(object.values().filter(|it| it.is_array() || it.is_object()));
            }
            _ => {}
        }
    }
    selectors.truncate(MAX_SELECTORS);
    selectors
}
