//! Requirements and limits of feed readers and search engines.
//!
//! More than 300 lines, because each of six files has its own rules.

use super::*;
use crate::data::FrontFacts;
use crate::syndication::{Entry, MAX_ITEMS, json_feed, rss};
use action_news::route::{Front, FrontRoute};
use action_news::text::Language;
use article::date::Timestamp;
use article::lang::LangTag;
use article::model::ArticleId;
use article::portal::Portal;
use article::text::Text;
use serde_json::Value;

fn portal(theme: &str) -> Portal {
    let portal = format!(
        r#"{{"schema": "action-news/portal/1", "name": "Rock & Rain", "url": "https://n.example/site/", "lang": "en-CA",
            "languages": ["en-CA", "fr-CA"], "sections": [{{"id": "world", "name": {{"en": "World"}}}}],
            "rights": {{"en": "© N"}}, "theme": {theme}}}"#
    );
    article::read_portal(portal.as_bytes()).expect("a portal").0
}

fn story(number: usize) -> article::Article {
    let document = format!(
        r#"{{"schema": "action-news/article/1", "id": "world/s{number}", "lang": "fr-CA", "headline": "S {number}",
            "published": "2024-11-23T08:{:02}:00-07:00", "body": [{{"type": "paragraph", "text": "Words."}}]}}"#,
        number % 60
    );
    article::read(document.as_bytes()).expect("an article").0
}

fn names<'x>(document: &'x roxmltree::Document, name: &str) -> Vec<&'x str> {
    let found = document
        .descendants()
        .filter(|node| node.tag_name().name() == name);
    found.filter_map(|node| node.text()).collect()
}

/// <https://www.rssboard.org/rss-specification#requiredChannelElements>, and what the board's validator asks for.
#[test]
fn rss_has_what_its_readers_require() {
    let portal = portal("{}");
    let entries: Vec<Entry> = (0..40).map(|n| Entry::of(&portal, &story(n))).collect();
    let xml = rss(&portal, None, "fr", "fr/", &entries);
    let document = roxmltree::Document::parse(&xml).expect("XML");
    let root = document.root_element();
    assert_eq!(
        (root.tag_name().name(), root.attribute("version")),
        ("rss", Some("2.0"))
    );
    let channel = root.first_element_child().expect("a channel");
    let own = |name: &str| {
        channel
            .children()
            .find(|node| node.has_tag_name(name))
            .and_then(|node| node.text())
    };
    assert_eq!(own("title"), Some("Rock & Rain"));
    assert_eq!(own("link"), Some("https://n.example/site/fr/"));
    assert_eq!(own("description"), Some("Rock & Rain"));
    assert_eq!(own("language"), Some("fr-CA"));
    assert_eq!(own("copyright"), Some("© N"));
    assert_eq!(
        own("lastBuildDate"),
        Some("Sat, 23 Nov 2024 08:29:00 -0700")
    );
    let atom = channel
        .children()
        .find(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "link")));
    assert_eq!(
        atom.and_then(|link| link.attribute("href")),
        Some("https://n.example/site/fr/feed.xml")
    );
    assert_eq!(atom.and_then(|link| link.attribute("rel")), Some("self"));
    let guids = names(&document, "guid");
    assert_eq!(guids.len(), MAX_ITEMS);
    assert!(
        guids
            .iter()
            .all(|guid| guid.starts_with("https://n.example/site/world/s"))
    );
    assert!(guids.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(names(&document, "description").len(), MAX_ITEMS + 1);
}

/// <https://www.jsonfeed.org/version/1.1/>: required keys, and content that is markup.
#[test]
fn a_json_feed_has_what_its_readers_require() {
    let portal = portal("{}");
    let entries: Vec<Entry> = (0..40).map(|n| Entry::of(&portal, &story(n))).collect();
    let feed: Value =
        serde_json::from_str(&json_feed(&portal, None, "fr", "fr/", &entries)).expect("JSON");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["title"], "Rock & Rain");
    assert_eq!(feed["home_page_url"], "https://n.example/site/fr/");
    assert_eq!(feed["feed_url"], "https://n.example/site/fr/feed.json");
    assert_eq!(feed["language"], "fr-CA");
    let items = feed["items"].as_array().expect("items");
    assert_eq!(items.len(), MAX_ITEMS);
    for item in items {
        assert!(item["id"].is_string() && item["url"] == item["id"]);
        assert_eq!(item["content_html"], "<p>Words.</p>");
        assert_eq!(item["language"], "fr-CA");
    }
}

fn page(number: usize) -> SitemapEntry {
    SitemapEntry {
        path: format!("world/s{number}/"),
        changed: Timestamp::parse("2024-11-23T08:00:00-07:00"),
        alternates: Vec::new(),
    }
}

