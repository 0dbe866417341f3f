//! The layouts of fronts.

use super::article::{article_id, segment};
use super::layout::layout;
use super::link::{by_language, link};
use super::walk::{Object, Reading};
use crate::portal::{FrontBlock, FrontLayout, LinksBlock, StoriesBlock, StoriesOf};
use serde_json::Value;

/// `{"home": {"lead": "world/a", "picks": ["world/b"], "blocks": [{"section": "world"}]}}`
pub(super) fn fronts(r: &mut Reading, value: &Value) -> Option<Vec<(String, FrontLayout)>> {
    let Value::Object(object) = value else {
        r.expected("layouts by front such as {\"home\": {}}", value);
        return None;
    };
    let mut fronts = Vec::new();
    for (front, value) in object {
        let mark = r.enter(front);
        let id = segment(r, &Value::from(front.as_str()));
        fronts.extend(id.zip(front_layout(r, value)));
        r.leave(mark);
    }
    Some(fronts)
}

fn front_layout(r: &mut Reading, value: &Value) -> Option<FrontLayout> {
    let object = r.object(value, &["lead", "picks", "blocks"])?;
    Some(FrontLayout {
        lead: r.field(object, "lead", article_id),
        picks: r.each(object, "picks", article_id),
        blocks: r.each(object, "blocks", block),
    })
}

/// Reads a block. Its kind is the first of the keys `links`, `section`, `tag`, `region` and `show` that it has.
fn block(r: &mut Reading, value: &Value) -> Option<FrontBlock> {
    let Value::Object(object) = value else {
        r.expected("a block such as {\"section\": \"world\"}", value);
        return None;
    };
    let has = |key: &str| object.contains_key(key);
    let of = if has("links") {
        return links(r, value);
    } else if has("section") {
        r.object(value, &["section", "count", "layout"])?;
        r.field(object, "section", segment).map(StoriesOf::Section)
    } else if has("tag") {
        r.object(value, &["tag", "count", "layout"])?;
        r.field(object, "tag", segment).map(StoriesOf::Tag)
    } else if has("region") {
        r.object(value, &["region", "count", "layout"])?;
        r.field(object, "region", segment).map(StoriesOf::Region)
    } else {
        r.object(value, &["show", "count", "layout"])?;
        let show = r.field(object, "show", |r, v| {
            r.word(v, &["latest"], &[()]).map(|()| StoriesOf::Latest)
        });
        r.need("show", show)
    };
    let (count, layout) = (
        r.field(object, "count", count),
        r.field(object, "layout", layout),
    );
    Some(FrontBlock::Stories(StoriesBlock {
        of: of?,
        count,
        layout: layout.unwrap_or_default(),
    }))
}

fn count(r: &mut Reading, value: &Value) -> Option<u8> {
    let max = StoriesBlock::MAX_COUNT.into();
    let count = r.whole(value, 1, max, "a number of stories from 1 to 24")?;
    u8::try_from(count).ok()
}

fn links(r: &mut Reading, value: &Value) -> Option<FrontBlock> {
    let object: &Object = r.object(value, &["title", "links"])?;
    let title = r.field(object, "title", by_language);
    let links = r.each(object, "links", link);
    Some(FrontBlock::Links(LinksBlock {
        title: r.need("title", title)?,
        links,
    }))
}
