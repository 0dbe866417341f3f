//! Ghost's posts and pages, from its Content API or its export.
//!
//! Source: Ghost's developer documentation, "Content API" (posts, pages, errors) and "Developing migrations" (the
//! export). Headlines, summaries and names are plain text; bodies and the feature image's caption are HTML. Ghost has
//! no field for credits.

use super::format::{Format, ImportError, Imported};
use super::list::List;
use super::words::line_of;
use crate::url::SafeUrl;
use post::Site;
use serde_json::{Map, Value};

mod body;
mod editor;
mod export;
mod gates;
mod picture;
mod post;

/// All posts and pages of a document.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
) -> Result<Vec<Imported>, ImportError> {
    let mut list = List::default();
    match value {
        Value::Array(documents) => {
            for (n, document) in documents.iter().enumerate() {
                read(document, &format!("/{n}"), base, &mut list)?;
            }
        }
        document => read(document, "", base, &mut list)?,
    }
    list.finish(Format::Ghost)
}

/// The error message: `{"errors": [{"message": "…", "context": "…", "type": "NotFoundError"}]}`.
pub(super) fn failure(object: &Map<String, Value>) -> Option<String> {
    let error = object.get("errors")?.get(0)?;
    let word = |key: &str| error.get(key).and_then(Value::as_str).and_then(line_of);
    // Ghost 0 wrote `errorType`. Other systems' errors have neither key.
    let kind = word("type").or_else(|| word("errorType"))?;
    let message = word("message")?;
    Some(
        match word("context").filter(|context| *context != message) {
            Some(context) => format!("{message} {context} ({kind})"),
            None => format!("{message} ({kind})"),
        },
    )
}

/// Whether a list has pagination data, as only Ghost's lists do.
pub(super) fn is_listed(value: &Value) -> bool {
    let pagination = value.pointer("/meta/pagination");
    pagination.is_some_and(|it| it.get("pages").is_some() && it.get("total").is_some())
}

/// Reads an export, a list, another response, or a single post.
fn read(
    document: &Value,
    at: &str,
    base: Option<&SafeUrl>,
    list: &mut List,
) -> Result<(), ImportError> {
    if let Some(message) = document.as_object().and_then(failure) {
        return Err(ImportError::Failed {
            format: Format::Ghost,
            message,
        });
    }
    if let Some(data) = document.pointer("/db/0/data") {
        export::read(data, &format!("{at}/db/0/data"), base, list);
        return Ok(());
    }
    let site = Site::default();
    let lists = ["posts", "pages"];
    let posts = lists.into_iter().find_map(|key| {
        let posts = document.get(key)?.as_array()?;
        Some((key, posts))
    });
    let Some((key, posts)) = posts else {
        post::add(document, at, base, &site, list);
        return Ok(());
    };
    for (n, post) in posts.iter().enumerate() {
        post::add(post, &format!("{at}/{key}/{n}"), base, &site, list);
    }
    if posts.is_empty() {
        list.not_an_article(&format!("{at}/{key}"), "an empty list");
    }
    let next = document.pointer("/meta/pagination/next");
    if let Some(next) = next.and_then(Value::as_u64) {
        let at = format!("{at}/meta/pagination/next");
        list.left_out(&at, &format!("the rest of the list, from page {next} on"));
    }
    Ok(())
}
