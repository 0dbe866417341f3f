//! The Guardian's Content API: the blocks' elements in order, or `fields.body` without blocks.

use super::{Words, each, html, inline, text};
use serde_json::Value;

pub fn articles(document: &Value) -> Vec<Words> {
    let response = document.get("response").unwrap_or(document);
    let items = match response.get("results") {
        Some(_) => each(response, "/results"),
        None => vec![response.get("content").unwrap_or(response)],
    };
    items.into_iter().map(item).collect()
}

fn item(item: &Value) -> Words {
    let mut words = Words::default();
    let blocks = each(item, "/blocks/body");
    // One block is an article; several are a live blog's posts, each with a headline.
    for block in &blocks {
        // The old API writes numbers and booleans as strings.
        if block["published"] != false && block["published"] != "false" {
            words.line(text(block, "/title"));
            words.line(text(block, "/attributes/title"));
            for id in each(block, "/contributors") {
                let named = each(item, "/tags").into_iter().find(|tag| tag["id"] == *id);
                words.line(named.map_or("", |tag| text(tag, "/webTitle")));
            }
            elements(block, &mut words);
        }
    }
    if blocks.is_empty() {
        words = html(text(item, "/fields/body"));
    }
    let mut lead = Words::default();
    if let Some(main) = item.pointer("/blocks/main") {
        elements(main, &mut lead);
    }
    words.lead(&lead);
    words
}

fn elements(block: &Value, words: &mut Words) {
    for element in each(block, "/elements") {
        let data = |key: &str| {
            let part = element.as_object().into_iter().flatten();
            let mut typed = part.filter(|(name, _)| name.ends_with("TypeData"));
            typed
                .find_map(|(_, data)| data[key].as_str())
                .unwrap_or_default()
        };
        let is_shown = element.pointer("/imageTypeData/displayCredit") != Some(&Value::Bool(false));
        match text(element, "/type") {
            "image" => {
                let credit = match data("credit") {
                    _ if !is_shown => String::new(),
                    "" => format!("{} {}", data("photographer"), data("source")),
                    credit => credit.to_owned(),
                };
                words.picture(&inline(data("caption")), &credit);
            }
            "video" | "audio" => words.picture(&inline(data("caption")), ""),
            "rich-link" => words.line(data("linkText")),
            "pullquote" => {
                words.line(&inline(data("html")));
                words.line(data("attribution"));
            }
            // The fallback for browsers without scripts.
            _ => words.add(&html(data("html"))),
        }
    }
}
