//! What a browser shows of HTML.

use super::Words;
use scraper::node::Node;
use scraper::{ElementRef, Html};

/// The words of HTML.
pub fn html(source: &str) -> Words {
    let document = Html::parse_fragment(source);
    let mut words = Words::default();
    walk(document.root_element(), &mut words, false);
    words
}

/// Systems' classes for captions.
const CAPTIONS: &[&str] = &[
    "wp-caption-text",
    "gallery-caption",
    "image-caption",
    "caption",
];

fn walk(element: ElementRef<'_>, words: &mut Words, in_caption: bool) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => {
                let out = if in_caption {
                    &mut words.captions
                } else {
                    &mut words.text
                };
                out.push_str(text);
            }
            Node::Element(data) => {
                let Some(inner) = ElementRef::wrap(child) else {
                    continue;
                };
                if data.name() == "iframe" {
                    words.line(frame_title(inner));
                }
                if is_unseen(inner) {
                    continue;
                }
                let is_caption = matches!(data.name(), "figcaption" | "caption")
                    || data.classes().any(|class| CAPTIONS.contains(&class));
                let is_inline = INLINE.contains(&data.name());
                let in_caption = in_caption
                    || (is_caption && (stands_with_a_picture(inner) || follows_a_picture(inner)));
                let gap = |words: &mut Words| {
                    if !is_inline {
                        words.text.push('\n');
                        words.captions.push('\n');
                    }
                };
                gap(words);
                walk(inner, words, in_caption);
                gap(words);
            }
            _ => {}
        }
    }
}

/// Whether the caption is one of a picture, a video, a frame or a table, not of a quote or a link's card.
fn stands_with_a_picture(caption: ElementRef<'_>) -> bool {
    let around = caption.ancestors().filter_map(ElementRef::wrap);
    let mut around = around
        .take_while(|one| one.value().name() != "html")
        .take(3);
    around.any(|around| {
        let is_card = around
            .value()
            .classes()
            .any(|class| class == "kg-bookmark-card");
        let mut below = around.descendants().filter_map(ElementRef::wrap);
        !is_card
            && below.any(|one| {
                matches!(
                    one.value().name(),
                    "img" | "video" | "audio" | "iframe" | "table"
                )
            })
    })
}

/// Whether only a picture precedes the caption.
fn follows_a_picture(caption: ElementRef<'_>) -> bool {
    let before = caption.prev_siblings().find_map(ElementRef::wrap);
    before.is_some_and(|before| {
        let mut below = before.descendants().filter_map(ElementRef::wrap);
        below.any(|one| one.value().name() == "img")
            && before.text().all(|text| text.trim().is_empty())
    })
}

/// The text of an embed's card before it is loaded.
fn frame_title(frame: ElementRef<'_>) -> &str {
    let title = frame.value().attr("title").unwrap_or_default();
    if title.contains("://") || title == "YouTube video player" {
        ""
    } else {
        title
    }
}

const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

fn is_unseen(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let style = value
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_lowercase();
    let by_name = matches!(
        value.name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "object"
            | "video"
            | "audio"
            | "canvas"
            | "svg"
            | "input"
            | "select"
            | "textarea"
            | "button"
            | "title"
            | "head"
    );
    let by_class = value
        .classes()
        .any(|class| matches!(class, "screen-reader-text" | "sr-only" | "kg-signup-card"));
    by_name
        || by_class
        || value.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("font-size:0")
}