#[test]
fn a_small_site_has_one_sitemap() {
    let portal = portal("{}");
    let mut sitemap = Sitemap::new(&portal);
    let route = FrontRoute {
        front: Front::Section("world".to_owned()),
        language: Language::FRENCH,
        archive_page: None,
    };
    let facts = FrontFacts {
        is_indexed: true,
        alternates: ["world/", "fr/world/"].map(str::to_owned).to_vec(),
    };
    let entry = SitemapEntry::of_front(&portal, &route, None, &facts);
    assert_eq!(sitemap.push(&entry), None);
    assert_eq!(sitemap.push(&page(1)), None);
    let files = sitemap.finish();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].0, "sitemap.xml");
    let document = roxmltree::Document::parse(&files[0].1).expect("XML");
    assert_eq!(
        names(&document, "loc"),
        [
            "https://n.example/site/fr/world/",
            "https://n.example/site/world/s1/"
        ]
    );
    assert_eq!(names(&document, "lastmod"), ["2024-11-23T08:00:00-07:00"]);
    let links = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "link")));
    let links: Vec<(Option<&str>, Option<&str>)> = links
        .map(|link| (link.attribute("hreflang"), link.attribute("href")))
        .collect();
    assert_eq!(
        links,
        [
            (Some("en-CA"), Some("https://n.example/site/world/")),
            (Some("fr-CA"), Some("https://n.example/site/fr/world/")),
            (Some("x-default"), Some("https://n.example/site/world/")),
        ]
    );
}

/// 100,000 pages: parts within the protocol's limits, an index of them, and never more than one part in memory.
#[test]
fn a_large_sitemap_comes_in_parts() {
    let portal = portal("{}");
    let mut sitemap = Sitemap::new(&portal);
    let mut files: Vec<(String, String)> = (0..100_001)
        .filter_map(|n| sitemap.push(&page(n)))
        .collect();
    let full = files.len();
    assert!(
        full >= 2,
        "full parts are handed out as soon as they are full"
    );
    files.extend(sitemap.finish());
    let (last, parts) = files.split_last().expect("an index");
    assert_eq!(parts.len(), full + 1);
    let urls = |text: &str| text.matches("<url>").count();
    assert!(parts.iter().all(|(_, text)| urls(text) <= 50_000));
    let all: usize = parts.iter().map(|(_, text)| urls(text)).sum();
    assert_eq!(all, 100_001);
    assert_eq!(last.0, "sitemap.xml");
    let index = roxmltree::Document::parse(&last.1).expect("XML");
    let expected: Vec<String> = (1..=parts.len())
        .map(|part| format!("https://n.example/site/sitemap-{part}.xml"))
        .collect();
    assert_eq!(names(&index, "loc"), expected);
    let expected = (1..=parts.len()).map(|part| format!("sitemap-{part}.xml"));
    assert!(parts.iter().map(|(name, _)| name.clone()).eq(expected));
    assert!(files[0].1.ends_with("</urlset>\n") && roxmltree::Document::parse(&files[2].1).is_ok());
}

#[test]
fn a_part_is_never_too_large() {
    let portal = portal("{}");
    let mut sitemap = Sitemap::new(&portal);
    let alternates: Vec<Alternate> = (0..100)
        .map(|n| Alternate {
            hreflang: "en".to_owned(),
            path: format!("world/{n}-{}/", "a".repeat(150)),
        })
        .collect();
    let heavy = SitemapEntry {
        alternates,
        ..page(1)
    };
    let mut files: Vec<(String, String)> = (0..1500).filter_map(|_| sitemap.push(&heavy)).collect();
    files.extend(sitemap.finish());
    assert!(files.len() > 3);
    assert!(files.iter().all(|(_, text)| text.len() <= 10 * 1024 * 1024));
    assert_eq!(
        files
            .iter()
            .map(|(_, text)| text.matches("<url>").count())
            .sum::<usize>(),
        1500
    );
}

#[test]
fn the_news_sitemap_has_the_language_codes_that_google_requires() {
    let portal = portal("{}");
    let check = |lang: &str, expected: &str| {
        let (id, lang, headline) = (
            ArticleId::parse("world/a").expect("an id"),
            LangTag::parse(lang).expect("a language"),
            Text::of("A"),
        );
        let at = Timestamp::parse("2024-11-23T12:00:00Z").expect("a moment");
        let entry = NewsEntry {
            id: &id,
            lang: &lang,
            headline: &headline,
            published: at,
        };
        let xml = news_sitemap(&portal, [entry], at.epoch_seconds());
        let document = roxmltree::Document::parse(&xml).expect("XML");
        assert_eq!(names(&document, "language"), [expected], "{lang}");
    };
    check("fr-CA", "fr");
    check("zh", "zh-cn");
    check("zh-Hans-SG", "zh-cn");
    check("zh-TW", "zh-tw");
    check("zh-Hant", "zh-tw");
    check("fil-PH", "fil");
}

