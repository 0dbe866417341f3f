//! Dates and live coverage in every format.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Options, import};
use serde_json::{Value, json};

/// 2026-11-30T12:00:00Z.
const NOW: i64 = 1_796_040_000;

/// The articles of a document, each with its messages.
fn articles(document: &str) -> Vec<(Value, String)> {
    let options = Options {
        now: Some(NOW),
        ..Options::default()
    };
    let imported = import(document.as_bytes(), &options).expect(document);
    let imported = imported.iter().map(|one| {
        let messages = one
            .problems
            .iter()
            .map(|problem| article::explain::sentence(&problem.kind));
        let article = serde_json::to_value(&one.article).unwrap();
        (article, messages.collect::<Vec<_>>().join("\n"))
    });
    imported.collect()
}

/// A document of each format with this date of publication.
fn documents(date: &str) -> Vec<String> {
    let json = [
        json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow", "datePublished": date, "articleBody": "It fell."}),
        json!({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "Snow", "content_text": "It fell.", "date_published": date}]}),
        json!({"id": 1, "title": {"rendered": "Snow"}, "content": {"rendered": "It fell."}, "date": date}),
        json!({"ID": 1, "URL": "https://n.example/snow-story", "title": "Snow", "content": "It fell.", "date": date}),
        json!({"posts": [{"slug": "s", "uuid": "u", "title": "Snow", "html": "It fell.", "published_at": date}]}),
        json!({"id": "a/b", "webTitle": "Snow", "webPublicationDate": date, "webUrl": "https://g.example/a/b", "sectionId": "a"}),
        json!({"uri": "u", "versioncreated": date, "type": "text", "headline": "Snow", "body_text": "It fell."}),
        json!({"version": "1.9", "identifier": "x", "title": "Snow", "metadata": {"datePublished": date}, "components": [{"role": "body", "text": "It fell."}]}),
        json!({"type": "story", "version": "0.10.9", "headlines": {"basic": "Snow"}, "display_date": date, "content_elements": [{"type": "text", "content": "It fell."}]}),
    ];
    let mut documents: Vec<String> = json.iter().map(Value::to_string).collect();
    documents.push(format!("<rss version=\"2.0\"><channel><title>N</title><item><title>Snow</title><description>It fell.</description><pubDate>{date}</pubDate></item></channel></rss>"));
    documents.push(format!("<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>N</title><item><title>Snow</title><description>It fell.</description><dc:date>{date}</dc:date></item></channel></rss>"));
    documents.push(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>N</title><id>u</id><updated>2024-11-23T08:00:00Z</updated><entry><title>Snow</title><id>a</id><updated>2024-11-23T08:00:00Z</updated><published>{date}</published><content>It fell.</content></entry></feed>"));
    documents
}

#[test]
fn dates_in_all_notations_are_read() {
    for (written, expected) in [
        ("Mon, 19 Aug 24 17:42:08 +0200", "2024-08-19T17:42:08+02:00"),
        ("02 Jan 99 15:04 GMT", "1999-01-02T15:04:00Z"),
        ("Sat, 02 Jan 2024 15:04:00 pst", "2024-01-02T15:04:00-08:00"),
        ("2 jan 124 15:04 Z (a comment)", "2024-01-02T15:04:00Z"),
        ("2024-01-02T24:00:00Z", "2024-01-03T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"),
        ("2024-01-02", "2024-01-02"),
        ("20240102", "2024-01-02"),
        ("January 2, 2024", "2024-01-02"),
        ("Tue, 02 Jan 2024", "2024-01-02"),
        ("2024-01-02T08:00:00", "2024-01-02T08:00:00"),
    ] {
        for document in documents(written) {
            assert_eq!(
                articles(&document)[0].0["published"],
                expected,
                "{document}"
            );
        }
    }
}

#[test]
fn invalid_dates_are_left_out_and_reported() {
    for written in [
        "0001-01-01T00:00:00Z",
        "0024-08-19T17:42:08+02:00",
        "1970-01-01T00:00:00Z",
        "02/03/2024",
        "soon",
    ] {
        // Invalid dates in feeds are not reported.
        for document in documents(written)
            .iter()
            .filter(|document| document.starts_with('{'))
        {
            let (article, messages) = &articles(document)[0];
            assert_eq!(article["published"], Value::Null, "{document}");
            assert!(
                messages.contains(&format!("the date \"{written}\"")),
                "{messages}: {document}"
            );
        }
    }
}

/// These dates are the same moment: a day without a time, and midnight in two notations.
#[test]
fn entries_of_a_feed_keep_offsets_and_days_without_a_time() {
    let item = |title: &str, date: &str| {
        format!(
            "<item><title>{title}</title><description>It fell.</description><pubDate>{date}</pubDate></item>"
        )
    };
    let items = [
        item("a", "23 Nov 2024"),
        item("b", "23 Nov 2024 00:00 GMT"),
        item("c", "23 Nov 2024 02:00 +0200"),
    ]
    .concat();
    let feed = format!("<rss version=\"2.0\"><channel><title>N</title>{items}</channel></rss>");
    let dates: Vec<Value> = articles(&feed)
        .iter()
        .map(|(article, _)| article["published"].clone())
        .collect();
    assert_eq!(
        dates,
        [
            "2024-11-23",
            "2024-11-23T00:00:00Z",
            "2024-11-23T02:00:00+02:00"
        ]
    );
}

