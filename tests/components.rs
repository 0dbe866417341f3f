//! Each component, rendered by itself.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod rendering;

use action_news::components::{
    ArticleView, ArticleViewProps, Card, CardProps, Clock, ClockProps, Content, DocumentView,
    DocumentViewProps, Extent, FailureView, FailureViewProps, Footer, FooterProps, Front,
    FrontProps, Gallery, GalleryProps, HeaderBar, HeaderBarProps, Masthead, MastheadProps, Notice,
    NoticeProps, NoticeState, Notices, NoticesProps, Reading, RegionsMenu, RegionsMenuProps,
    RenderedNotice, Shared, Temperature, TemperatureProps, front_title, lightbox_pictures,
    rendered_notices,
};
use action_news::failure::Failure;
use action_news::route::Route;
use action_news::text::LocalTime;
use article::Article;
use article::date::{Date, Timestamp};
use article::model::{BlockKind, Lead};
use rendering::{page_at, plain_page, portal, rendered};
use std::path::Path;
use std::rc::Rc;

fn article(json: &str) -> Article {
    article::read(json.as_bytes()).expect("an article").0
}

/// An article with this body.
fn with_body(blocks: &str) -> Article {
    article(&format!(
        r#"{{"schema": "action-news/article/1", "id": "a", "headline": "H", "body": [{blocks}]}}"#
    ))
}

fn ms(rfc3339: &str) -> f64 {
    let at = Timestamp::parse(rfc3339).expect("a timestamp");
    at.epoch_seconds() as f64 * 1000.0
}

