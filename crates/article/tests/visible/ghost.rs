//! Ghost: the HTML of a post, or its editor's document (Lexical or Mobiledoc) if there is no HTML.

use super::{Words, each, html, inline, list, text};
use serde_json::Value;

pub fn articles(document: &Value) -> Vec<Words> {
    let places = ["/posts", "/pages", "/db/0/data/posts"];
    let posts = places.iter().find_map(|place| document.pointer(place));
    let posts = list(posts.unwrap_or(document));
    posts.into_iter().map(|post| one(post, document)).collect()
}

fn one(post: &Value, document: &Value) -> Words {
    let mut words = match text(post, "/html") {
        "" => editor(post),
        body => html(body),
    };
    let mut lead = Words::default();
    let kept_apart = each(document, "/db/0/data/posts_meta")
        .into_iter()
        .find(|meta| meta["post_id"] == post["id"]);
    for place in [Some(post), kept_apart].into_iter().flatten() {
        lead.caption(&inline(text(place, "/feature_image_caption")));
    }
    words.lead(&lead);
    words
}

fn editor(post: &Value) -> Words {
    let mut words = Words::default();
    let parsed = |key: &str| serde_json::from_str::<Value>(text(post, key)).unwrap_or_default();
    lexical(&parsed("/lexical")["root"], &mut words);
    mobiledoc(&parsed("/mobiledoc"), &mut words);
    words
}

fn lexical(node: &Value, words: &mut Words) {
    words.text.push_str(text(node, "/text"));
    words.text.push_str(&inline(text(node, "/html")));
    words.caption(&inline(text(node, "/caption")));
    for child in each(node, "/children") {
        lexical(child, words);
    }
    if !matches!(text(node, "/type"), "text" | "extended-text" | "link") {
        words.text.push('\n');
    }
}

fn mobiledoc(document: &Value, words: &mut Words) {
    let markers = |markers: &Value, words: &mut Words| {
        let text: String = list(markers)
            .into_iter()
            .filter_map(|marker| marker[3].as_str())
            .collect();
        words.line(&text);
    };
    for section in each(document, "/sections") {
        match section[0].as_u64() {
            Some(1) => markers(&section[2], words),
            Some(3) => {
                for item in list(&section[2]) {
                    markers(item, words);
                }
            }
            Some(10) => {
                let place = section[1].as_u64().unwrap_or_default() as usize;
                let card = &document["cards"][place][1];
                words.add(&html(text(card, "/html")));
                words.line(text(card, "/markdown"));
                words.caption(&inline(text(card, "/caption")));
            }
            _ => {}
        }
    }
}
