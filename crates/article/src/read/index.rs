//! `action-news/index/1`.

use super::article::{article_id, section};
use super::figure::media;
use super::text::text;
use super::walk::Reading;
use crate::index::{INDEX_SCHEMA, Index, Item};
use crate::model::{Access, Live};
use serde_json::Value;

pub(super) fn index(r: &mut Reading, value: &Value) -> Option<Index> {
    let object = r.object(value, &["schema", "title", "older", "items"])?;
    r.schema(object, INDEX_SCHEMA)?;
    let older = r.field(object, "older", |r, v| {
        r.whole(v, 0, 1_000_000, "a number of chunks")
    });
    Some(Index {
        title: r.field(object, "title", Reading::string),
        older: older.and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
        items: r.each(object, "items", item),
    })
}

fn item(r: &mut Reading, value: &Value) -> Option<Item> {
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
