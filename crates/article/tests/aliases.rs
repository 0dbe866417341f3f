//! Former addresses of imported articles.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Options, import};
use article::url::SafeUrl;
use serde_json::json;

/// The aliases of the only article of a document.
fn aliases(document: &str) -> Vec<String> {
    let options = Options {
        base: SafeUrl::parse("https://n.example/elsewhere").ok(),
        ..Options::default()
    };
    let imported =
        import(document.as_bytes(), &options).unwrap_or_else(|why| panic!("{document}: {why:?}"));
    let aliases = imported[0].article.aliases.iter();
    aliases.map(|alias| alias.as_str().to_owned()).collect()
}

#[test]
fn the_path_of_the_source_is_an_alias() {
    let url = "https://n.example/2013/06/17/old-address/";
    let words =
        "It fell all night, on roofs, on roads, and on everybody who had to be out. ".repeat(12);
    let documents = [
        json!({"title": {"rendered": "Snow"}, "content": {"rendered": "<p>It fell.</p>"}, "link": url}).to_string(),
        json!({"posts": [{"slug": "snow-story", "uuid": "u", "title": "Snow", "html": "<p>It fell.</p>", "url": url}]}).to_string(),
        json!({"version": "https://jsonfeed.org/version/1.1", "title": "N", "items": [{"id": "1", "url": url,
            "title": "Snow", "content_text": "It fell."}]}).to_string(),
        json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow", "articleBody": "It fell.", "url": url})
            .to_string(),
        json!({"id": "a/b", "type": "article", "webTitle": "Snow", "webPublicationDate": "2024-11-23T08:00:00Z", "webUrl": url,
            "apiUrl": "https://c.example/a/b", "fields": {"body": "<p>It fell.</p>"}}).to_string(),
        json!({"uri": url, "versioncreated": "2024-11-23T08:00:00Z", "type": "text", "headline": "Snow", "body_text": "It fell."})
            .to_string(),
        json!({"version": "1.9", "identifier": "x", "title": "Snow", "language": "en",
            "components": [{"role": "body", "text": "It fell."}], "metadata": {"canonicalURL": url}}).to_string(),
        json!({"type": "story", "version": "0.10.9", "canonical_url": url, "headlines": {"basic": "Snow"},
            "content_elements": [{"type": "text", "content": "It fell."}]}).to_string(),
        format!("<rss version='2.0'><channel><item><title>Snow</title><link>{url}</link><description>It fell.</description></item></channel></rss>"),
        format!("<html><head><title>Snow</title><link rel=canonical href='{url}'></head><body><article><p>{words}</p></article></body></html>"),
    ];
    for document in documents {
        assert_eq!(
            aliases(&document),
            ["/2013/06/17/old-address/"],
            "{document}"
        );
    }
    // Of Arc without its site, and without a base.
    let story = json!({"type": "story", "version": "0.10.9", "canonical_url": "/2013/06/17/old-address/",
        "headlines": {"basic": "Snow"}, "content_elements": [{"type": "text", "content": "It fell."}]});
    let imported = import(story.to_string().as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        imported[0].article.aliases[0].as_str(),
        "/2013/06/17/old-address/"
    );
    let at = |url: &str| {
        aliases(&json!({"title": {"rendered": "Snow"}, "content": {"rendered": "<p>It fell.</p>"}, "link": url, "slug": "snow-story"}).to_string())
    };
    assert_eq!(at("https://n.example/a/old.html#x"), ["/a/old.html"]);
    // Many articles have the path before a query; the root is the front; the page here has the same path.
    assert_eq!(at("https://n.example/index.php?p=7"), [] as [&str; 0]);
    assert_eq!(at("https://n.example/"), [] as [&str; 0]);
    assert_eq!(at("https://n.example/snow-story/"), [] as [&str; 0]);
}
