//! The article, except for its blocks.

use super::block::{block_id, blocks, card, named_kind};
use super::figure::{embed, figure};
use super::release::release;
use super::text::text;
use super::walk::{Object, Reading};
use crate::model::{
    ARTICLE_SCHEMA, Access, Article, ArticleId, Author, Correction, Lead, Live, Publisher, Section,
    Tag, Translation, Update, is_device,
};
use crate::problem::ProblemKind;
use serde_json::Value;

#[cfg(test)]
mod tests;

const KEYS: &[&str] = &[
    "$schema",
    "schema",
    "id",
    "url",
    "aliases",
    "status",
    "embargo",
    "expires",
    "lang",
    "dir",
    "publisher",
    "section",
    "regions",
    "kicker",
    "headline",
    "deck",
    "byline",
    "authors",
    "dateline",
    "published",
    "updated",
    "lead",
    "body",
    "live",
    "updates",
    "translations",
    "corrections",
    "tags",
    "related",
    "rights",
    "access",
];

pub(super) fn article(r: &mut Reading, value: &Value) -> Option<Article> {
    let Value::Object(object) = value else {
        r.note(ProblemKind::WrongSchema {
            expected: ARTICLE_SCHEMA,
            found: None,
        });
        return None;
    };
    // In another format, unknown keys are not mistakes.
    r.schema(object, ARTICLE_SCHEMA)?;
    r.object(value, KEYS)?;
    let id = r.field(object, "id", article_id);
    let id = r.require("id", id);
    let lang = r.field(object, "lang", Reading::lang);
    let headline = r.field(object, "headline", text);
    let headline = r.require("headline", headline);
    let body = object
        .get("body")
        .is_some_and(Value::is_array)
        .then(|| blocks(r, object, "body"));
    if body.is_none() {
        // Reports the wrong type first, for an object or a string.
        let _ = r.field(object, "body", |r, v| Some(r.array(v).len()));
    }
    let body = r.require("body", body);
    let updates = r.each_once(object, "updates", &mut update, |update| &update.id);
    let release = release(r, object);
    // A missing required key was reported as fatal, so these placeholders are never used; early returns would add code
    // for dropping each value.
    Some(Article {
        id: id.unwrap_or_else(ArticleId::missing),
        url: r.field(object, "url", Reading::url),
        aliases: release.aliases,
        status: release.status,
        embargo: release.embargo,
        expires: release.expires,
        lang: lang.unwrap_or_default(),
        dir: r.field(object, "dir", Reading::dir),
        publisher: r.field(object, "publisher", publisher),
        section: r.field(object, "section", section),
        regions: r.each(object, "regions", Reading::string),
        kicker: r.field(object, "kicker", Reading::string),
        headline: headline.unwrap_or_default(),
        deck: r.field(object, "deck", text),
        byline: r.field(object, "byline", text),
        authors: r.each(object, "authors", author),
        dateline: r.field(object, "dateline", Reading::string),
        published: r.field(object, "published", Reading::timestamp),
        updated: r.field(object, "updated", Reading::timestamp),
        lead: r.field(object, "lead", lead),
        body: body.unwrap_or_default(),
        live: r.field(object, "live", live),
        updates,
        translations: r.each(object, "translations", translation),
        corrections: r.each(object, "corrections", correction),
        tags: r.each(object, "tags", tag),
        related: r.each(object, "related", |r, v| named_kind(r, v, &["card"], card)),
        rights: r.field(object, "rights", Reading::string),
        access: r.field(object, "access", access).unwrap_or_default(),
    })
}

pub(super) fn article_id(r: &mut Reading, value: &Value) -> Option<ArticleId> {
    let id = r.string(value)?;
    let parsed = ArticleId::parse(&id);
    if parsed.is_none() {
        invalid_id(
            r,
            "a path of a-z, 0-9 and - such as world/leaders-differ-on-syria",
            &id,
        );
    }
    parsed
}

/// Reports an invalid id: `expected` if it contains invalid characters.
fn invalid_id(r: &mut Reading, expected: &'static str, id: &str) {
    let expected = if id.len() > ArticleId::MAX_BYTES {
        "an id of at most 200 characters"
    } else if id.split('/').any(is_device) {
        "an id without names that Windows reserves, such as con, aux and com1"
    } else {
        expected
    };
    r.invalid(expected, id);
}

