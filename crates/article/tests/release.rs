//! Publication status, embargo, expiry and restrictions of an article are kept or reported, in every format.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal};
use article::import::{Options, import};
use serde_json::{Value, json};

/// The article's keys for status, embargo, expiry and access, and the messages. Null if nothing is imported.
fn released(source: &Value) -> (Value, String) {
    let bytes = source.to_string().into_bytes();
    let lines = |lines: Vec<article::explain::Explained>| -> String {
        lines.iter().map(|line| format!("{line}\n")).collect()
    };
    match import(&bytes, &Options::default()) {
        Ok(imported) => {
            let article = serde_json::to_value(&imported[0].article).unwrap();
            let keys = ["status", "embargo", "expires", "access"];
            let found = keys
                .iter()
                .filter_map(|key| Some((*key, article.get(*key)?.clone())));
            let problems: Vec<_> = imported
                .iter()
                .flat_map(|one| one.problems.clone())
                .collect();
            (found.collect(), lines(explain(&bytes, &problems)))
        }
        Err(error) => (Value::Null, lines(refusal(&bytes, &error))),
    }
}

/// Adds keys to a document of a format, and checks the result. `message`: a part of the messages.
fn check(document: &Value, keys: Value, expected: Value, message: &str) {
    let mut source = document.clone();
    for (pointer, value) in keys.as_object().unwrap() {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        source.pointer_mut(parent).unwrap()[key] = value.clone();
    }
    let (found, messages) = released(&source);
    assert_eq!(found, expected, "{keys}: {messages}");
    assert!(messages.contains(message), "{keys}: {messages}");
}

#[test]
fn wordpress() {
    let post = json!({"id": 1, "slug": "snow-story", "status": "publish", "title": {"rendered": "Snow"},
        "content": {"rendered": "<p>It fell.</p>", "protected": false}});
    check(&post, json!({}), json!({}), "");
    for (status, message) in [
        ("draft", "a draft"),
        ("pending", "a pending post"),
        ("future", "a scheduled post"),
        ("private", "a private post"),
        ("trash", "a deleted post"),
    ] {
        check(&post, json!({"/status": status}), Value::Null, message);
    }
    let protected = json!({"/content/protected": true});
    check(
        &post,
        protected,
        json!({"status": "draft"}),
        "the password protection",
    );
    let withheld = json!({"/content": {"rendered": "", "protected": true}});
    check(
        &post,
        withheld,
        json!({"access": "partial"}),
        "behind a password",
    );
}

#[test]
fn ghost() {
    let post = json!({"posts": [{"slug": "snow-story", "uuid": "u", "title": "Snow", "html": "<p>It fell.</p>",
        "status": "published", "visibility": "public"}]});
    check(&post, json!({}), json!({}), "");
    check(
        &post,
        json!({"/posts/0/status": "draft"}),
        Value::Null,
        "a draft",
    );
    check(
        &post,
        json!({"/posts/0/status": "scheduled"}),
        Value::Null,
        "a scheduled post",
    );
    check(
        &post,
        json!({"/posts/0/status": "sent"}),
        json!({"status": "draft"}),
        "the restriction to e-mail",
    );
    check(
        &post,
        json!({"/posts/0/visibility": "paid"}),
        json!({}),
        "the restriction to paying members",
    );
    let kept_back = json!({"/posts/0/visibility": "members", "/posts/0/access": false});
    check(
        &post,
        kept_back,
        json!({"access": "partial"}),
        "for members",
    );
}

#[test]
fn arc() {
    let story = json!({"type": "story", "version": "0.10.9", "canonical_url": "https://n.example/snow-story/",
        "headlines": {"basic": "Snow"}, "language": "en", "content_elements": [{"type": "text", "content": "It fell."}],
        "content_restrictions": {}, "revision": {"published": true}});
    check(&story, json!({}), json!({}), "");
    check(
        &story,
        json!({"/revision/published": false}),
        Value::Null,
        "a draft",
    );
    let embargo = |embargo: Value| json!({"/content_restrictions/embargo": embargo});
    check(
        &story,
        embargo(json!({"active": true, "end_time": "2099-01-01T00:00:00Z"})),
        json!({"embargo": "2099-01-01T00:00:00Z"}),
        "under embargo until 2099-01-01T00:00:00Z",
    );
    check(
        &story,
        embargo(json!({"active": true})),
        json!({"status": "draft"}),
        "its end is unknown",
    );
    check(
        &story,
        embargo(json!({"active": false, "end_time": "2099-01-01T00:00:00Z"})),
        json!({}),
        "",
    );
    check(
        &story,
        json!({"/content_restrictions/content_code": "premium"}),
        json!({}),
        "\"premium\"",
    );
    let geo = json!({"/content_restrictions/geo": {"restrictions": [{"restriction_id": "ca"}]}});
    check(&story, geo, json!({}), "the restriction by country");
}

