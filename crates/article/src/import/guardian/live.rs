//! Live blogs: blocks with times, the newest first.

use super::atoms::Atoms;
use super::element;
use crate::date::Timestamp;
use crate::import::ids::Taken;
use crate::import::source::{Source, step};
use crate::model::{Live, Update};
use crate::text::Text;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The posts in the response's order, if it is a live blog.
pub(super) fn updates(source: &mut Source<'_>, atoms: &Atoms) -> (Option<Live>, Vec<Update>) {
    let is_live = source.is("/fields/liveBloggingNow");
    let blocks = blocks(source);
    if !is_live && !is_live_blog(source) && blocks.len() < 2 {
        return (None, Vec::new());
    }
    let mut taken = Taken::default();
    let names = names_of_tags(source);
    let mut updates = Vec::new();
    for at in &blocks {
        if !source.may_enter(at) {
            break;
        }
        if element::is_withheld(source, at) {
            source.left_out(at, "a post that is not published");
            continue;
        }
        if let Some(update) = update(source, atoms, &names, at, &mut taken, updates.len() + 1) {
            updates.push(update);
        }
    }
    if source.list("/blocks/body").is_empty() {
        // A response's lists of blocks have no order among each other.
        let time = |update: &Update| update.published.map(Timestamp::epoch_seconds);
        updates.sort_by_key(|update| std::cmp::Reverse(time(update)));
    }
    let live = if is_live { Live::Live } else { Live::Ended };
    (Some(live), updates)
}

/// The number of posts that the response lacks.
pub(super) fn missing(source: &Source<'_>) -> usize {
    let all = source.number("/blocks/totalBodyBlocks");
    let all = all.and_then(|all| usize::try_from(all).ok()).unwrap_or(0);
    all.saturating_sub(blocks(source).len())
}

/// `isLive` means that the article is published, not that it is a live blog.
fn is_live_blog(source: &Source<'_>) -> bool {
    let tags = source.list("/tags").iter();
    source.str("/type") == Some("liveblog")
        || tags
            .filter_map(|tag| tag.get("id")?.as_str())
            .any(|id| id == "tone/minutebyminute")
}

/// The pointers to the posts: to all of them, else to those of the requested lists.
fn blocks(source: &Source<'_>) -> Vec<String> {
    let all: Vec<String> = source.pointers("/blocks/body").collect();
    if !all.is_empty() {
        return all;
    }
    let parts = source.get("/blocks/requestedBodyBlocks");
    let parts = parts.and_then(Value::as_object).into_iter().flatten();
    let mut blocks = Vec::new();
    let mut seen = HashSet::new();
    for (key, part) in parts {
        let Some(key) = step(key) else {
            continue;
        };
        for (n, block) in part.as_array().into_iter().flatten().enumerate() {
            // A post may be in two of the requested lists.
            let id = block.get("id").and_then(Value::as_str);
            if id.is_none_or(|id| seen.insert(id)) {
                blocks.push(format!("/blocks/requestedBodyBlocks/{key}/{n}"));
            }
        }
    }
    blocks
}

fn update(
    source: &mut Source<'_>,
    atoms: &Atoms,
    names: &HashMap<String, String>,
    at: &str,
    taken: &mut Taken,
    number: usize,
) -> Option<Update> {
    let headline = source
        .headline(&format!("{at}/title"))
        .or_else(|| source.headline(&format!("{at}/attributes/title")));
    let body = element::of_block(source, atoms, at);
    if headline.is_none() && body.is_empty() {
        source.left_out(at, "a post without text");
        return None;
    }
    let is = |key: &str| source.is(&format!("{at}/attributes/{key}"));
    let (key, pinned) = (is("keyEvent") || is("summary"), is("pinned"));
    Some(Update {
        id: taken.post_id(source.str(&format!("{at}/id")), number),
        published: published(source, at),
        headline,
        byline: byline(source, names, at),
        key,
        pinned,
        body,
    })
}

/// Maps the ids of all tags to their names. Posts refer to contributors by these ids; there may be very many of both.
fn names_of_tags(source: &Source<'_>) -> HashMap<String, String> {
    let tags = source.children("/tags");
    let names = tags.filter_map(|tag| Some((tag.str("/id")?.to_owned(), tag.words("/webTitle")?)));
    names.collect()
}

fn byline(source: &mut Source<'_>, names: &HashMap<String, String>, at: &str) -> Option<Text> {
    let mut named = Vec::new();
    for contributor in source.pointers(&format!("{at}/contributors")) {
        match source.str(&contributor).and_then(|id| names.get(id)) {
            Some(name) => named.push(name.as_str()),
            None => source.left_out(
                &contributor,
                "the author of a post, because no tag has the name",
            ),
        }
    }
    (!named.is_empty()).then(|| Text::of(named.join(", ")))
}

fn published(source: &mut Source<'_>, at: &str) -> Option<Timestamp> {
    let keys = ["firstPublishedDate", "publishedDate", "createdDate"];
    // In the API's models, a date is an object with a number and a text.
    let mut pointers = keys
        .into_iter()
        .flat_map(|key| [format!("{at}/{key}"), format!("{at}/{key}/iso8601")]);
    let pointer = pointers.find(|pointer| source.str(pointer).is_some())?;
    source.timestamp(&pointer)
}
