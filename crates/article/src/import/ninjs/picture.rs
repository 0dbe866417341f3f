//! An item of the type picture, graphic, video or audio to a figure with caption and credit.

use super::super::source::Source;
use super::super::words::line;
use super::facts;
use super::forms;
use super::renditions;
use crate::model::{Block, BlockKind, Figure};
use crate::text::Text;
use serde_json::Value;

/// Longer credits are legal terms.
const MAX_CREDIT_CHARS: usize = 160;

/// The figure of an item; `at` is its position in the source.
pub(super) fn figure(source: &mut Source<'_>, at: &str, item: &Value) -> Option<Figure> {
    let Some(mut media) = renditions::media(source, item) else {
        source.left_out(at, &format!("{} without a URL", kind(item)));
        return None;
    };
    // Superdesk puts the alternative text into `body_text`.
    let words = ["alt_text", "alttext", "altText", "body_text"];
    let words = words
        .iter()
        .find_map(|key| item.get(key)?.as_str().and_then(super::super::html::words));
    media.alt = words.filter(|_| matches!(kind(item), "picture" | "graphic" | "image"));
    let caption = forms::of(item, "description");
    Some(Figure {
        caption: forms::chosen(&caption).and_then(|form| form.text(source.place())),
        credit: credit(source, at, item),
        ..Figure::from(media)
    })
}

/// The URLs of an item's files, as a text may contain them.
pub(super) fn files(source: &Source<'_>, item: &Value) -> Vec<String> {
    renditions::files(source, item)
}

/// If the item is itself a picture, video or audio item, its figure becomes the first block. Returns whether it is.
pub(super) fn own(source: &mut Source<'_>, kind: &str, blocks: &mut Vec<Block>) -> bool {
    let is_picture = matches!(kind, "picture" | "graphic");
    if !is_picture && !matches!(kind, "video" | "audio") {
        return false;
    }
    let item = source.value;
    let Some(figure) = figure(source, "", item) else {
        return false;
    };
    // A picture's plain text is its alternative text.
    if is_picture
        && forms::of(item, "body")
            .iter()
            .all(|form| form.hint == "text")
    {
        blocks.clear();
    }
    blocks.insert(0, BlockKind::Figure(Box::new(figure)).into());
    true
}

fn kind(item: &Value) -> &str {
    item.get("type")
        .and_then(Value::as_str)
        .unwrap_or("picture")
}

/// The creator and the owner, without repetition.
fn credit(source: &mut Source<'_>, at: &str, item: &Value) -> Option<Text> {
    let words = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| item.get(key)?.as_str().and_then(line))
    };
    let mut parts: Vec<String> = Vec::new();
    let mut add = |part: Option<String>| {
        let Some(part) = part else { return };
        let holds = |whole: &str, part: &str| whole.to_lowercase().contains(&part.to_lowercase());
        if !parts.iter().any(|said| holds(said, &part)) {
            parts.retain(|said| !holds(&part, said));
            parts.push(part);
        }
    };
    add(words(&["byline", "by"]));
    add(words(&["creditline", "creditLine"]));
    let notice = words(&["copyrightnotice", "copyrightNotice"]);
    let notice = notice.filter(|notice| facts::is_notice(notice));
    let is_short = |notice: &String| notice.chars().count() <= MAX_CREDIT_CHARS;
    let holder = words(&["copyrightholder", "copyrightHolder"]);
    match notice {
        Some(notice) if is_short(&notice) => add(Some(notice)),
        Some(_) => {
            add(holder);
            let what = "the copyright notice, which is longer than a credit";
            source.left_out(at, what);
        }
        None => add(holder),
    }
    (!parts.is_empty()).then(|| Text::of(parts.join(" / ")))
}
