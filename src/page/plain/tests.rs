use super::*;
use crate::route::Site;
use crate::text::Language;

const NEWS: &str = "https://news.example/paper/";

fn exported(level: u8, more: &str) -> String {
    let json = format!(
        r#"{{"schema": "action-news/article/1", "id": "world/a", "lang": "en", "headline": "Snow", {more}}}"#
    );
    let (article, _) = article::read(json.as_bytes()).expect("an article");
    let site = Site::plain(NEWS);
    let page = PageContext::new(&site, None, Language::ENGLISH, "world/a.json");
    plain(&page, &article, level)
}

fn check(more: &str, expected: &str) {
    let html = exported(2, more);
    let html = html.strip_prefix(r#"<article lang="en" dir="ltr"><header><h2>Snow</h2></header>"#);
    let html = html.and_then(|html| html.strip_suffix("</article>"));
    assert_eq!(html, Some(expected), "{more}");
}

#[test]
fn what_depends_on_our_styles_and_scripts_is_removed() {
    check(
        r#""body": [{"type": "paragraph", "text": "One < two."}]"#,
        "<p>One &lt; two.</p>",
    );
    check(
        r#""lead": {"type": "figure", "media": {"src": "/a.jpg", "alt": "A", "width": 8, "height": 4}, "caption": "C", "credit": "D"},
           "body": []"#,
        "<figure><picture><img width=\"8\" height=\"4\" alt=\"A\" src=\"https://news.example/paper/a.jpg\"></picture>\
         <figcaption>C D</figcaption></figure>",
    );
    check(
        r#""body": [{"type": "table", "rows": [[{"text": "1"}]]}, {"type": "code", "text": "<b>"}]"#,
        "<table><tbody><tr><td>1</td></tr></tbody></table><pre dir=\"ltr\"><code>&lt;b&gt;</code></pre>",
    );
    // Thumbnails are removed.
    check(
        r#""body": [{"type": "embed", "url": "https://www.youtube.com/watch?v=abcdefghijk", "poster": "/p.jpg"}]"#,
        "<figure><p>YouTube</p><p><a href=\"https://www.youtube.com/watch?v=abcdefghijk\">Open at YouTube</a></p></figure>",
    );
}

#[test]
fn ids_and_links_to_them_are_prefixed() {
    check(
        r##""body": [
            {"type": "paragraph", "text": [{"t": "1", "href": "#fn1"}]}, {"type": "paragraph", "id": "fn1", "text": "Note."},
            {"type": "paragraph", "text": [{"t": "all", "href": "?page=all"}, {"t": "b", "href": "b.html"}]}]"##,
        "<p><a href=\"#world/a-x-fn1\">1</a></p><p id=\"world/a-x-fn1\">Note.</p>\
         <p><a href=\"https://news.example/paper/world/a/?page=all\">all</a>\
         <a href=\"https://news.example/paper/world/b.html\">b</a></p>",
    );
}

#[test]
fn headings_are_relative_to_the_level() {
    const BODY: &str = r#""body": [{"type": "heading", "text": "A"}, {"type": "heading", "level": 4, "text": "B"},
        {"type": "aside", "title": "C", "blocks": [{"type": "paragraph", "text": "c"}]}]"#;
    for (level, expected) in [
        (
            1,
            ["<h1>Snow</h1>", "<h2>A</h2>", "<h4>B</h4>", "<h2>C</h2>"],
        ),
        (
            2,
            ["<h2>Snow</h2>", "<h3>A</h3>", "<h5>B</h5>", "<h3>C</h3>"],
        ),
        (
            6,
            ["<h6>Snow</h6>", "<h6>A</h6>", "<h6>B</h6>", "<h6>C</h6>"],
        ),
    ] {
        let html = exported(level, BODY);
        for heading in expected {
            assert!(html.contains(heading), "{level}: {heading} in {html}");
        }
        assert!(html.contains("<p>c</p></section>"), "{html}");
    }
}
