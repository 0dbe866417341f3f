//! Recognises a document's format by its content alone.
//!
//! The order matters: the first match wins, so unambiguous characteristics come first.

use super::format::Format;
use serde_json::{Map, Value};

/// The format, if it is supported. A list has the format of its first object.
pub(super) fn format(value: &Value) -> Option<Format> {
    // Lists in lists are searched, two levels at most.
    of(value, 2)
}

/// The format of a document that begins with a tag: a feed by its outermost element, else a web page.
#[cfg(feature = "web")]
pub(super) fn markup(bytes: &[u8]) -> Option<Format> {
    const SEARCHED_BYTES: usize = 4096;
    let head = bytes.get(..SEARCHED_BYTES).unwrap_or(bytes);
    // Zeros are every second byte of UTF-16.
    let ascii: Vec<u8> = head
        .iter()
        .copied()
        .filter(|byte| byte.is_ascii() && *byte != 0)
        .collect();
    let text = String::from_utf8(ascii).ok()?;
    let mut rest = text.trim_start();
    if !rest.starts_with('<') {
        return None;
    }
    // Declarations and comments.
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let name = name
        .split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
        .next()?;
    let local = name.rsplit(':').next()?;
    Some(match local {
        "rss" | "feed" | "RDF" => Format::RssAtom,
        _ => Format::WebPage,
    })
}

fn of(value: &Value, depth: usize) -> Option<Format> {
    let object = top(value)?;
    // Our own format names itself, so it is never confused with another.
    let schema = object.get("schema").and_then(Value::as_str);
    if schema.is_some_and(|schema| schema.starts_with("action-news/")) {
        return Some(Format::Native);
    }
    let version = object
        .get("version")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if is_json_feed(version) {
        return Some(Format::JsonFeed);
    }
    let context = object.get("@context");
    if context.is_some_and(|context| mentions(context, "activitystreams")) {
        return None;
    }
    if is_json_ld(object) {
        return Some(Format::JsonLd);
    }
    if is_apple_news(object) || super::apple_news::failure(value).is_some() {
        return Some(Format::AppleNews);
    }
    let format = object
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if format.starts_with("digitalwires@") {
        return None;
    }
    if value.pointer("/db/0/data").is_some() {
        return Some(Format::Ghost);
    }
    if is_guardian(value, object) {
        return Some(Format::Guardian);
    }
    if value.pointer("/data/item").is_some() && object.contains_key("api_version") {
        return None;
    }
    let rendered = |key: &str| {
        object
            .get(key)
            .and_then(|it| it.get("rendered"))
            .is_some_and(Value::is_string)
    };
    if rendered("content")
        || rendered("title")
        || super::wordpress::is_of_wordpress_com(object)
        || super::wordpress::is_empty_list(value)
        || super::wordpress::failure(value).is_some()
    {
        return Some(Format::WordPress);
    }
    if super::ninjs::failure(value).is_some() || super::ninjs::is_empty_answer(value) {
        return Some(Format::Ninjs);
    }
    if let Some(format) = within(object, depth) {
        return Some(format);
    }
    if is_ghost(object) || super::ghost::is_listed(value) {
        return Some(Format::Ghost);
    }
    if is_arc(object, version) {
        return Some(Format::Arc);
    }
    if is_ninjs(object) {
        return Some(Format::Ninjs);
    }
    is_loose_feed(value).then_some(Format::JsonFeed)
}

/// The keys at the top of a document, to show to the editor.
pub(super) fn keys(value: &Value) -> Vec<String> {
    const SHOWN: usize = 12;
    let keys = top(value).into_iter().flat_map(Map::keys);
    keys.take(SHOWN)
        .map(|key| key.chars().take(40).collect())
        .collect()
}

/// The error message of a document of unknown format, if it has a usual key for one.
pub(super) fn message(value: &Value) -> Option<String> {
    const SHOWN: usize = 300;
    // The longer message first: `error` is often only a title.
    const PLACES: [&str; 12] = [
        "/message",
        "/error/message",
        "/errors/0/message",
        "/errors/0/detail",
        "/errors/0/title",
        "/errors/0",
        "/error_description",
        "/error_message",
        "/errorMessage",
        "/detail",
        "/fault/faultstring",
        "/error",
    ];
    let words = PLACES.iter().find_map(|place| {
        let words = value.pointer(place)?.as_str()?.trim();
        (!words.is_empty()).then_some(words)
    })?;
    Some(words.chars().take(SHOWN).collect())
}

fn top(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(items) => items.iter().find_map(Value::as_object),
        value => value.as_object(),
    }
}

