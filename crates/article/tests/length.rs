//! Importing takes time proportional to a document's length.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Options, import};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Each of these documents would take minutes in quadratic time.
#[test]
fn long_documents_take_linear_time() {
    const MANY: usize = 60_000;
    let each = |make: &dyn Fn(usize) -> Value| (0..MANY).map(make).collect::<Vec<Value>>();
    let url = |n: usize| format!("https://f.example/{n}.mp3");
    let tags = each(&|n| json!(format!("tag {n}")));
    let named = each(&|n| json!({"name": format!("tag {n}")}));
    let files = each(&|n| json!({"url": url(n), "title": "Listen"}));
    let titled = each(&|n| json!({"url": url(n), "title": format!("Part {n}")}));
    let figures: String = (0..MANY / 2)
        .map(|n| format!("<img src=https://f.example/{n}.png>"))
        .collect();
    let credits = "<p><small>a</small></p>".repeat(2 * MANY);
    let credits = format!(
        "<figure><img src=https://f.example/a.png><figcaption>{credits}</figcaption></figure>"
    );
    let links = each(&|n| json!({"post_id": 1, "tag_id": n}));
    let rows = each(&|n| json!({"id": n, "name": format!("tag {n}")}));
    let post = json!({"id": 1, "title": "Fog", "html": "<p>Fog.</p>"});
    let long = json!({
        "markups": [["a", ["href", "a".repeat(1 << 20)]]],
        "sections": [[1, "p", each(&|_| json!([0, vec![0; 20], 20, "a"]))]],
    });
    let persons = each(&|n| json!(format!("Ann {n}")));
    let contributors = each(&|n| json!({"id": format!("p/{n}"), "webTitle": format!("Ann {n}")}));
    let ids = each(&|n| json!(format!("p/{n}")));
    let documents = [
        json!({"@type": "NewsArticle", "headline": "Fog", "articleBody": "Fog.", "author": persons}),
        json!({"response": {"status": "ok", "content": {
            "id": "w/fog", "type": "liveblog", "webTitle": "Fog", "webPublicationDate": "2024-01-01T00:00:00Z", "sectionId": "w",
            "webUrl": "https://f.example/w/fog", "tags": contributors,
            "blocks": {"body": [{"id": "1", "published": true, "title": "Fog", "contributors": ids, "elements": []}]},
        }}}),
        json!({"posts": [{"title": "Fog", "slug": "fog", "uuid": "1", "mobiledoc": long.to_string()}]}),
        json!({"items": [{"title": "Fog", "content_text": "Fog.", "tags": tags}]}),
        json!({"items": [{"title": "Fog", "content_text": "Fog.", "attachments": files}]}),
        json!({"items": [{"title": "Fog", "content_text": "Fog.", "attachments": titled}]}),
        json!({"items": [{"title": "Fog", "image": "https://f.example/x.png", "content_html": figures}]}),
        json!({"items": [{"title": "Fog", "content_html": credits}]}),
        json!({"items": [{"title": "Fog", "content_text": "a\n\n".repeat(MANY)}]}),
        json!({"items": each(&|n| json!({"title": format!("Fog {n}")})), "title": "Fog"}),
        json!({"items": each(&|_| Value::Null), "title": "Fog", "feed_url": "https://f.example"}),
        json!({"posts": [{"title": "Fog", "slug": "fog", "uuid": "1", "html": "Fog.", "tags": named}]}),
        json!({"db": [{"data": {"posts": [post], "posts_tags": links, "tags": rows}}]}),
    ];
    for document in documents {
        let bytes = document.to_string();
        let start = Instant::now();
        let _ = import(bytes.as_bytes(), &Options::default());
        let took = start.elapsed();
        let shown: String = bytes.chars().take(80).collect();
        assert!(took < Duration::from_secs(20), "{took:?} for {shown}");
        println!("{took:?} for {shown}");
    }
}
