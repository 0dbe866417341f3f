//! JSON-LD: `articleBody`, the updates of a live blog, and the picture's caption.

use super::{Words, each, html, list, plain, text};
use serde_json::Value;

const ARTICLES: &[&str] = &["Article", "Posting", "Report", "Review"];

pub fn articles(document: &Value) -> Vec<Words> {
    let mut nodes = Vec::new();
    for top in list(document) {
        nodes.push(top);
        nodes.extend(each(top, "/@graph"));
    }
    let is_article = |node: &Value| {
        list(&node["@type"])
            .iter()
            .filter_map(|name| name.as_str())
            .any(|name| ARTICLES.iter().any(|end| name.ends_with(end)))
    };
    nodes
        .iter()
        .filter(|node| is_article(node))
        .map(|node| article(node, &nodes))
        .collect()
}

fn article(node: &Value, nodes: &[&Value]) -> Words {
    let mut words = body(text(node, "/articleBody"));
    for update in each(node, "/liveBlogUpdate") {
        words.line(text(update, "/headline"));
        words.add(&body(text(update, "/articleBody")));
    }
    let mut lead = Words::default();
    if let Some(image) = each(node, "/image").first() {
        let named = nodes
            .iter()
            .find(|other| !image["@id"].is_null() && other["@id"] == image["@id"]);
        let image = named.unwrap_or(image);
        let credit = match text(image, "/creditText") {
            "" => text(image, "/creator/name"),
            credit => credit,
        };
        lead.picture(text(image, "/caption"), credit);
    }
    words.lead(&lead);
    words
}

/// Plain text by the specification, but some systems write HTML or character references.
fn body(source: &str) -> Words {
    if source.contains("</") || source.contains('&') {
        html(source)
    } else {
        plain(source)
    }
}
