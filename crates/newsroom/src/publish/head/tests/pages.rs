//! The heads of fronts, of translations and of the page for missing addresses.

use super::outlets::Head;
use super::{demo, edges, portal};
use crate::data::FrontFacts;
use action_news::route::{Front, FrontRoute};
use action_news::text::Language;
use article::index::Index;
use serde_json::Value;
use std::num::NonZeroU32;

fn index() -> Index {
    let document = br#"{"schema": "action-news/index/1", "older": 2, "items": [
        {"id": "world/a", "lang": "en", "headline": "Snow & ice", "image": {"src": "/images/a.svg"}},
        {"id": "world/b", "lang": "en", "headline": "Rain", "image": {"src": "/images/b.jpg", "alt": "A street in the rain"}}]}"#;
    article::read_index(document).expect("an index").0
}

fn front(front: Front, language: Language, archive_page: Option<u32>) -> Head {
    let route = FrontRoute {
        front,
        language,
        archive_page: archive_page.and_then(NonZeroU32::new),
    };
    let alternates = ["", "fr/", "ar/"].iter();
    let path = match route.front {
        Front::Home => "",
        _ => "world/",
    };
    let facts = FrontFacts {
        is_indexed: true,
        alternates: alternates.map(|prefix| [prefix, path].concat()).collect(),
    };
    let super::super::Head { tags, structured } =
        super::super::front(&portal(), &route, "World", &index(), &facts, None);
    Head::read(&format!(
        "<!doctype html><html><head>{tags}{structured}</head><body></body></html>"
    ))
}

#[test]
fn a_front_names_itself_in_every_language() {
    let head = front(Front::Section("world".to_owned()), Language::FRENCH, None);
    assert_eq!(
        head.links("[rel=canonical]"),
        ["https://news.example/fr/world/"]
    );
    let alternates = [
        ("en-CA", "https://news.example/world/"),
        ("fr-CA", "https://news.example/fr/world/"),
        ("ar", "https://news.example/ar/world/"),
        ("x-default", "https://news.example/world/"),
    ];
    for (lang, page) in alternates {
        assert_eq!(
            head.links(&format!("[rel=alternate][hreflang='{lang}']")),
            [page]
        );
    }
    assert_eq!(
        head.links("[type='application/rss+xml']"),
        [
            "https://news.example/fr/world/feed.xml",
            "https://news.example/fr/feed.xml"
        ]
    );
    assert_eq!(
        head.links("[type='application/feed+json']"),
        [
            "https://news.example/fr/world/feed.json",
            "https://news.example/fr/feed.json"
        ]
    );
    assert_eq!(head.meta("og:type").as_deref(), Some("website"));
    assert_eq!(head.meta("og:locale").as_deref(), Some("fr_CA"));
    assert_eq!(head.metas("og:locale:alternate"), ["en_CA", "ar_AR"]);
    assert_eq!(
        head.meta("description").as_deref(),
        Some("Snow & ice · Rain")
    );
    assert_eq!(
        head.meta("og:image").as_deref(),
        Some("https://news.example/images/b.jpg")
    );
    assert_eq!(
        head.meta("twitter:image:alt").as_deref(),
        Some("A street in the rain")
    );
    let data: Value = serde_json::from_str(&head.structured()).expect("JSON");
    assert_eq!(
        (data["@type"].as_str(), data["isPartOf"]["@type"].as_str()),
        (Some("CollectionPage"), Some("WebSite"))
    );
}

#[test]
fn the_home_front_is_the_site_and_an_older_page_has_no_alternates() {
    let home = front(Front::Home, Language::ENGLISH, None);
    assert_eq!(home.meta("og:title").as_deref(), Some("Action News"));
    assert_eq!(home.links("[rel=canonical]"), ["https://news.example/"]);
    let data: Value = serde_json::from_str(&home.structured()).expect("JSON");
    assert_eq!(data["@type"], "WebSite");
    let older = front(Front::Home, Language::ENGLISH, Some(2));
    assert_eq!(
        older.links("[rel=canonical]"),
        ["https://news.example/index-2/"]
    );
    assert!(older.links("[hreflang]").is_empty());
}

#[test]
fn translations_name_each_other() {
    let portal = portal();
    let articles = demo();
    let story = articles
        .iter()
        .find(|a| a.id.as_str() == "world/leaders-differ-on-syria")
        .expect("the story");
    let head = Head::of(&portal, story);
    let french = articles
        .iter()
        .find(|a| a.id.as_str().starts_with("fr/world/les-dirigeants"))
        .expect("in French");
    let theirs = Head::of(&portal, french);
    for lang in ["en-CA", "fr-CA", "ar"] {
        let selector = format!("[hreflang='{lang}']");
        assert_eq!(head.links(&selector).len(), 1, "{lang}");
        assert_eq!(head.links(&selector), theirs.links(&selector), "{lang}");
    }
    assert_eq!(head.meta("og:locale").as_deref(), Some("en_CA"));
    assert_eq!(head.metas("og:locale:alternate"), ["fr_CA", "ar_AR"]);
    assert_eq!(
        theirs.links("[type='application/feed+json']"),
        ["https://news.example/fr/feed.json"]
    );
    assert_eq!(
        head.meta("robots").as_deref(),
        Some("max-image-preview:large")
    );
}

#[test]
fn an_article_from_elsewhere_has_its_canonical_url() {
    let portal = portal();
    let articles = edges();
    let away = articles
        .iter()
        .find(|article| article.url.is_some())
        .expect("one");
    let head = Head::of(&portal, away);
    assert_eq!(
        head.links("[rel=canonical]"),
        ["https://elsewhere.example/monde/x.html"]
    );
    assert_eq!(
        head.meta("og:url").as_deref(),
        Some("https://elsewhere.example/monde/x.html")
    );
    assert!(crate::publish::feeds::SitemapEntry::of(&portal, away).is_none());
}

#[test]
fn the_page_for_missing_addresses_is_not_indexed() {
    let head = super::super::missing(&portal(), Language::FRENCH).tags;
    let head = Head::read(&format!("<!doctype html><html><head>{head}</head></html>"));
    assert_eq!(head.meta("robots").as_deref(), Some("noindex"));
    assert!(head.links("[rel=canonical]").is_empty());
    assert_eq!(
        head.links("[type='application/rss+xml']"),
        ["https://news.example/fr/feed.xml"]
    );
}
