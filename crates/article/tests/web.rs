//! Feeds and web pages.
//!
//! More than 300 lines, because it contains the documents.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::refusal;
use article::import::{Format, Imported, Options, import};
use article::model::Article;
use article::url::SafeUrl;
use serde_json::{Value, json};

fn imported(document: &str, base: &str) -> Vec<Imported> {
    let options = Options {
        base: SafeUrl::parse(base).ok(),
        ..Options::default()
    };
    import(document.as_bytes(), &options).unwrap_or_else(|why| panic!("{why:?}"))
}

fn articles(document: &str) -> Vec<Value> {
    let imported = imported(document, "https://news.example/feed");
    let articles = imported.iter().map(|one| &one.article);
    articles
        .map(|article: &Article| serde_json::to_value(article).unwrap())
        .collect()
}

/// The messages of an import, each with its position.
fn messages(imported: &Imported) -> Vec<String> {
    let problems = imported.problems.iter();
    problems
        .map(|problem| {
            format!(
                "{} {}",
                problem.at,
                article::explain::sentence(&problem.kind)
            )
        })
        .collect()
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>Bow Valley News</title><link>https://news.example/</link><language>en-CA</language>
  <item>
    <title>Snow &amp;amp; ice on the Bow</title>
    <link>https://news.example/local/snow-on-the-bow.html</link>
    <pubDate>Mon, 17 Jun 13 20:05:00 -0400</pubDate>
    <dc:creator>Ann Lee</dc:creator>
    <category>Weather</category><category>Calgary</category>
    <description>What fell, and where.</description>
    <content:encoded><![CDATA[<p>It fell <em>all</em> night.</p><h2>Later</h2><p>It fell <a href="/day">all day</a>.</p>]]></content:encoded>
    <media:content url="https://news.example/small.jpg" medium="image" type="image/jpeg" width="100" height="50"/>
    <media:group>
      <media:content url="https://news.example/snow.jpg" type="image/jpeg" width="1200" height="800"/>
      <media:credit>Bo Ray</media:credit>
      <media:description>A roof under snow</media:description>
    </media:group>
  </item>
  <item>
    <title>A summary</title><link>https://news.example/b-story</link>
    <pubDate>Tue, 18 Jun 2013 08:00:00 EDT</pubDate>
    <description>Only this is said.</description>
    <enclosure url="https://news.example/pod.mp3" length="1000" type="audio/mpeg"/>
  </item>
</channel></rss>"#;

#[test]
fn rss_items_become_articles() {
    let imported = imported(RSS, "https://news.example/feed");
    assert!(imported.iter().all(|one| one.format == Format::RssAtom));
    let articles = articles(RSS);
    assert_eq!(
        articles[0],
        json!({
            "schema": "action-news/article/1",
            "id": "snow-on-the-bow",
            "aliases": ["/local/snow-on-the-bow.html"],
            "url": "https://news.example/local/snow-on-the-bow.html",
            "lang": "en-CA",
            "publisher": {"name": "Bow Valley News", "url": "https://news.example/"},
            "headline": "Snow & ice on the Bow",
            "deck": "What fell, and where.",
            "authors": [{"name": "Ann Lee"}],
            "published": "2013-06-17T20:05:00-04:00",
            "tags": [{"name": "Weather"}, {"name": "Calgary"}],
            "lead": {
                "type": "figure",
                "media": {"src": "https://news.example/snow.jpg", "width": 1200, "height": 800},
                "caption": "A roof under snow",
                "credit": "Bo Ray",
            },
            "body": [
                {"type": "paragraph", "text": [{"t": "It fell "}, {"t": "all", "m": ["em"]}, {"t": " night."}]},
                {"type": "heading", "level": 2, "text": "Later"},
                {"type": "paragraph", "text": [{"t": "It fell "}, {"t": "all day", "href": "https://news.example/day"}, {"t": "."}]},
            ],
        })
    );
    assert_eq!(articles[1]["published"], "2013-06-18T08:00:00-04:00");
    assert_eq!(articles[1]["access"], "partial");
    assert_eq!(articles[1]["body"][0]["text"], "Only this is said.");
    assert_eq!(articles[1]["body"][1]["media"]["kind"], "audio");
    assert!(messages(&imported[1])[0].starts_with("/items/1 "));
}

#[test]
fn atom_entries_become_articles() {
    let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr-CA">
      <title>Nouvelles</title><link href="https://news.example/"/><author><name>La rédaction</name></author>
      <updated>2024-11-23T08:00:00Z</updated>
      <entry>
        <title type="html">La &lt;b&gt;neige&lt;/b&gt; &amp;amp; la glace</title>
        <link rel="alternate" href="https://news.example/la-neige"/><id>urn:1</id>
        <published>2024-11-23T08:00:00-07:00</published><updated>2024-11-24T08:00:00-07:00</updated>
        <author><name>Zoé Roy</name><uri>https://news.example/zoe</uri></author>
        <category term="meteo" label="Météo"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Il a neigé.</p><p>Toute la nuit.</p></div></content>
      </entry>
      <entry><title>Plain &lt;text&gt;</title><id>urn:2</id><updated>2024-11-23</updated>
        <link href="https://news.example/plain-text"/><content type="text">One &lt;b&gt;.</content></entry>
    </feed>"#;
    let articles = articles(feed);
    assert_eq!(articles[0]["headline"], "La neige & la glace");
    assert_eq!(
        articles[0]["authors"],
        json!([{"name": "Zoé Roy", "url": "https://news.example/zoe"}])
    );
    assert_eq!(articles[0]["published"], "2024-11-23T08:00:00-07:00");
    assert_eq!(articles[0]["updated"], "2024-11-24T08:00:00-07:00");
    assert_eq!(articles[0]["tags"], json!([{"name": "Météo"}]));
    assert_eq!(articles[0]["body"].as_array().unwrap().len(), 2);
    assert_eq!(articles[1]["headline"], "Plain <text>");
    assert_eq!(articles[1]["body"][0]["text"], "One <b>.");
    assert_eq!(articles[1]["published"], "2024-11-23");
    assert_eq!(articles[1]["authors"], json!([{"name": "La rédaction"}]));
}

#[test]
fn documents_without_an_article_are_refused_with_a_message() {
    let refused = |document: &str, words: &str| {
        let error = import(document.as_bytes(), &Options::default()).unwrap_err();
        let lines = refusal(document.as_bytes(), &error);
        assert!(lines[0].sentence.contains(words), "{}", lines[0]);
    };
    refused("<rss version=\"2.0\"><channel><item>", "RSS or Atom: ");
    refused(
        "<rss version=\"2.0\"><channel></channel></rss>",
        "no article",
    );
    refused(
        "<html><body></body></html>",
        "web page: there is no article",
    );
}

const TEXT: &str = "<p>It fell all night, over the river, the bridges and the roofs of the city, and nobody was out to see it.</p>\
    <p>In the morning, the ploughs came, one after the other, and children, who had the day off, went up the hill.</p>\
    <p>By noon, said the mayor, every road was open, and the buses, which had stood since midnight, ran again.</p>\
    <p>The forecast, which has been right so far, speaks of more snow on Monday, Tuesday and, perhaps, Friday.</p>";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en-CA\"><head><title>Snow on the Bow | News</title>{head}</head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/world>World</a></ul></nav>\
         <article><h1>Snow on the Bow</h1>{body}{TEXT}</article><footer>© News</footer></body></html>"
    )
}

