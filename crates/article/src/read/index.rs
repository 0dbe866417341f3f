//! `action-news/index/1`.

use super::article::{article_id, section};
use super::figure::media;
use super::layout::layout;
use super::link::link;
use super::text::text;
use super::walk::{Object, Reading};
use crate::index::{Block, Heading, INDEX_SCHEMA, Index, Item, StandardHeading};
use crate::model::{Access, Live};
use serde_json::Value;

pub(super) fn index(r: &mut Reading, value: &Value) -> Option<Index> {
    let object = r.object(value, &["schema", "title", "older", "items", "blocks"])?;
    r.schema(object, INDEX_SCHEMA)?;
    Some(Index {
        title: r.field(object, "title", Reading::string),
        older: number(r, object, "older"),
        items: r.each(object, "items", item),
        blocks: r.each(object, "blocks", block),
    })
}

/// A number of chunks or stories; 0 if it is missing.
fn number(r: &mut Reading, object: &Object, key: &'static str) -> u32 {
    let number = r.field(object, key, |r, v| r.whole(v, 0, 1_000_000, "a number"));
    number.and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}

fn block(r: &mut Reading, value: &Value) -> Option<Block> {
    let object = r.object(
        value,
        &["title", "front", "heading", "layout", "count", "links"],
    )?;
    let title = r.field(object, "title", Reading::string);
    let standard = r.field(object, "heading", |r, v| {
        r.word(
            v,
            &["latest", "more"],
            &[StandardHeading::Latest, StandardHeading::More],
        )
    });
    Some(Block {
        heading: match (title, standard) {
            (Some(title), _) => Heading::Named {
                title,
                front: r.field(object, "front", article_id),
            },
            (None, Some(heading)) => Heading::Standard { heading },
            (None, None) => Heading::None {},
        },
        layout: r.field(object, "layout", layout).unwrap_or_default(),
        count: number(r, object, "count"),
        links: r.each(object, "links", link),
    })
}

pub(super) fn item(r: &mut Reading, value: &Value) -> Option<Item> {
    let object = r.object(
        value,
        &[
            "id",
            "lang",
            "section",
            "kicker",
            "headline",
            "deck",
            "image",
            "published",
            "updated",
            "live",
            "access",
        ],
    )?;
    let id = r.field(object, "id", article_id);
    let headline = r.field(object, "headline", text);
    let lang = r.field(object, "lang", Reading::lang);
    Some(Item {
        id: r.need("id", id)?,
        lang: lang.unwrap_or_default(),
        section: r.field(object, "section", section),
        kicker: r.field(object, "kicker", Reading::string),
        headline: r.need("headline", headline)?,
        deck: r.field(object, "deck", text),
        image: r.field(object, "image", media),
        published: r.field(object, "published", Reading::timestamp),
        updated: r.field(object, "updated", Reading::timestamp),
        live: r.field(object, "live", |r, v| {
            r.word(v, &["live", "ended"], &[Live::Live, Live::Ended])
        }),
        access: r
            .field(object, "access", |r, v| {
                r.word(v, &["free", "partial"], &[Access::Free, Access::Partial])
            })
            .unwrap_or_default(),
    })
}
