//! The pictures of the lightbox, and their numbers on the article's page.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod rendering;

use action_news::components::{ArticleView, ArticleViewProps, Extent, Shared, lightbox_pictures};
use article::model::Lead;
use rendering::{article, demo_articles, plain_page, rendered};

/// The numbers on the page and the lightbox's pictures agree, for pictures in all kinds of blocks.
#[tokio::test(flavor = "current_thread")]
async fn pictures_are_numbered_in_document_order() {
    let figure = |name: &str| format!(r#"{{"type": "figure", "media": {{"src": "/{name}.jpg"}}}}"#);
    let bare = |name: &str| format!(r#"{{"media": {{"src": "/{name}.jpg"}}}}"#);
    let nested = article(&format!(
        r#"{{"schema": "action-news/article/1", "id": "a", "headline": "H", "lead": {}, "body": [
            {{"type": "list", "items": [{{"text": "x", "blocks": [{}]}}]}},
            {{"type": "gallery", "figures": [{}, {}]}},
            {{"type": "quote", "blocks": [{}]}},
            {{"type": "figure", "media": {{"src": "/linked.jpg"}}, "href": "/x"}},
            {{"type": "figure", "media": {{"src": "/film.mp4", "kind": "video"}}}},
            {{"type": "aside", "blocks": [{}]}},
            {{"type": "hologram", "blocks": [{}]}}],
            "updates": [{{"id": "1", "body": [{}]}}, {{"id": "2", "pinned": true, "body": [{}]}}]}}"#,
        bare("1"),
        figure("2"),
        bare("3"),
        bare("4"),
        figure("5"),
        figure("6"),
        figure("7"),
        figure("9"),
        figure("8"),
    ));
    let mut checked = 0;
    let demo_articles = demo_articles().into_iter().map(|path| {
        let bytes = std::fs::read(path).expect("an article's file");
        article::read(&bytes).expect("an article").0
    });
    for article in demo_articles.chain([nested]) {
        let page = plain_page();
        let article = Shared::new(article);
        let pictures = lightbox_pictures(&page.borrowed(), &article);
        let props = ArticleViewProps {
            page,
            article: article.clone(),
            extent: Extent::Whole,
        };
        let html = rendered::<ArticleView>(props).await;
        let links = html.split("class=\"figure__zoom\"").count() - 1;
        assert_eq!(links, pictures.len(), "{}", article.id);
        let mut rest = html.as_str();
        for (n, picture) in pictures.iter().enumerate() {
            let (_, after) = rest
                .split_once(&format!("id=\"img-{}\"", n + 1))
                .unwrap_or_else(|| panic!("picture {} of {}", n + 1, article.id));
            let link = format!("<a href=\"{}\" data-action=\"zoom\"", picture.src);
            let (before, _) = after.split_once(&link).expect("the link to its file");
            assert!(!before.contains("id=\"img-"), "{} {}", article.id, n + 1);
            rest = after;
            checked += 1;
        }
        if article.id.as_str() == "a" {
            let files: Vec<String> = (1..=9).map(|n| format!("/{n}.jpg")).collect();
            assert_eq!(
                pictures.iter().map(|it| &it.src).collect::<Vec<_>>(),
                files.iter().collect::<Vec<_>>()
            );
        }
    }
    assert!(checked > 30, "{checked}");
}

#[test]
fn the_lightbox_shows_the_largest_file_of_the_pictures_own_type() {
    let check = |media: &str, expected: (&str, Option<&str>, Option<u32>, Option<u32>)| {
        let article = article(&format!(
            r#"{{"schema": "action-news/article/1", "id": "a", "headline": "H", "body": [],
                "lead": {{"media": {media}, "caption": "C", "credit": "D"}}}}"#
        ));
        assert!(matches!(article.lead, Some(Lead::Figure(_))));
        let page = plain_page();
        let [picture] = &lightbox_pictures(&page.borrowed(), &article)[..] else {
            panic!("{media}")
        };
        let srcset = picture.srcset.as_deref();
        let got = (picture.src.as_str(), srcset, picture.width, picture.height);
        assert_eq!(got, expected, "{media}");
        assert_eq!(
            picture.caption.as_ref().map(|it| it.plain()).as_deref(),
            Some("C")
        );
        assert_eq!(
            picture.credit.as_ref().map(|it| it.plain()).as_deref(),
            Some("D")
        );
    };
    check(r#"{"src": "/a.jpg"}"#, ("/a.jpg", None, None, None));
    check(
        r#"{"src": "/a.jpg", "type": "image/jpeg", "width": 800, "height": 400, "sources": [
            {"src": "/b.jpg", "width": 1600}, {"src": "/c.avif", "type": "image/avif", "width": 3200}]}"#,
        (
            "/b.jpg",
            Some("/b.jpg 1600w, /a.jpg 800w"),
            Some(1600),
            Some(800),
        ),
    );
    check(
        r#"{"src": "/a.jpg", "width": 800, "height": 400, "sources": [{"src": "/b.jpg", "width": 400}]}"#,
        (
            "/a.jpg",
            Some("/b.jpg 400w, /a.jpg 800w"),
            Some(800),
            Some(400),
        ),
    );
    check(
        r#"{"src": "/a.jpg", "sources": [{"src": "/b.jpg", "width": 400}]}"#,
        ("/a.jpg", Some("/b.jpg 400w"), None, None),
    );
}
