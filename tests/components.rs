//! Each component of the document, rendered by itself. Figures and captions: `captions.rs`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod rendering;

use action_news::components::{
    ArticleView, ArticleViewProps, Card, CardProps, Content, DocumentView, DocumentViewProps,
    Extent, FailureView, FailureViewProps, Gallery, GalleryProps, Shared,
};
use action_news::failure::Failure;
use article::Article;
use article::model::BlockKind;
use rendering::{article, page_at, plain_page, portal, rendered};
use std::rc::Rc;

/// An article with this body.
fn with_body(blocks: &str) -> Article {
    article(&format!(
        r#"{{"schema": "action-news/article/1", "id": "a", "headline": "H", "body": [{blocks}]}}"#
    ))
}

#[tokio::test(flavor = "current_thread")]
async fn failure_view() {
    for (failure, retries, lists_sections) in [
        (Failure::Network, true, false),
        (Failure::NotFound, false, true),
    ] {
        let (page, _) = page_at("/");
        let props = FailureViewProps {
            page,
            failure,
            notices: portal().notices.into(),
        };
        let html = rendered::<FailureView>(props).await;
        assert_eq!(html.contains("data-action=\"retry\""), retries, "{html}");
        assert_eq!(html.contains("failure__sections"), lists_sections, "{html}");
        assert!(html.contains("Our platform is in maintenance, which may be why."));
        assert!(html.contains("<h1 id=\"headline\" tabindex=\"-1\">"));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn card() {
    let article = with_body(
        r#"{"type": "card", "url": "https://www.example.org/b", "headline": [{"t": "B", "href": "/c"}], "text": "More"}"#,
    );
    let BlockKind::Card(card) = &article.body[0].kind else {
        panic!("no card")
    };
    let props = CardProps {
        page: plain_page(),
        card: Shared::new(card.as_ref().clone()),
    };
    assert_eq!(
        rendered::<Card>(props).await,
        "<div class=\"card\"><div class=\"card__words\"><p class=\"card__site\">example.org</p>\
         <p class=\"card__headline\"><a href=\"https://www.example.org/b\">B</a></p><p class=\"card__text\">More</p></div></div>"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn gallery() {
    let article = with_body(
        r#"{"type": "gallery", "caption": "Two", "figures": [{"media": {"src": "/a.jpg"}}, {"media": {"src": "/b.jpg"}, "caption": "B"}]}"#,
    );
    let BlockKind::Gallery(gallery) = &article.body[0].kind else {
        panic!("no gallery")
    };
    let props = GalleryProps {
        page: plain_page(),
        gallery: Shared::new(gallery.clone()),
    };
    let html = rendered::<Gallery>(props).await;
    let count = |needle: &str| html.matches(needle).count();
    assert_eq!((count("<img"), count("<figcaption")), (2, 2), "{html}");
    assert!(html.ends_with(
        "<figcaption class=\"figure__words\"><span class=\"figure__caption\">Two</span></figcaption></figure>"
    ));
    // Only the pictures of an article have numbers.
    assert!(!html.contains("figure__zoom"), "{html}");
}

#[tokio::test(flavor = "current_thread")]
async fn document_view() {
    let (page, route) = page_at("/world/a/");
    let html = async |content: Content, stale: bool| {
        let props = DocumentViewProps {
            page: page.clone(),
            route: Some(route.clone()),
            content,
            extent: Extent::Whole,
            stale,
            notices: Rc::default(),
        };
        rendered::<DocumentView>(props).await
    };
    let article = Content::Article(Shared::new(with_body("")));
    for (content, stale, expected) in [
        (Content::Loading, false, "class=\"waiting\""),
        (article.clone(), false, "class=\"article\""),
        (article, true, "You are reading an earlier copy"),
        (
            Content::Failed(Failure::Timeout),
            false,
            "class=\"failure\"",
        ),
    ] {
        let html = html(content, stale).await;
        assert!(html.contains(expected), "{expected} {html}");
        assert!(html.starts_with("<main id=\"main\" class=\"page\">"));
        assert!(html.contains("</main><footer class=\"footer\">"));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_screen_is_the_beginning_of_a_long_article() {
    let paragraphs = |count: usize| vec![r#"{"type": "paragraph", "text": "P"}"#; count].join(",");
    let posts = |count: usize| {
        let posts =
            (0..count).map(|n| format!(r#"{{"id": "u{n}", "headline": "Post", "body": []}}"#));
        posts.collect::<Vec<_>>().join(",")
    };
    // Blocks, posts, and how many of each the first screen has; `None` if the article is rendered as a whole.
    for (blocks, updates, expected) in [
        (15, 5, None),
        (16, 0, Some((15, 0))),
        (2_000, 9, Some((15, 0))),
        (3, 40, Some((3, 5))),
    ] {
        let article = article(&format!(
            r#"{{"schema": "action-news/article/1", "id": "a", "headline": "H", "rights": "R",
                "body": [{}], "updates": [{}]}}"#,
            paragraphs(blocks),
            posts(updates)
        ));
        assert_eq!(
            Extent::first_of(&article) == Extent::FirstScreen,
            expected.is_some()
        );
        let article = Shared::new(article);
        let html = async |extent| {
            let props = ArticleViewProps {
                page: plain_page(),
                article: article.clone(),
                extent,
            };
            rendered::<ArticleView>(props).await
        };
        let (first, whole) = (html(Extent::FirstScreen).await, html(Extent::Whole).await);
        let Some((first_blocks, first_posts)) = expected else {
            assert_eq!(first, whole);
            continue;
        };
        let count = |html: &str, needle: &str| html.matches(needle).count();
        assert_eq!(count(&first, "<p class=\"block\">"), first_blocks);
        assert_eq!(count(&first, "class=\"update\""), first_posts);
        assert_eq!(count(&first, "<footer"), 0);
        assert_eq!(count(&whole, "<p class=\"block\">"), blocks);
        assert_eq!(count(&whole, "class=\"update\""), updates);
        assert_eq!(count(&whole, "<footer"), 1);
        let body = first.find("</p></div>").expect("the end of the body");
        assert!(whole.starts_with(&first[..body]));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn ordered_lists_count_as_the_article_says() {
    for (keys, name, start, is_reversed) in [
        (r#""ordered": true"#, "<ol", None, false),
        (r#""ordered": true, "start": 4"#, "<ol", Some(4), false),
        (r#""ordered": true, "reversed": true"#, "<ol", None, true),
        (
            r#""ordered": true, "reversed": true, "start": 9"#,
            "<ol",
            Some(9),
            true,
        ),
        (r#""reversed": true"#, "<ul", None, false),
    ] {
        let document = format!(
            r#"{{"schema": "action-news/article/1", "id": "a", "lang": "en", "headline": "A",
            "body": [{{"type": "list", {keys}, "items": [{{"text": "b"}}, {{"text": "c"}}]}}]}}"#
        );
        let (article, problems) = article::read(document.as_bytes()).expect("an article");
        assert!(problems.is_empty(), "{keys}: {problems:?}");
        let props = ArticleViewProps {
            page: plain_page(),
            article: Shared::new(article),
            extent: Extent::Whole,
        };
        let html = rendered::<ArticleView>(props).await;
        let list = html.split_once("<div class=\"block\">").expect("a block").1;
        let tag = list.split('>').next().expect("a tag");
        assert!(tag.starts_with(name), "{keys}: {tag}");
        assert_eq!(tag.contains(" reversed"), is_reversed, "{keys}: {tag}");
        let number = start.map(|start| format!(" start=\"{start}\""));
        assert_eq!(tag.contains(" start"), start.is_some(), "{keys}: {tag}");
        assert!(tag.contains(&number.unwrap_or_default()), "{keys}: {tag}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn ordered_lists_have_letters_and_roman_numerals() {
    for (style, expected) in [
        ("decimal", "<ol class=\"list\""),
        ("lower-alpha", "<ol type=\"a\" class=\"list\""),
        ("upper-alpha", "<ol type=\"A\" class=\"list\""),
        ("lower-roman", "<ol type=\"i\" class=\"list\""),
        ("upper-roman", "<ol type=\"I\" class=\"list\""),
    ] {
        let document = format!(
            r#"{{"schema": "action-news/article/1", "id": "a", "lang": "en", "headline": "A",
            "body": [{{"type": "list", "ordered": true, "style": "{style}", "items": [{{"text": "b"}}]}}]}}"#
        );
        let (article, problems) = article::read(document.as_bytes()).expect("an article");
        assert!(problems.is_empty(), "{style}: {problems:?}");
        let props = ArticleViewProps {
            page: plain_page(),
            article: Shared::new(article),
            extent: Extent::Whole,
        };
        let html = rendered::<ArticleView>(props).await;
        let tag = html.split_once("<ol").expect("a list").1;
        let tag = format!("<ol{}", tag.split('>').next().expect("a tag"));
        assert_eq!(tag, expected);
    }
}
