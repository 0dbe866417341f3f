//! The metadata of an article is the same in the page's head, its structured data, both feeds and both sitemaps: for every
//! demo article, and for some with hostile texts.

use super::*;
use action_news::text::Language;
use outlets::{Metadata, in_all_outlets};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

mod again;
mod outlets;
mod pages;

/// The portal of `content/`.
fn portal() -> Portal {
    let path = content().join("portal.json");
    let bytes = std::fs::read(path).expect("the demo portal");
    article::read_portal(&bytes).expect("a portal").0
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// Every article of `content/`.
fn demo() -> Vec<Article> {
    let files = crate::files::json_below(&content().join("articles")).files;
    let read = |path: &PathBuf| {
        let bytes = std::fs::read(path).expect("an article's file");
        article::read(&bytes).expect("an article").0
    };
    let articles: Vec<Article> = files.iter().map(read).collect();
    assert!(articles.len() > 20, "the demo newsroom is there");
    articles
}

fn read(document: &Value) -> Article {
    let bytes = document.to_string();
    article::read(bytes.as_bytes()).expect("an article").0
}

/// Texts that break out of markup if they are not escaped.
const HOSTILE: &[&str] = &[
    "</script><script>alert(1)</script>",
    "</title></head><body><img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "' autofocus onfocus='x",
    "<!--<script>",
    "]]></description><item>",
    "--> <? xml ?> &amp; &lt;b&gt; &#60; &bogus; & &;",
    "back\\slash \\u003c \\\" \\ud800 end",
    "controls \u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85} between",
    "line\nbreaks\r\nand\ttabs \u{2028}\u{2029}",
    "bidi \u{202e}evil\u{202c} \u{2066}x\u{2069} \u{200f}",
    "noncharacters \u{fffe}\u{ffff}\u{1fffe} \u{fdd0} and \u{1f4f0}",
    "Paris, Texas",
    "{{braces}} ${x} %3Cscript%3E `",
];

/// An article with the same text in_all_outlets.
fn hostile(words: &str) -> Article {
    read(&json!({
        "schema": "action-news/article/1", "id": "world/odd", "lang": "en",
        "publisher": {"name": format!("P {words}"), "url": "https://p.example/"},
        "section": {"id": "world", "name": format!("S {words}")},
        "headline": format!("H {words}"), "deck": format!("D {words}"),
        "authors": [{"name": format!("A {words}"), "role": words, "url": "https://e.example/?\"><b>=é", "bio": words},
                    {"name": format!("B {words}")}],
        "dateline": words, "published": "2024-11-23T08:00:00-07:00", "updated": "2024-11-23T09:30:00-07:00",
        "lead": {"type": "figure", "media": {"src": "/images/a\"<b>'&c=1.jpg", "alt": format!("L {words}"), "width": 1600, "height": 900},
                 "caption": format!("C {words}"), "credit": format!("R {words}")},
        "body": [{"type": "paragraph", "text": words}],
        "tags": [{"name": format!("T {words}")}],
        "corrections": [{"date": "2024-11-24", "text": words}],
        "rights": format!("© {words}"),
    }))
}

/// Articles at the edges of the format.
fn edges() -> Vec<Article> {
    let bare =
        json!({"schema": "action-news/article/1", "id": "a", "headline": "Bare", "body": []});
    let with = |changes: Value| {
        let mut document = bare.clone();
        let object = document.as_object_mut().expect("an object");
        object.extend(changes.as_object().expect("an object").clone());
        read(&document)
    };
    vec![
        with(json!({})),
        with(
            json!({"published": "2013-06-17", "body": [{"type": "paragraph", "text": "Without a deck. ".repeat(40)}]}),
        ),
        with(json!({"published": "2013-06-17T20:05:00", "byline": "By our own correspondent"})),
        with(
            json!({"id": "fr/monde/x", "lang": "fr-CA", "section": {"id": "world", "name": "Monde"}, "published": "2016-12-31T23:59:60Z",
            "url": "https://elsewhere.example/monde/x.html", "access": "partial"}),
        ),
        with(
            json!({"published": "2024-01-01T00:00:00Z", "updated": "2024-01-01T00:00:00Z",
            "lead": {"type": "figure", "media": {"kind": "video", "src": "/a.mp4", "poster": "still.jpg", "width": 640, "height": 360}}}),
        ),
        with(
            json!({"lead": {"type": "figure", "media": {"src": "/images/chart.svg", "alt": "A chart"}, "caption": "Snow. (Ann Lee/Prairie Press)"}}),
        ),
        with(
            json!({"lead": {"type": "figure", "media": {"src": "/images/a.avif", "type": "image/avif", "decorative": true, "alt": "none", "sources": [
            {"src": "/images/a-480.webp", "type": "image/webp", "width": 480, "height": 270},
            {"src": "/images/a-480.jpg", "type": "image/jpeg", "width": 480, "height": 270},
            {"src": "/images/a-1600.jpg", "type": "image/jpeg", "width": 1600, "height": 900},
            {"src": "/images/a-6000.jpg", "type": "image/jpeg", "width": 6000, "height": 3375}]}}}),
        ),
        with(
            json!({"tags": [{"name": "Paris, Texas"}], "body": [{"type": "figure", "media": {"src": "https://cdn.example/p?id=3"}, "credit": "Omar Aziz"}]}),
        ),
        with(
            json!({"lead": {"type": "embed", "url": "https://video.example/1", "title": "Film"}, "live": {"state": "live"}, "published": "2024-01-01T10:00:00Z"}),
        ),
        with(
            json!({"live": {"state": "ended"}, "published": "2024-01-01T10:00:00Z", "updated": "2024-01-01T12:00:00Z", "access": "partial", "updates": [
            {"id": "u2", "published": "2024-01-01T11:00:00Z", "headline": "Second", "byline": "Ben <Ode>", "key": true,
             "body": [{"type": "paragraph", "text": "Words & <more>"}, {"type": "list", "items": [{"text": "one"}, {"text": "two"}]},
                      {"type": "figure", "media": {"src": "/images/u.jpg", "alt": "U"}, "caption": "Cap", "credit": "Cred"}]},
            {"id": "u1", "body": [{"type": "quote", "blocks": [{"type": "paragraph", "text": "Said."}], "cite": "Ann"}]}]}),
        ),
    ]
}

fn all() -> Vec<Article> {
    let mut articles = demo();
    articles.extend(HOSTILE.iter().map(|words| hostile(words)));
    articles.extend(edges());
    articles
}

#[test]
fn every_outlet_has_the_same_metadata() {
    let portal = portal();
    for article in all() {
        let expected = Metadata::of(&portal, &article);
        for (outlet, found) in in_all_outlets(&portal, &article) {
            found.assert_is(&expected, &format!("{} in {outlet}", article.id));
        }
    }
}

/// Previews get one of the picture's files, and a JPEG if there is one.
#[test]
fn previews_get_a_file_that_they_can_show() {
    let portal = portal();
    let mut with_picture = 0;
    for article in all() {
        let head = outlets::Head::of(&portal, &article);
        let (image, card) = (head.meta("og:image"), head.meta("twitter:card"));
        let Some(image) = image else {
            assert_eq!(card.as_deref(), Some("summary"), "{}", article.id);
            assert_eq!(head.meta("og:image:alt"), None, "{}", article.id);
            continue;
        };
        with_picture += 1;
        assert_eq!(
            card.as_deref(),
            Some("summary_large_image"),
            "{}",
            article.id
        );
        let files = outlets::picture_files(&article);
        let chosen = files
            .iter()
            .find(|file| image.ends_with(file.trim_start_matches('/')) || image.contains("%22"));
        assert!(
            chosen.is_some() || image.ends_with("still.jpg"),
            "{image} of {files:?}"
        );
        let jpeg = |file: &str| file.ends_with(".jpg");
        assert!(
            jpeg(&image) || !files.iter().any(|file| jpeg(file)),
            "{image} of {files:?}"
        );
        assert!(
            !image.ends_with(".svg") && !image.ends_with(".avif"),
            "{image}"
        );
        assert!(!image.ends_with("6000.jpg"), "{image} is too large");
    }
    assert!(with_picture > 15, "{with_picture}");
}

#[test]
fn a_site_without_a_picture_shows_its_logo_if_previews_can() {
    let mut portal = portal();
    let article = &edges()[0];
    assert!(
        !super::article(&portal, Language::ENGLISH, article, None)
            .tags
            .contains("og:image")
    );
    portal.logo = article::url::SafeUrl::parse("/images/mark.png").ok();
    let head = outlets::Head::of(&portal, article);
    assert_eq!(
        head.meta("og:image").as_deref(),
        Some("https://news.example/images/mark.png")
    );
    assert_eq!(head.meta("og:image:alt").as_deref(), Some("Action News"));
}

#[test]
fn a_page_without_a_picture_shows_the_sites_card() {
    let folder = std::env::temp_dir().join(format!("newsroom-card-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let portal = portal();
    assert_eq!(super::site_card(&portal, &folder), None);
    std::fs::write(folder.join("card.jpg"), "").expect("a file");
    let card = super::site_card(&portal, &folder);
    std::fs::remove_dir_all(&folder).expect("a folder");
    let image = |article: &Article| {
        let head = super::article(&portal, Language::ENGLISH, article, card.as_ref()).tags;
        let (_, after) = head
            .split_once("\"og:image\" content=\"")
            .expect("a picture");
        after.split('"').next().map(str::to_owned)
    };
    let own = "https://news.example/images/card.jpg";
    assert_eq!(image(&edges()[0]).as_deref(), Some(own));
    let with_own = all().into_iter().find(|article| article.lead.is_some());
    assert_ne!(
        image(&with_own.expect("a story with a picture")).as_deref(),
        Some(own)
    );
}

/// JSON cannot contain half a surrogate pair: such a document is refused before any page is made.
#[test]
fn half_a_character_is_refused() {
    let document =
        br#"{"schema": "action-news/article/1", "id": "a", "headline": "\ud800", "body": []}"#;
    assert!(article::read(document).is_err());
    let structured = br#"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "\udfff</script>"}"#;
    assert!(article::import::import(structured, &article::import::Options::default()).is_err());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..proptest::prelude::ProptestConfig::with_cases(200) })]

    /// With any text, the head has the same elements, and the text is read back from it.
    #[test]
    fn no_text_breaks_out(words in "\\PC{0,30}|[<>&\"'a-z;/!#0-9 \\-=\u{0}-\u{1f}\u{80}-\u{9f}\u{202a}-\u{202e}\u{2028}\u{2029}\u{fffe}]{0,40}") {
        let portal = portal();
        let article = hostile(&words);
        let plain = hostile("x");
        let counts = |article: &Article| outlets::Head::of(&portal, article).names();
        proptest::prop_assert_eq!(counts(&article), counts(&plain));
        let expected = Metadata::of(&portal, &article);
        for (outlet, found) in in_all_outlets(&portal, &article) {
            found.assert_is(&expected, outlet);
        }
    }
}
