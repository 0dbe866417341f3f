//! The keys that say whether, when and where an article is published.

use super::walk::{Object, Reading};
use crate::date::Timestamp;
use crate::model::{Alias, Status};
use serde_json::Value;

/// The values of these keys.
#[derive(Default)]
pub(super) struct Release {
    pub aliases: Vec<Alias>,
    pub status: Status,
    pub embargo: Option<Timestamp>,
    pub expires: Option<Timestamp>,
}

/// The app does not need these keys, and its program is smaller without this code.
pub(super) fn release(r: &mut Reading, object: &Object) -> Release {
    if !cfg!(feature = "explain") {
        return Release::default();
    }
    let status = r.field(object, "status", |r, v| {
        r.word(
            v,
            &["draft", "published"],
            &[Status::Draft, Status::Published],
        )
    });
    let embargo = r.field(object, "embargo", Reading::day_or_moment);
    // Publishing too early cannot be undone: an unreadable value makes the article a draft.
    let is_held = object.contains_key("status") && status.is_none()
        || object.contains_key("embargo") && embargo.is_none();
    Release {
        aliases: r.each(object, "aliases", alias),
        status: match is_held {
            true => Status::Draft,
            false => status.unwrap_or_default(),
        },
        embargo,
        expires: r.field(object, "expires", Reading::day_or_moment),
    }
}

fn alias(r: &mut Reading, value: &Value) -> Option<Alias> {
    let path = r.string(value)?;
    let alias = Alias::parse(&path);
    if alias.is_none() {
        r.invalid(
            "a former path on this site such as /2013/06/17/old-address.html",
            &path,
        );
    }
    alias
}
