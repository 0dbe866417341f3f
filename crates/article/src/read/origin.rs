//! Origins, which become part of the site's content security policy.

use super::walk::Reading;
use crate::portal::ANYBODY;
use crate::url::SafeUrl;
use serde_json::Value;

/// Scheme and host, nothing else.
pub(super) fn origin(r: &mut Reading, value: &Value) -> Option<SafeUrl> {
    let url = r.url(value)?;
    origin_of(r, url, "an origin such as https://news.example")
}

/// Who may frame the site: an origin, or `*`.
pub(super) fn ancestor(r: &mut Reading, value: &Value) -> Option<SafeUrl> {
    let url = r.url(value)?;
    match url.as_str() == ANYBODY {
        true => Some(url),
        false => origin_of(r, url, "an origin such as https://news.example, or *"),
    }
}

fn origin_of(r: &mut Reading, url: SafeUrl, expected: &'static str) -> Option<SafeUrl> {
    let host = url.after_scheme().filter(|rest| url.host() == Some(*rest));
    // Other characters could begin another directive of the policy.
    let plain = |host: &str| {
        host.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._:*[]".contains(&b))
    };
    if !host.is_some_and(plain) {
        r.invalid(expected, url.as_str());
        return None;
    }
    Some(url)
}
