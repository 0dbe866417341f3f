//! One story in the formats of the two publishers.

use super::story::Story;
use serde_json::{Value, json};
use std::fmt::Write;

/// `action-news/article/1`.
pub fn newsroom(story: &Story) -> Value {
    let mut body = Vec::new();
    for (n, text) in story.paragraphs.iter().enumerate() {
        if let Some(text) = heading(story, n) {
            body.push(json!({"type": "heading", "level": 2, "text": text}));
        }
        body.push(json!({"type": "paragraph", "text": text}));
    }
    let (section, name) = &story.section;
    let tags: Vec<Value> = story
        .tags
        .iter()
        .map(|tag| json!({"name": tag, "url": format!("/tag/{}/", slug(tag))}))
        .collect();
    json!({
        "schema": "action-news/article/1",
        "id": format!("{section}/{}", story.slug),
        "lang": "en-CA",
        "section": {"id": section, "name": name},
        "regions": story.regions,
        "headline": story.headline,
        "deck": story.deck,
        "authors": [{"name": story.author}],
        "published": story.published,
        "lead": {
            "type": "figure",
            "media": {
                "kind": "image", "src": story.picture.src, "type": "image/jpeg",
                "width": 1600, "height": 900, "alt": story.picture.alt
            },
            "caption": story.picture.caption,
            "credit": "Illustration: Action News",
            "size": "wide"
        },
        "body": body,
        "tags": tags,
        "rights": "© Action News"
    })
}

/// HTML with front matter in JSON.
pub fn hugo(story: &Story) -> String {
    let front_matter = json!({
        "title": story.headline,
        "deck": story.deck,
        "section": story.section.1,
        "author": story.author,
        "date": story.published,
        "tags": story.tags,
        "regions": story.regions,
        "lead": {
            "src": story.picture.src, "width": 1600, "height": 900, "alt": story.picture.alt,
            "caption": story.picture.caption, "credit": "Illustration: Action News"
        }
    });
    let mut text = format!("{front_matter}\n");
    for (n, words) in story.paragraphs.iter().enumerate() {
        if let Some(heading) = heading(story, n) {
            let _ = writeln!(text, "<div class=\"block\"><h2>{heading}</h2></div>");
        }
        let _ = writeln!(text, "<div class=\"block\"><p>{words}</p></div>");
    }
    text
}

/// The heading before the `n`th paragraph, if it has one.
fn heading(story: &Story, n: usize) -> Option<&str> {
    let [first, second] = &story.headings;
    match n {
        2 => Some(first),
        5 => Some(second),
        _ => None,
    }
}

fn slug(tag: &str) -> String {
    tag.to_lowercase().replace(' ', "-")
}
