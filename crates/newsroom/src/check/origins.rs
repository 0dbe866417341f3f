//! Pictures and films of other sites, which the site's policy blocks unless the portal allows their origins.

use super::links::walk;
use super::remark::advice;
use article::explain::Remark;
use article::portal::Portal;
use article::url::SafeUrl;
use serde_json::Value;
use std::collections::BTreeMap;

/// Keys of files that pages load.
const FILES: &[&str] = &["src", "poster", "image"];

/// The origins of a document's files that the portal does not allow, each with the JSON Pointer of its first file and the
/// number of its files.
pub fn blocked(document: &Value, portal: &Portal) -> BTreeMap<String, (String, usize)> {
    let own = origin(&portal.url);
    let allowed: Vec<&str> = portal.image_origins.iter().map(SafeUrl::as_str).collect();
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    walk(document, String::new(), &mut |at, key, value| {
        let url = value.as_str().filter(|_| FILES.contains(&key));
        let url = url.and_then(|url| SafeUrl::parse(url).ok());
        let Some(origin) = url.as_ref().and_then(origin) else {
            return;
        };
        if own.as_ref() != Some(&origin) && !allowed.contains(&origin.as_str()) {
            let (_, count) = found.entry(origin).or_insert_with(|| (at.to_owned(), 0));
            *count += 1;
        }
    });
    found
}

/// Advice about the files of a document that pages do not show.
pub fn check(document: &Value, portal: &Portal) -> Vec<Remark> {
    let blocked = blocked(document, portal).into_iter();
    let remarks = blocked.map(|(origin, (at, _))| {
        let sentence = format!("pages do not show files of {origin}: {}", remedy(&origin));
        advice(at, sentence)
    });
    remarks.collect()
}

/// What to do about them.
pub fn remedy(origin: &str) -> String {
    format!(
        "fetch them with \"newsroom import --pictures\", or add \"{origin}\" to \"imageOrigins\" in portal.json"
    )
}

/// `https://example.org`: scheme, host and port of an absolute URL.
fn origin(url: &SafeUrl) -> Option<String> {
    let host = url.host()?;
    let (scheme, _) = url.as_str().split_once(':')?;
    Some(format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn origins_that_the_portal_does_not_allow_are_found_once() {
        let portal =
            br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/east/",
            "imageOrigins": ["https://cdn.example", "https://cdn.example:8443"]}"#;
        let portal = article::read_portal(portal).unwrap().0;
        let document = json!({
            "authors": [{"image": "https://faces.example/a.jpg", "url": "https://blog.example/"}],
            "lead": {"media": {"src": "/images/a.jpg", "poster": "https://n.example/b.jpg"}},
            "body": [
                {"media": {"src": "https://cdn.example/a.jpg", "sources": [{"src": "https://cdn.example:8443/a.webp"}]}},
                {"media": {"src": "http://cdn.example/a.jpg"}},
                {"media": {"src": "https://faces.example/b.jpg"}},
            ],
        });
        let expected = [
            ("http://cdn.example", "/body/1/media/src", 1),
            ("https://faces.example", "/authors/0/image", 2),
        ];
        let expected =
            expected.map(|(origin, at, count)| (origin.to_owned(), (at.to_owned(), count)));
        assert_eq!(blocked(&document, &portal), BTreeMap::from(expected));
    }
}
