//! Whether an item or an atom is published, and to whom it is restricted.
//!
//! Source: `Content`, `ContentFields` and `ContentChangeDetails` of the API's models.

use crate::import::date::{epoch, lenient};
use crate::import::source::Source;
use serde_json::Value;

/// The description of an unpublished item, which is not imported. `None` for a published one.
pub(super) fn unpublished(item: &Value) -> Option<&'static str> {
    // The API's own responses write booleans in `fields` as strings.
    let has_value = |pointer: &str, word: &str| match item.pointer(pointer) {
        Some(Value::Bool(is)) => is.to_string() == word,
        Some(Value::String(said)) => said.eq_ignore_ascii_case(word),
        _ => false,
    };
    const GONE: [&str; 4] = [
        "/isExpired",
        "/isGone",
        "/fields/isExpired",
        "/fields/isGone",
    ];
    if GONE.iter().any(|pointer| has_value(pointer, "true")) {
        return Some("an article that was taken down");
    }
    let is_on_the_web = !has_value("/isLive", "false") && !has_value("/fields/isLive", "false");
    (!is_on_the_web).then_some("an article that is not on the web")
}

/// Reports a restriction to some readers.
pub(super) fn report(source: &mut Source<'_>) {
    const ACCESS: &str = "/fields/membershipAccess";
    if let Some(access) = source.plain(ACCESS) {
        let access: String = access.chars().take(40).collect();
        source.left_out(
            ACCESS,
            &format!("the restriction to readers with \"{access}\""),
        );
    }
}

/// Whether an atom was taken down, has expired or is under embargo. `inner`: the pointer to its data. Without `now`, every
/// embargo counts as active.
pub(super) fn is_withheld(source: &Source<'_>, at: &str, inner: &str, now: Option<i64>) -> bool {
    let moment = |pointer: String| {
        let value = source.get(&pointer)?;
        let value = ["date", "dateTime", "iso8601"]
            .iter()
            .fold(value, |value, key| value.get(*key).unwrap_or(value));
        let moment = match value {
            Value::String(text) => lenient(text),
            number => epoch(number),
        };
        moment.map(|moment| moment.epoch_seconds())
    };
    let change = |key: &str| format!("{at}/contentChangeDetails/{key}");
    let expiry = moment(change("expiry")).or_else(|| moment(format!("{inner}/expiryDate")));
    let embargo = moment(change("embargo"));
    source.get(&change("takenDown")).is_some()
        || expiry.zip(now).is_some_and(|(expiry, now)| expiry <= now)
        || embargo.is_some_and(|embargo| now.is_none_or(|now| embargo > now))
}