#[test]
fn ninjs() {
    let item = json!({"uri": "n", "versioncreated": "2024-11-23T08:00:00Z", "type": "text", "pubstatus": "usable",
        "headline": "Snow", "body_text": "It fell."});
    check(&item, json!({}), json!({}), "");
    for status in ["withheld", "canceled"] {
        check(&item, json!({"/pubstatus": status}), Value::Null, status);
    }
    let end = "2099-01-01T00:00:00Z";
    check(
        &item,
        json!({"/embargoed": end}),
        json!({"embargo": end}),
        "",
    );
    check(
        &item,
        json!({"/embargoed": "tomorrow"}),
        json!({"status": "draft"}),
        "this is a draft",
    );
    check(&item, json!({"/expires": end}), json!({"expires": end}), "");
    check(
        &item,
        json!({"/expires": "2099-01-01"}),
        json!({"expires": "2099-01-01"}),
        "",
    );
    check(
        &item,
        json!({"/expires": "2099-01-01T08:00:00"}),
        json!({}),
        "the time at which it expires",
    );
}

#[test]
fn guardian() {
    let item = json!({"response": {"status": "ok", "content": {"id": "a/b", "type": "article", "webTitle": "Snow",
        "webPublicationDate": "2024-11-23T08:00:00Z", "webUrl": "https://g.example/a/snow-story",
        "fields": {"body": "<p>It fell.</p>"}}}});
    check(&item, json!({}), json!({}), "");
    check(
        &item,
        json!({"/response/content/isGone": false}),
        json!({}),
        "",
    );
    for key in ["isGone", "isExpired"] {
        let gone = json!({format!("/response/content/{key}"): true});
        check(&item, gone, Value::Null, "taken down");
    }
}

#[test]
fn json_ld_and_json_feed() {
    let article = json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow",
        "articleBody": "It fell."});
    let end = "2099-01-01T00:00:00Z";
    check(&article, json!({}), json!({}), "");
    check(
        &article,
        json!({"/expires": end}),
        json!({"expires": end}),
        "",
    );
    check(
        &article,
        json!({"/expires": "2099-01-01"}),
        json!({"expires": "2099-01-01"}),
        "",
    );
    check(
        &article,
        json!({"/expires": "2099-01-01T08:00:00"}),
        json!({}),
        "the time at which it expires",
    );
    check(
        &article,
        json!({"/creativeWorkStatus": "Draft"}),
        json!({"status": "draft"}),
        "the status \"Draft\"",
    );
    check(
        &article,
        json!({"/creativeWorkStatus": "Published"}),
        json!({}),
        "",
    );
    let paid = json!({"/isAccessibleForFree": false, "/articleBody": ""});
    check(&article, paid, json!({"access": "partial"}), "");
    let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": "News",
        "items": [{"id": "1", "title": "Snow", "content_text": "It fell."}]});
    check(
        &feed,
        json!({"/items/0/expires": end}),
        json!({"expires": end}),
        "",
    );
}

#[test]
fn apple_news() {
    let document = json!({"version": "1.9", "identifier": "x", "title": "Snow", "language": "en",
        "components": [{"role": "body", "text": "It fell."}], "metadata": {}});
    check(&document, json!({}), json!({}), "");
    check(
        &document,
        json!({"/metadata/isPreview": true}),
        json!({"status": "draft"}),
        "isPreview",
    );
    check(
        &document,
        json!({"/metadata/isPaid": true}),
        json!({}),
        "paying readers",
    );
}