/// An id of one path segment, such as a section's or region's.
pub(super) fn segment(r: &mut Reading, value: &Value) -> Option<String> {
    let id = r.string(value)?;
    if ArticleId::parse(&id).is_none() || id.bytes().any(|b| b == b'/') {
        invalid_id(r, "an id of a-z, 0-9 and - such as world", &id);
        return None;
    }
    Some(id)
}

fn publisher(r: &mut Reading, value: &Value) -> Option<Publisher> {
    let object = r.object(value, &["name", "url"])?;
    Some(Publisher {
        name: needed_name(r, object)?,
        url: r.field(object, "url", Reading::url),
    })
}

fn needed_name(r: &mut Reading, object: &Object) -> Option<String> {
    let name = r.field(object, "name", Reading::string);
    r.need("name", name)
}

pub(super) fn section(r: &mut Reading, value: &Value) -> Option<Section> {
    let object = r.object(value, &["id", "name"])?;
    let id = r.field(object, "id", segment);
    let id = r.need("id", id);
    Some(Section {
        name: needed_name(r, object)?,
        id: id?,
    })
}

fn author(r: &mut Reading, value: &Value) -> Option<Author> {
    let object = r.object(value, &["name", "role", "url", "image", "bio"])?;
    Some(Author {
        name: needed_name(r, object)?,
        role: r.field(object, "role", Reading::string),
        url: r.field(object, "url", Reading::url),
        image: r.field(object, "image", Reading::url),
        bio: r.field(object, "bio", text),
    })
}

/// A figure or an embed: by its `type`, else by its keys.
fn lead(r: &mut Reading, value: &Value) -> Option<Lead> {
    let named = value.get("type").and_then(Value::as_str);
    let is_embed = match named {
        Some("embed") => true,
        Some("figure") => false,
        _ => value.get("media").is_none() && value.get("url").is_some(),
    };
    if is_embed {
        named_kind(r, value, &["embed", "figure"], embed).map(|e| Lead::Embed(Box::new(e)))
    } else {
        named_kind(r, value, &["figure", "embed"], figure).map(|f| Lead::Figure(Box::new(f)))
    }
}

fn live(r: &mut Reading, value: &Value) -> Option<Live> {
    let object = r.object(value, &["state"])?;
    let state = r.field(object, "state", |r, v| {
        r.word(v, &["live", "ended"], &[Live::Live, Live::Ended])
    });
    r.need("state", state)
}

fn update(r: &mut Reading, value: &Value) -> Option<Update> {
    let object = r.object(
        value,
        &[
            "id",
            "published",
            "headline",
            "byline",
            "key",
            "pinned",
            "body",
        ],
    )?;
    let id = r.field(object, "id", block_id);
    Some(Update {
        id: r.need("id", id)?,
        published: r.field(object, "published", Reading::timestamp),
        headline: r.field(object, "headline", text),
        byline: r.field(object, "byline", text),
        key: r.field(object, "key", Reading::flag).unwrap_or(false),
        pinned: r.field(object, "pinned", Reading::flag).unwrap_or(false),
        body: blocks(r, object, "body"),
    })
}

fn translation(r: &mut Reading, value: &Value) -> Option<Translation> {
    let object = r.object(value, &["lang", "id"])?;
    let (lang, id) = (
        r.field(object, "lang", Reading::lang),
        r.field(object, "id", article_id),
    );
    let (lang, id) = (r.need("lang", lang), r.need("id", id));
    Some(Translation {
        lang: lang?,
        id: id?,
    })
}

fn correction(r: &mut Reading, value: &Value) -> Option<Correction> {
    let object = r.object(value, &["date", "text"])?;
    let words = r.field(object, "text", text);
    Some(Correction {
        date: r.field(object, "date", Reading::timestamp),
        text: r.need("text", words)?,
    })
}

fn tag(r: &mut Reading, value: &Value) -> Option<Tag> {
    let object = r.object(value, &["name", "url"])?;
    Some(Tag {
        name: needed_name(r, object)?,
        url: r.field(object, "url", Reading::url),
    })
}

fn access(r: &mut Reading, value: &Value) -> Option<Access> {
    r.word(
        value,
        &["free", "partial"],
        &[Access::Free, Access::Partial],
    )
}