#[tokio::test(flavor = "current_thread")]
async fn clock() {
    let time = Date::new(2024, 11, 23).map(|date| LocalTime {
        date,
        hour: 22,
        minute: 59,
        offset_minutes: -420,
    });
    let html = async |path, time| {
        let (page, _) = page_at(path);
        rendered::<Clock>(ClockProps { page, time }).await
    };
    assert_eq!(html("/", None).await, r#"<time class="bar__clock"></time>"#);
    assert_eq!(
        html("/", time).await,
        "<time datetime=\"2024-11-23T22:59:00-07:00\" class=\"bar__clock\">Saturday, November 23, 2024, 10:59 PM</time>"
    );
    assert!(
        html("/fr/", time)
            .await
            .contains(">samedi 23 novembre 2024, 22\u{a0}h\u{a0}59<")
    );
}

#[tokio::test(flavor = "current_thread")]
async fn temperature() {
    let html = async |reading: Option<(&'static str, Option<&'static str>)>| {
        let reading = reading.map(|(words, age)| Reading {
            words: words.into(),
            age: age.map(Into::into),
        });
        let props = TemperatureProps {
            page: plain_page(),
            region: "Calgary".into(),
            reading,
        };
        rendered::<Temperature>(props).await
    };
    assert_eq!(
        html(None).await,
        r#"<span class="bar__temperature"></span>"#
    );
    const WORDS: &str = r#"<span class="visually-hidden">Temperature in Calgary </span><bdi dir="ltr">-12.1°C</bdi>"#;
    assert_eq!(
        html(Some(("-12.1°C", None))).await,
        format!(r#"<span class="bar__temperature">{WORDS}</span>"#)
    );
    assert_eq!(
        html(Some(("-12.1°C", Some("3 hours ago")))).await,
        format!(
            r#"<span class="bar__temperature">{WORDS} <span class="bar__age">3 hours ago</span></span>"#
        )
    );
}

#[tokio::test(flavor = "current_thread")]
async fn regions_menu() {
    let (page, _) = page_at("/");
    let chosen = Some("halifax".into());
    let html = rendered::<RegionsMenu>(RegionsMenuProps { page, chosen }).await;
    let count = |needle: &str| html.matches(needle).count();
    assert_eq!(count("<li>"), portal().regions.len());
    assert!(html.contains(
        "<a href=\"/news/region/halifax/\" aria-current=\"true\" data-region=\"halifax\" \
         data-zone=\"America/Halifax\" data-unit=\"C\" data-weather=\"/news/weather/halifax.json\">Halifax</a>"
    ), "{html}");
    assert_eq!(count("aria-current"), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn notice() {
    let notice = portal().notices.remove(0);
    let html = async |state| {
        let (page, _) = page_at("/");
        let notice = RenderedNotice {
            notice: notice.clone(),
            state,
        };
        rendered::<Notice>(NoticeProps { page, notice }).await
    };
    let active = html(NoticeState::Active).await;
    assert!(
        active.starts_with(
            "<div data-notice=\"maintenance-2024-11\" data-from=\"2024-11-23T20:00:00-07:00\" \
             data-until=\"2030-01-01T00:00:00-07:00\" data-unavailable=\"https://webmail.news.example/*\" \
             class=\"notice notice--maintenance\"><p class=\"notice__text\">Our platform is in maintenance mode."
        ),
        "{active}"
    );
    for hidden in [NoticeState::Upcoming, NoticeState::Dismissed] {
        let html = html(hidden).await;
        assert_eq!(html.replace(" hidden=\"hidden\"", ""), active, "{hidden:?}");
        assert_ne!(html, active, "{hidden:?}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn notices() {
    let all = portal().notices;
    let html = async |now_ms: f64, dismissed: &[String], link_note: bool| {
        let (page, _) = page_at("/");
        let notices = rendered_notices(&all, now_ms, dismissed);
        let props = NoticesProps {
            page,
            notices,
            link_note,
        };
        rendered::<Notices>(props).await
    };
    let count = |html: &str, needle: &str| html.matches(needle).count();
    let id = [all[0].id.clone()];
    // The moment, what is dismissed → notices in the page, hidden ones among them; the note about a link is one more.
    for (now_ms, dismissed, in_page, hidden) in [
        (0.0, &[][..], 1, 2),
        (ms("2024-11-23T19:59:59-07:00"), &[], 1, 2),
        (ms("2024-11-23T20:00:00-07:00"), &[], 1, 1),
        (ms("2024-11-23T20:00:00-07:00"), &id, 1, 2),
        (ms("2030-01-01T00:00:00-07:00"), &[], 0, 1),
    ] {
        let html = html(now_ms, dismissed, false).await;
        assert_eq!(count(&html, "data-notice="), in_page, "{now_ms} {html}");
        assert_eq!(count(&html, "hidden=\"hidden\""), hidden, "{now_ms} {html}");
    }
    let noted = html(ms("2024-11-23T20:00:00-07:00"), &[], true).await;
    assert_eq!(count(&noted, "hidden=\"hidden\""), 0, "{noted}");
}

#[tokio::test(flavor = "current_thread")]
async fn masthead() {
    let (page, _) = page_at("/world/");
    let props = MastheadProps {
        portal: Shared::new(portal()),
        page,
        front: Some(action_news::route::Front::Section("world".to_owned())),
    };
    let html = rendered::<Masthead>(props).await;
    assert!(html.contains("<span>Action News</span>"), "{html}");
    assert!(
        html.contains(r#"<a href="/news/world/" aria-current="page">World</a>"#),
        "{html}"
    );
    assert_eq!(html.matches("<li>").count(), portal().sections.len());
}

#[tokio::test(flavor = "current_thread")]
async fn header_bar() {
    let props = |path: &str| {
        let (page, route) = page_at(path);
        HeaderBarProps {
            page,
            route: Some(route),
            clock: None,
            region: Some("calgary".into()),
            temperature: None,
            notices: rendered_notices(&portal().notices, ms("2024-11-24T00:00:00-07:00"), &[]),
            link_note: false,
        }
    };
    let html = rendered::<HeaderBar>(props("/")).await;
    let at = |needle: &str| {
        html.find(needle)
            .unwrap_or_else(|| panic!("{needle}: {html}"))
    };
    let order = [
        ">Home<",
        ">WebMail<",
        "bar__clock",
        "bar__region",
        "bar__temperature",
        ">Regions<",
        ">Advertise<",
        ">Login<",
        "class=\"notices\"",
        "masthead",
    ];
    assert!(order.map(at).is_sorted(), "{html}");
    assert!(html.contains("data-unavailable-words=\"unavailable for now\""));
    assert!(!html.contains("data-chosen"));
    // The notice declares it unavailable.
    assert!(html.contains("WebMail<span class=\"visually-hidden\"> (unavailable for now)</span>"));
    let region = rendered::<HeaderBar>(props("/region/calgary/")).await;
    assert!(region.contains("data-region=\"calgary\" data-chosen=\"\" data-clock="));
    let unknown = rendered::<HeaderBar>(props("/region/atlantis/")).await;
    assert!(!unknown.contains("data-chosen"));
}

/// The script of a published page writes times by these patterns.
#[tokio::test(flavor = "current_thread")]
async fn the_header_bar_carries_the_patterns_of_its_language() {
    for (path, expected) in [
        (
            "/",
            "data-clock=\"{weekday}, {month} {day}, {year}, {hour12}:{minute} {half}\"",
        ),
        ("/", "data-halves=\"AM|PM\""),
        ("/", "data-temperature=\"{}°C|{}°F\" data-decimal=\".\""),
        (
            "/fr/",
            "data-clock=\"{weekday} {day} {month} {year}, {hour}\u{a0}h\u{a0}{minute}\"",
        ),
        ("/fr/", "data-first=\"1er\""),
        (
            "/fr/",
            "data-temperature=\"{}\u{a0}°C|{}\u{a0}°F\" data-decimal=\",\"",
        ),
        (
            "/ar/",
            "data-clock=\"{weekday}، {day} {month} {year}، {hour12}:{minute} {half}\"",
        ),
        (
            "/ar/",
            "data-ages=\"قبل ساعة واحدة|قبل ساعتين|قبل {} ساعات|قبل {} ساعة\"",
        ),
    ] {
        let (page, route) = page_at(path);
        let props = HeaderBarProps {
            page,
            route: Some(route),
            clock: None,
            region: None,
            temperature: None,
            notices: Rc::default(),
            link_note: false,
        };
        let html = rendered::<HeaderBar>(props).await;
        assert!(html.contains(expected), "{path} {expected}\n{html}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn footer() {
    let (page, route) = page_at("/world/");
    let mut translated = with_body("");
    translated.translations = article(
        r#"{"schema": "action-news/article/1", "id": "a", "headline": "H", "body": [],
            "translations": [{"lang": "ar", "id": "ar/world/b"}]}"#,
    )
    .translations;
    let props = FooterProps {
        portal: Shared::new(portal()),
        page,
        route: Some(route),
        article: Some(Shared::new(translated)),
    };
    let html = rendered::<Footer>(props).await;
    for expected in [
        r#"href="/news/world/" aria-current="true">English</a>"#,
        r#"href="/news/fr/world/">Français</a>"#,
        r#"href="/news/ar/world/b/">العربية</a>"#,
        r#"<a href="/news/feed.xml" data-document="">RSS feed</a>"#,
        r#"<p class="footer__rights">© Action News</p>"#,
    ] {
        assert!(html.contains(expected), "{expected} {html}");
    }
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
async fn front() {
    const INDEX: &str = r#"{"schema": "action-news/index/1", "older": 2, "items": [
        {"id": "world/a", "lang": "en", "headline": "First"}, {"id": "world/b", "lang": "en", "headline": "Second"}]}"#;
    // The path → whether a story is set large, links to newer and older pages.
    for (path, leads, prev, next) in [
        ("/world/", true, None, Some("/news/world/index-2/")),
        (
            "/world/index-2/",
            false,
            Some("/news/world/"),
            Some("/news/world/index-1/"),
        ),
        ("/world/index-1/", false, Some("/news/world/"), None),
    ] {
        let (page, route) = page_at(path);
        let Route::Front(route) = route else {
            panic!("{path} is no front")
        };
        let (index, _) = article::read_index(INDEX.as_bytes()).expect("an index");
        assert_eq!(front_title(&page.borrowed(), &route, &index), "World");
        let index = Shared::new(index);
        let html = rendered::<Front>(FrontProps { page, route, index }).await;
        assert_eq!(html.contains("front__first"), leads, "{path} {html}");
        for (rel, href) in [("prev", prev), ("next", next)] {
            let link = href.map(|href| format!("href=\"{href}\" rel=\"{rel}\""));
            assert_eq!(html.contains(&format!("rel=\"{rel}\"")), link.is_some());
            assert!(html.contains(&link.unwrap_or_default()), "{path} {html}");
        }
        assert!(html.contains("<a href=\"/news/world/b/\">Second</a>"));
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
async fn document_view_draws_every_state() {
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
    // Blocks and posts → how many of each the first screen has; none: the article is whole.
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

/// Numbers in the page and the lightbox's pictures agree, whatever holds the pictures.
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
    for article in demo_articles().chain([nested]) {
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

fn demo_articles() -> impl Iterator<Item = Article> {
    let mut folders = vec![Path::new("content/articles").to_owned()];
    let mut articles = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "json") {
                let bytes = std::fs::read(&path).expect("an article's file");
                articles.push(article::read(&bytes).expect("an article").0);
            }
        }
    }
    articles.into_iter()
}