#[test]
fn numbers_are_moments_in_formats_that_use_them() {
    let old = json!({"db": [{"data": {"posts": [{"id": 1, "title": "Snow", "html": "It fell.", "published_at": 1_385_578_662_000_i64}]}}]});
    assert_eq!(
        articles(&old.to_string())[0].0["published"],
        "2013-11-27T18:57:42Z"
    );
    let post = json!({"id": "a/b", "webTitle": "Snow", "webPublicationDate": "2013-11-27T18:00:00Z", "webUrl": "https://g.example/a/b", "sectionId": "a", "type": "liveblog",
        "blocks": {"body": [{"id": "1", "bodyHtml": "<p>It fell.</p>", "firstPublishedDate": {"dateTime": 1_385_578_662_000_i64, "iso8601": "2013-11-27T18:57:42Z"}}]}});
    assert_eq!(
        articles(&post.to_string())[0].0["updates"][0]["published"],
        "2013-11-27T18:57:42Z"
    );
}

fn coverage(keys: Value) -> String {
    let mut article = json!({"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "The count", "inLanguage": "en",
        "coverageStartTime": "2019-11-05T08:00:00Z", "dateModified": "2019-11-05T19:55:00Z",
        "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2019-11-05T19:52:00Z", "articleBody": "They count."}]});
    article
        .as_object_mut()
        .unwrap()
        .extend(keys.as_object().unwrap().clone());
    article.to_string()
}

#[test]
fn coverage_has_ended_if_its_end_is_past() {
    let check = |keys: Value, now: Option<i64>, expected: &str, is_reported: bool| {
        let document = coverage(keys);
        let options = Options {
            now,
            ..Options::default()
        };
        let imported = import(document.as_bytes(), &options).unwrap();
        let article = serde_json::to_value(&imported[0].article).unwrap();
        assert_eq!(article["live"]["state"], expected, "{document}");
        let is_warned = imported[0].problems.iter().any(|problem| {
            article::explain::sentence(&problem.kind).contains("the last post is from 2019-11-05")
        });
        assert_eq!(is_warned, is_reported, "{document}");
    };
    let end = |end: &str| json!({"coverageEndTime": end});
    // The end is a few minutes after the last post.
    check(end("2019-11-05T20:00:00Z"), Some(NOW), "ended", false);
    check(
        end("2019-11-05T20:00:00Z"),
        Some(1_572_983_700),
        "live",
        false,
    );
    check(end("2019-11-05T19:50:00Z"), None, "ended", false);
    check(end("2099-01-01T00:00:00Z"), Some(NOW), "live", true);
    check(
        end("Tue, 05 Nov 2019 20:00:00 GMT"),
        Some(NOW),
        "ended",
        false,
    );
    // The day of the import has not ended.
    check(end("2026-11-30"), Some(NOW), "live", true);
    check(end("2026-11-29"), Some(NOW), "ended", false);
    check(json!({}), Some(NOW), "live", true);
    check(json!({}), Some(1_572_983_700), "live", false);
    check(json!({}), None, "live", false);
    check(
        json!({"liveBlogUpdate": [], "coverageEndTime": "2019-11-05T20:00:00Z"}),
        Some(NOW),
        "ended",
        false,
    );
}

#[test]
fn coverage_in_a_page_and_in_the_guardian() {
    let text =
        "They count the votes of the town hall and of the villages around it until the night. "
            .repeat(9);
    let page = |keys: Value| {
        format!(
            "<html lang=en><head><title>The count</title><script type='application/ld+json'>{}</script></head><body><article><h1>The count</h1><p>{text}</p></article></body></html>",
            coverage(keys)
        )
    };
    assert_eq!(
        articles(&page(json!({"coverageEndTime": "2019-11-05T20:00:00Z"})))[0].0["live"]["state"],
        "ended"
    );
    let (open, messages) = &articles(&page(json!({})))[0];
    assert_eq!(open["live"]["state"], "live");
    assert!(
        messages.contains("the last post is from 2019-11-05"),
        "{messages}"
    );
    let blog = json!({"id": "a/b", "webTitle": "The count", "webPublicationDate": "2019-11-05T08:00:00Z", "webUrl": "https://g.example/a/b", "sectionId": "a", "type": "liveblog",
        "fields": {"liveBloggingNow": "true"}, "blocks": {"body": [{"id": "1", "bodyHtml": "<p>They count.</p>", "firstPublishedDate": "2019-11-05T19:52:00Z"}]}});
    let (blog, messages) = &articles(&blog.to_string())[0];
    assert_eq!(blog["live"]["state"], "live");
    assert!(
        messages.contains("the last post is from 2019-11-05"),
        "{messages}"
    );
}
