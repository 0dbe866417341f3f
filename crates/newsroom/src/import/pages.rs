//! The next page of a list of articles.

use super::document::Document;
use article::url::SafeUrl;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// The address of the page after this one; `None` after the last.
///
/// WordPress counts pages in the header `X-WP-TotalPages`, Ghost in `meta.pagination`, the Guardian in `response`.
/// WordPress.com's API has a handle of the next page, and a JSON Feed its address.
pub(super) fn next(document: &Document) -> Option<String> {
    let url = document.url.as_ref()?.as_str();
    let json: Value = serde_json::from_slice(&document.bytes).ok()?;
    let number = |pointer: &str| json.pointer(pointer).and_then(Value::as_u64);
    if let Some(pages) = document.total_pages {
        let page = page(url);
        return (page < pages).then(|| with_page(url, page + 1));
    }
    if let Some(next) = number("/meta/pagination/next") {
        return Some(with_page(url, next));
    }
    if let (Some(page), Some(pages)) = (number("/response/currentPage"), number("/response/pages"))
    {
        return (page < pages).then(|| with_page(url, page + 1));
    }
    if let Some(handle) = json.pointer("/meta/next_page").and_then(Value::as_str) {
        let handle = utf8_percent_encode(handle, NON_ALPHANUMERIC).to_string();
        return Some(with(url, "page_handle", &handle));
    }
    let next = json.get("next_url")?.as_str()?;
    let next = SafeUrl::parse(next).ok()?.resolve(url);
    Some(next.as_str().to_owned())
}

/// The value of `page` in an address's query; 1 where it has none.
fn page(url: &str) -> u64 {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let pages = query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("page="));
    pages
        .filter_map(|page| page.parse().ok())
        .next()
        .unwrap_or(1)
}

fn with_page(url: &str, page: u64) -> String {
    with(url, "page", &page.to_string())
}

/// The address with a query parameter, which replaces one of the same name.
fn with(url: &str, name: &str, value: &str) -> String {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let own = format!("{name}={value}");
    let start = format!("{name}=");
    let others = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with(&start));
    let query: Vec<&str> = others.chain([own.as_str()]).collect();
    format!("{path}?{}", query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_says_whether_there_is_another_page() {
        let check = |url: &str, total_pages: Option<u64>, json: &str, expected: Option<&str>| {
            let document = Document {
                bytes: json.as_bytes().to_vec(),
                url: SafeUrl::parse(url).ok(),
                total_pages,
            };
            assert_eq!(next(&document).as_deref(), expected, "{url} {json}");
        };
        let posts = "https://n.example/wp-json/wp/v2/posts";
        check(posts, Some(2), "[]", Some(&format!("{posts}?page=2")));
        let second = format!("{posts}?page=2&per_page=5");
        check(
            &second,
            Some(3),
            "[]",
            Some(&format!("{posts}?per_page=5&page=3")),
        );
        check(&second, Some(2), "[]", None);
        let ghost = "https://n.example/ghost/api/content/posts/?key=k";
        let pages = r#"{"posts": [], "meta": {"pagination": {"page": 1, "pages": 2, "next": 2}}}"#;
        check(ghost, None, pages, Some(&format!("{ghost}&page=2")));
        let last =
            r#"{"posts": [], "meta": {"pagination": {"page": 2, "pages": 2, "next": null}}}"#;
        check(ghost, None, last, None);
        let search = "https://content.example/search?api-key=k&page=4";
        let found = r#"{"response": {"currentPage": 4, "pages": 9}}"#;
        check(
            search,
            None,
            found,
            Some("https://content.example/search?api-key=k&page=5"),
        );
        check(
            search,
            None,
            r#"{"response": {"currentPage": 9, "pages": 9}}"#,
            None,
        );
        check(
            "https://n.example/feed",
            None,
            r#"{"next_url": "/feed/2"}"#,
            Some("https://n.example/feed/2"),
        );
        let com = "https://public-api.wordpress.example/rest/v1.1/sites/3/posts?number=20&page_handle=old";
        check(
            com,
            None,
            r#"{"found": 40, "posts": [], "meta": {"next_page": "value=2024-11-23T08:00:00&id=7"}}"#,
            Some(
                "https://public-api.wordpress.example/rest/v1.1/sites/3/posts?number=20&page_handle=value%3D2024%2D11%2D23T08%3A00%3A00%26id%3D7",
            ),
        );
        check(com, None, r#"{"found": 1, "posts": [], "meta": {}}"#, None);
        check("https://n.example/feed", None, "<rss/>", None);
    }
}
