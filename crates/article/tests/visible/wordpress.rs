//! WordPress: the rendered content, and the featured picture with its caption.

use super::{Words, html, inline, list, text};
use serde_json::Value;

pub fn articles(document: &Value) -> Vec<Words> {
    let posts = document.get("posts").unwrap_or(document);
    list(posts).into_iter().map(post).collect()
}

fn post(post: &Value) -> Words {
    let mut words = html(&without_shortcodes(rendered(post, "/content")));
    words = words.headed(&inline(rendered(post, "/title")));
    let mut lead = Words::default();
    lead.caption(&inline(text(
        post,
        "/_embedded/wp:featuredmedia/0/caption/rendered",
    )));
    words.lead(&lead);
    words
}

/// A text at `pointer/rendered`, or in WordPress.com's API at `pointer`.
fn rendered<'a>(post: &'a Value, pointer: &str) -> &'a str {
    match text(post, pointer) {
        "" => text(post, &format!("{pointer}/rendered")),
        plain => plain,
    }
}

/// Removes the shortcodes of Shortcodes Ultimate, the only ones in the samples.
fn without_shortcodes(source: &str) -> String {
    let mut parts = source.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_code = part.trim_start_matches('/').starts_with("su_");
        match part.split_once(']') {
            Some((_, rest)) if is_code => out.push_str(rest),
            _ => {
                out.push('[');
                out.push_str(part);
            }
        }
    }
    out
}