/// `https://jsonfeed.org/version/1.1`, also as `http`.
fn is_json_feed(version: &str) -> bool {
    let rest = version
        .strip_prefix("https")
        .or_else(|| version.strip_prefix("http"));
    rest.is_some_and(|rest| {
        rest.starts_with("://jsonfeed.org/version/")
            || rest.starts_with("://www.jsonfeed.org/version/")
    })
}

/// ActivityPub contexts may include schema.org too, but were ruled out before.
fn is_json_ld(object: &Map<String, Value>) -> bool {
    let context = object.get("@context");
    context.is_some_and(|context| mentions(context, "schema.org"))
        || object.contains_key("@type")
        || object.contains_key("@graph")
}

/// A context is a string, an object of strings, or a list of these.
fn mentions(context: &Value, words: &str) -> bool {
    let in_string = |value: &Value| value.as_str().is_some_and(|text| text.contains(words));
    match context {
        Value::Array(items) => items.iter().any(|item| match item {
            Value::Object(object) => object.values().any(in_string),
            item => in_string(item),
        }),
        Value::Object(object) => object.values().any(in_string),
        context => in_string(context),
    }
}

fn is_apple_news(object: &Map<String, Value>) -> bool {
    let Some(Value::Array(components)) = object.get("components") else {
        return false;
    };
    let is_versioned = object.get("version").is_some_and(Value::is_string);
    let has_role = components
        .first()
        .is_some_and(|first| first.get("role").is_some());
    is_versioned && (object.contains_key("identifier") || object.contains_key("layout") || has_role)
}

fn is_guardian(value: &Value, object: &Map<String, Value>) -> bool {
    let status = value.pointer("/response/status").and_then(Value::as_str);
    let has = |key: &str| object.contains_key(key);
    matches!(status, Some("ok" | "error"))
        || (has("webPublicationDate") && has("webUrl") && (has("apiUrl") || has("sectionId")))
}

/// `{"posts": […]}` of Ghost and WordPress.com, `{"item": […]}` of the BBC's partners, `{"_items": […]}` of Superdesk.
fn within(object: &Map<String, Value>, depth: usize) -> Option<Format> {
    let deeper = depth.checked_sub(1)?;
    ["posts", "pages", "item", "_items"]
        .into_iter()
        .find_map(|key| {
            let list = object.get(key).filter(|list| list.is_array())?;
            of(list, deeper)
        })
}

fn is_ghost(object: &Map<String, Value>) -> bool {
    let has = |key: &str| object.contains_key(key);
    let is_post = has("slug")
        && (has("uuid") || has("comment_id") || has("primary_author"))
        && (has("html") || has("lexical") || has("mobiledoc"));
    is_post || super::ghost::failure(object).is_some()
}

fn is_arc(object: &Map<String, Value>, version: &str) -> bool {
    let kind = object
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let is_version = version.starts_with("0.")
        && version.split('.').count() == 3
        && version
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    object.contains_key("content_elements")
        || (matches!(kind, "story" | "gallery" | "image" | "video") && is_version)
}

fn is_ninjs(object: &Map<String, Value>) -> bool {
    if !object.contains_key("uri") && !object.contains_key("guid") {
        return false;
    }
    let suffixed = |key: &String| {
        let suffix = ["body_", "description_", "headline_"]
            .into_iter()
            .find_map(|prefix| key.strip_prefix(prefix));
        suffix.is_some_and(|suffix| !suffix.is_empty())
    };
    let listed = |key: &str| {
        object
            .get(key)
            .and_then(|list| list.pointer("/0/value"))
            .is_some()
    };
    const MARKS: &[&str] = &[
        "versioncreated",
        "versionCreated",
        "pubstatus",
        "pubStatus",
        "renditions",
        "eventDetails",
        "$standard",
    ];
    object.keys().any(suffixed)
        || ["bodies", "headlines", "descriptions"]
            .into_iter()
            .any(listed)
        || MARKS.iter().any(|mark| object.contains_key(*mark))
}

fn is_loose_feed(value: &Value) -> bool {
    let names_itself = ["/feed_url", "/home_page_url"]
        .iter()
        .any(|key| value.pointer(key).is_some_and(Value::is_string));
    if names_itself && value.get("items").is_some_and(Value::is_array) {
        return true;
    }
    let first = value.pointer("/items/0");
    first.is_some_and(|first| {
        [
            "content_html",
            "content_text",
            "date_published",
            "external_url",
        ]
        .iter()
        .any(|key| first.get(key).is_some())
    })
}