fn page_article(head: &str, body: &str) -> Value {
    let mut imported = imported(&page(head, body), "https://news.example/a/snow");
    assert_eq!(imported.len(), 1);
    serde_json::to_value(imported.remove(0).article).unwrap()
}

#[test]
fn a_page_is_described_by_its_metadata() {
    let article = page_article(
        r#"<meta property="og:title" content="Snow on the Bow"><meta name="author" content="Ann Lee">
        <link rel="canonical" href="/local/snow-on-the-bow"><meta property="og:site_name" content="Bow Valley News">
        <meta property="og:image" content="https://news.example/share.jpg"><meta property="article:section" content="Local">
        <meta property="article:tag" content="Weather"><meta property="article:tag" content="Calgary">
        <meta name="description" content="What fell, and where.">"#,
        "<time datetime=\"2013-06-17T20:05:00-04:00\">June 17</time>",
    );
    assert_eq!(article["id"], "local/snow-on-the-bow");
    assert_eq!(article["url"], "https://news.example/local/snow-on-the-bow");
    assert_eq!(article["lang"], "en-CA");
    assert_eq!(article["headline"], "Snow on the Bow");
    assert_eq!(article["deck"], "What fell, and where.");
    assert_eq!(article["authors"], json!([{"name": "Ann Lee"}]));
    assert_eq!(article["publisher"], json!({"name": "Bow Valley News"}));
    assert_eq!(article["section"], json!({"id": "local", "name": "Local"}));
    assert_eq!(article["published"], "2013-06-17T20:05:00-04:00");
    assert_eq!(
        article["tags"],
        json!([{"name": "Weather"}, {"name": "Calgary"}])
    );
    assert_eq!(
        article["lead"]["media"]["src"],
        "https://news.example/share.jpg"
    );
    let body = article["body"].as_array().unwrap();
    let texts: Vec<&str> = body
        .iter()
        .filter_map(|block| block["text"].as_str())
        .collect();
    assert!(
        texts
            .iter()
            .any(|text| text.starts_with("It fell all night")),
        "{texts:?}"
    );
    assert!(
        texts
            .iter()
            .all(|text| !text.contains("World") && !text.contains('©')),
        "{texts:?}"
    );
}

