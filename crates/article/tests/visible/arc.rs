//! Arc ANS: the content elements in order, with HTML text.

use super::{Words, each, html, inline, list, plain, text};
use serde_json::Value;

pub fn articles(document: &Value) -> Vec<Words> {
    let stories = match document.get("content_elements") {
        // A list of stories uses the same key as the elements of one story.
        Some(stories) if document.get("headlines").is_none() => list(stories),
        _ => list(document),
    };
    stories.into_iter().map(story).collect()
}

fn story(story: &Value) -> Words {
    // The editor's note is above the text.
    let mut words = plain(text(story, "/editor_note"));
    elements(&story["content_elements"], &mut words);
    let mut lead = Words::default();
    if let Some(promoted) = story.pointer("/promo_items/basic") {
        element(promoted, &mut lead);
    }
    words.lead(&lead);
    words
}

fn elements(elements: &Value, words: &mut Words) {
    for one in list(elements) {
        element(one, words);
    }
}

fn element(element: &Value, words: &mut Words) {
    match text(element, "/type") {
        "image" | "video" => {
            // Vanity credits replace the real ones.
            let credits = match element.get("vanity_credits") {
                Some(credits) => credits,
                None => &element["credits"],
            };
            let mut credit = String::new();
            for by in ["/by", "/photos_by", "/affiliation"] {
                for one in each(credits, by) {
                    credit.push_str(match text(one, "/byline") {
                        "" => text(one, "/name"),
                        byline => byline,
                    });
                    credit.push(' ');
                }
            }
            words.caption(text(element, "/subtitle"));
            words.picture(&inline(text(element, "/caption")), &credit);
        }
        "oembed_response" => words.add(&html(text(element, "/raw_oembed/html"))),
        "correction" => {}
        "table" => {
            for row in [vec![&element["header"]], each(element, "/rows")].concat() {
                for cell in list(row) {
                    words.line(&inline(text(cell, "/content")));
                }
            }
        }
        kind => {
            words.line(text(element, "/title"));
            let content = html(text(element, "/content"));
            words.add(&content);
            words.line(&inline(text(element, "/description/content")));
            elements(&element["items"], words);
            if kind != "story" {
                elements(&element["content_elements"], words);
            }
            words.line(&inline(text(element, "/citation/content")));
        }
    }
}