#[test]
fn the_news_sitemap_has_the_stories_of_two_days() {
    let portal = portal("{}");
    let now = Timestamp::parse("2024-11-23T12:00:00Z")
        .expect("a moment")
        .epoch_seconds();
    let check = |published: &str, expected: bool| {
        let (id, lang, headline) = (
            ArticleId::parse("world/a").expect("an id"),
            LangTag::undetermined(),
            Text::of("Q & A"),
        );
        let entry = NewsEntry {
            id: &id,
            lang: &lang,
            headline: &headline,
            published: Timestamp::parse(published).expect("a date"),
        };
        let xml = news_sitemap(&portal, [entry], now);
        let document = roxmltree::Document::parse(&xml).expect("XML");
        assert_eq!(
            names(&document, "loc").len(),
            usize::from(expected),
            "{published}"
        );
        if expected {
            assert_eq!(names(&document, "title"), ["Q & A"]);
            assert_eq!(names(&document, "name"), ["Rock & Rain"]);
            assert_eq!(
                names(&document, "language"),
                ["en"],
                "an unknown language is the site's"
            );
            assert_eq!(names(&document, "publication_date"), [published]);
        }
    };
    check("2024-11-23T12:00:00Z", true);
    check("2024-11-21T12:00:00Z", true);
    check("2024-11-21T11:59:59Z", false);
    check("2024-11-23T12:00:01Z", false);
    check("2024-11-23T06:00:00-06:00", true);
    check("2024-11-24", true);
    check("2024-11-25", false);
    check("2013-06-17T20:05:00-04:00", false);
}

#[test]
fn the_news_sitemap_has_at_most_the_thousand_newest_stories() {
    let portal = portal("{}");
    let (lang, headline) = (LangTag::parse("fr-CA").expect("a tag"), Text::of("S"));
    let start = Timestamp::parse("2024-11-23T00:00:00Z")
        .expect("a moment")
        .epoch_seconds();
    let ids: Vec<ArticleId> = (0..1200)
        .map(|n| ArticleId::parse(&format!("s{n}")).expect("an id"))
        .collect();
    let entries = ids.iter().zip(start..).map(|(id, at)| NewsEntry {
        id,
        lang: &lang,
        headline: &headline,
        published: Timestamp::from_epoch_seconds(at).expect("a moment"),
    });
    let xml = news_sitemap(&portal, entries, start + 3600);
    let document = roxmltree::Document::parse(&xml).expect("XML");
    let pages = names(&document, "loc");
    assert_eq!(pages.len(), 1000);
    assert_eq!(
        (pages[0], pages[999]),
        (
            "https://n.example/site/s1199/",
            "https://n.example/site/s200/"
        )
    );
}

#[test]
fn the_manifest_has_the_colours_of_the_page() {
    let tokens = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../styles/tokens.css");
    let tokens = std::fs::read_to_string(tokens).expect("the tokens");
    let usual = |name: &str| {
        let start = format!("--{name}: light-dark(");
        let (_, after) = tokens.split_once(&start).expect("a colour");
        after.split(',').next().expect("a light value").to_owned()
    };
    let icons = [Icon {
        src: "icon-0f.png".to_owned(),
        sizes: "512x512".to_owned(),
        mime: "image/png".to_owned(),
        purpose: Purpose::Maskable,
    }];
    let read =
        |portal: &Portal| serde_json::from_str::<Value>(&manifest(portal, &icons)).expect("JSON");
    let plain = read(&portal("{}"));
    assert_eq!(plain["background_color"], usual("paper"));
    assert_eq!(plain["theme_color"], usual("bar"));
    assert_eq!(
        (&plain["name"], &plain["short_name"]),
        (&Value::from("Rock & Rain"), &Value::from("Rock & Rain"))
    );
    assert_eq!(
        (&plain["lang"], &plain["dir"], &plain["start_url"]),
        (
            &Value::from("en-CA"),
            &Value::from("ltr"),
            &Value::from("./")
        )
    );
    assert_eq!(
        plain["icons"][0],
        serde_json::json!({"src": "icon-0f.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"})
    );
    let own = read(&portal(r##"{"bar": "#102030"}"##));
    assert_eq!(own["theme_color"], "#102030");
}

#[test]
fn robots_txt_names_the_sitemaps() {
    let text = robots(&portal("{}"));
    assert!(text.starts_with("User-agent: *\nAllow: /\n"));
    assert!(text.contains("\nSitemap: https://n.example/site/sitemap.xml\n"));
    assert!(text.contains("\nSitemap: https://n.example/site/news-sitemap.xml\n"));
}
