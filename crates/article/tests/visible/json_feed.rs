//! JSON Feed: an item's HTML, else its text, and the titles of its attachments.

use super::{Words, each, html, plain, text};
use serde_json::Value;

pub fn articles(document: &Value) -> Vec<Words> {
    each(document, "/items").into_iter().map(item).collect()
}

fn item(item: &Value) -> Words {
    let mut words = match text(item, "/content_html") {
        "" => plain(text(item, "/content_text")),
        body => html(body),
    };
    // A link post's title links to its target, unless its text does.
    let target = text(item, "/external_url");
    if !target.is_empty() && !text(item, "/content_html").contains(target) {
        words.line(text(item, "/title"));
    }
    // Attachments with the same title are alternatives.
    let attached = each(item, "/attachments");
    let mut titles: Vec<&str> = attached
        .into_iter()
        .map(|one| text(one, "/title"))
        .collect();
    titles.dedup();
    for title in titles {
        words.caption(title);
    }
    words
}
