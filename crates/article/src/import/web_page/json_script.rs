//! The JSON in a `<script>`.

use serde_json::Value;

/// The JSON of a script, which some systems wrap in CDATA or a comment.
pub(super) fn value(text: &str) -> Option<Value> {
    let text = text.trim();
    let text = ["<![CDATA[", "//<![CDATA[", "/*<![CDATA[*/", "<!--"]
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .unwrap_or(text);
    let text = ["]]>", "//]]>", "/*]]>*/", "-->"]
        .iter()
        .rev()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    let text = text.trim().trim_end_matches(';');
    // Some systems write line breaks into strings, which JSON forbids.
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")))
        .ok()
}