/// Readability would drop text that is hidden until a script shows it.
#[test]
fn text_that_is_hidden_only_at_first_is_kept() {
    let text = "<p>We rowed out at six, before the wind came up, and the harbour was still.</p>\
        <p>The light on the point was off, as it has been since the storm, said the keeper.</p>\
        <p>By nine we were home, and nobody had seen us go or come, not even the gulls.</p>";
    let count = |body: &str| page_article("", body)["body"].as_array().map(Vec::len);
    // Every page has four paragraphs; this text adds three.
    for style in [
        "visibility: hidden; opacity: 0",
        "Visibility:HIDDEN !important",
    ] {
        let found = count(&format!("<div style=\"{style}\">{text}</div>"));
        assert_eq!(found, Some(7), "{style}");
    }
    assert_eq!(
        count(&format!("<div hidden=until-found>{text}</div>")),
        Some(7)
    );
    assert_eq!(
        count(&format!("<div style=\"display:none\">{text}</div>")),
        Some(4)
    );
}

#[test]
fn json_ld_has_precedence_over_other_metadata() {
    let article = page_article(
        r#"<meta property="og:title" content="Snow! | News"><meta name="author" content="News staff">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@graph": [{"@type": "Organization", "@id": "/n", "name": "News Inc."},
         {"@type": "NewsArticle", "headline": "Snow on the Bow", "url": "https://news.example/a/snow",
          "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ray"}],
          "publisher": {"@id": "/n"}, "datePublished": "2013-06-17T20:05:00-04:00", "isAccessibleForFree": false,
          "image": {"@type": "ImageObject", "url": "https://news.example/snow.jpg", "caption": "A roof (Cy Day/CP)"},
          "articleBody": "It fell all night."}]}</script>"#,
        "",
    );
    assert_eq!(article["headline"], "Snow on the Bow");
    assert_eq!(
        article["authors"],
        json!([{"name": "Ann Lee"}, {"name": "Bo Ray"}])
    );
    assert_eq!(article["publisher"], json!({"name": "News Inc."}));
    assert_eq!(article["published"], "2013-06-17T20:05:00-04:00");
    assert_eq!(article["lead"]["credit"], "Cy Day/CP");
    assert_eq!(article["access"], "partial");
    assert_eq!(article["lang"], "en-CA");
    // The text is that of the page, which has four paragraphs.
    assert_eq!(article["body"].as_array().unwrap().len(), 4);
}

#[test]
fn the_picture_for_shares_is_dropped_if_the_text_has_pictures() {
    let article = page_article(
        r#"<meta property="og:image" content="https://news.example/share.jpg">"#,
        "<figure><img src=\"/snow.jpg\" alt=\"Snow\" width=800 height=600><figcaption>A roof</figcaption></figure>",
    );
    assert_eq!(article.get("lead"), None);
    let figure = article["body"]
        .as_array()
        .unwrap()
        .iter()
        .find(|block| block["type"] == "figure");
    assert_eq!(
        figure.unwrap()["media"]["src"],
        "https://news.example/snow.jpg"
    );
    assert_eq!(figure.unwrap()["caption"], "A roof");
}

#[test]
fn hostile_pages_and_feeds_do_not_hang() {
    for piece in [
        "<div>",
        "<b>",
        "<p>a",
        "<table><tr><td>",
        "<svg>",
        "<a href=x>",
        "<ul><li>",
        "<!--",
    ] {
        let page = format!("<html><body>{}{TEXT}", piece.repeat(20_000));
        let _ = import(page.as_bytes(), &Options::default());
    }
    let feed = format!("<rss version='2.0'><channel>{}", "<item>".repeat(100_000));
    let _ = import(feed.as_bytes(), &Options::default());
}

#[test]
fn a_page_expires_when_search_engines_must_not_show_it_any_more() {
    for rule in [
        "unavailable_after: 2027-03-01T12:00:00-05:00, noarchive",
        "noimageindex, unavailable_after: 2027-03-01T12:00:00-05:00, max-snippet:50, noarchive",
        "unavailable_after: Mon, 01 Mar 2027 12:00:00 EST, noarchive",
        "unavailable_after: Mon, 01 Mar 2027 12:00:00 EST",
    ] {
        let article = page_article(&format!("<meta name=\"robots\" content=\"{rule}\">"), "");
        assert_eq!(article["expires"], "2027-03-01T12:00:00-05:00", "{rule}");
    }
}

/// Posts of a live article may contain what the page removes for readers who have not paid.
#[test]
fn posts_of_a_page_with_paid_parts_are_left_out() {
    let json_ld = |free: bool| {
        json!({"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Snow on the Bow",
            "datePublished": "2026-01-24T06:00:00-04:00", "isAccessibleForFree": free,
            "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": free, "cssSelector": ".paid"},
            "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Members only",
                "datePublished": "2026-01-24T07:00:00-04:00", "articleBody": "For those who pay."}]})
    };
    for (free, posts) in [(true, 1), (false, 0)] {
        let head = format!(
            "<script type=\"application/ld+json\">{}</script>",
            json_ld(free)
        );
        let article = page_article(&head, "<div class=paid><p>For those who pay.</p></div>");
        let updates = article["updates"].as_array().map_or(0, Vec::len);
        assert_eq!(updates, posts, "{article:#}");
        assert_eq!(article.to_string().contains("Members only"), free);
    }
}
