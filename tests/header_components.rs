//! Each component of the header bar and the footer, rendered by itself.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod rendering;

use action_news::components::{
    Clock, ClockProps, Footer, FooterProps, HeaderBar, HeaderBarProps, Masthead, MastheadProps,
    Notice, NoticeProps, NoticeState, Notices, NoticesProps, Reading, RegionsMenu,
    RegionsMenuProps, RenderedNotice, Shared, Temperature, TemperatureProps, rendered_notices,
};
use action_news::text::LocalTime;
use article::date::{Date, Timestamp};
use rendering::{article, page_at, plain_page, portal, rendered};
use std::rc::Rc;

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
        is_utc: false,
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
    // Time, dismissed notices, notices in the page, hidden elements (including the note about an unavailable link).
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
    // The notice declares WebMail unavailable.
    assert!(html.contains("WebMail<span class=\"visually-hidden\"> (unavailable for now)</span>"));
    let region = rendered::<HeaderBar>(props("/region/calgary/")).await;
    assert!(region.contains("data-region=\"calgary\" data-chosen=\"\" data-clock="));
    let unknown = rendered::<HeaderBar>(props("/region/atlantis/")).await;
    assert!(!unknown.contains("data-chosen"));
}

/// The page script formats times by these patterns.
#[tokio::test(flavor = "current_thread")]
async fn the_header_bar_has_the_patterns_of_its_language() {
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
            "data-ages=\"12344444444|قبل {} ساعة|قبل ساعة واحدة|قبل ساعتين|قبل {} ساعات\"",
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
    let translated = article(
        r#"{"schema": "action-news/article/1", "id": "a", "headline": "H", "body": [],
            "translations": [{"lang": "ar", "id": "ar/world/b"}]}"#,
    );
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
