//! WordPress.com's REST API v1.1.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::refusal;
use article::import::{Format, Options, import};
use serde_json::{Value, json};

fn post() -> Value {
    json!({
        "ID": 7, "site_ID": 3, "URL": "https://kettle.example/2024/11/23/soup-for-all/", "short_URL": "https://wp.me/p3-7",
        "author": {"ID": 2, "login": "ann", "email": false, "name": "Ann Lee", "URL": "https://ann.example/", "avatar_URL": "https://gravatar.example/a"},
        "date": "2024-11-23T08:00:00-07:00", "modified": "2024-11-24T09:30:00-07:00",
        "title": "Soup for all &#8211; and bread", "slug": "soup-for-all", "status": "publish", "password": "", "type": "post", "format": "standard",
        "content": "<p>Two soups were ladled out. <img src=\"/soup.jpg\" alt=\"A kettle\"></p>\n<h2>Later</h2><p>Bread.</p>\n",
        "excerpt": "<p>What there was, &amp; who came.</p>\n",
        "featured_image": "https://kettle.example/files/kettle.jpg",
        "post_thumbnail": {"ID": 9, "URL": "https://kettle.example/files/kettle.jpg", "mime_type": "image/jpeg", "width": 1200, "height": 800},
        "attachments": {"9": {"ID": 9, "URL": "https://kettle.example/files/kettle.jpg", "mime_type": "image/jpeg", "width": 1200, "height": 800,
            "caption": "The <em>kettle</em>", "alt": "A kettle on a table", "exif": {"credit": "Bo Ray"}}},
        "categories": {"Food &amp; Drink": {"ID": 1, "name": "Food &amp; Drink", "slug": "food"}},
        "tags": {"soup": {"ID": 4, "name": "soup", "slug": "soup"}},
    })
}

fn articles(document: &Value) -> Vec<Value> {
    let imported = import(document.to_string().as_bytes(), &Options::default()).expect("articles");
    assert!(imported.iter().all(|one| one.format == Format::WordPress));
    imported
        .iter()
        .map(|one| serde_json::to_value(&one.article).unwrap())
        .collect()
}

#[test]
fn all_keys_of_a_post_are_read() {
    let article = &articles(&post())[0];
    let expected = json!({
        "schema": "action-news/article/1", "id": "food/soup-for-all", "url": "https://kettle.example/2024/11/23/soup-for-all/",
        "aliases": ["/2024/11/23/soup-for-all/"], "lang": "und", "section": {"id": "food", "name": "Food & Drink"},
        "headline": "Soup for all – and bread", "deck": "What there was, & who came.",
        "authors": [{"name": "Ann Lee", "url": "https://ann.example/"}],
        "published": "2024-11-23T08:00:00-07:00", "updated": "2024-11-24T09:30:00-07:00",
        "lead": {"type": "figure", "media": {"src": "https://kettle.example/files/kettle.jpg", "width": 1200, "height": 800, "alt": "A kettle on a table"},
            "caption": [{"t": "The "}, {"t": "kettle", "m": ["em"]}], "credit": "Bo Ray"},
        "tags": [{"name": "soup"}],
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&article[key], value, "{key}");
    }
    let body = article["body"].to_string();
    assert!(
        body.contains("https://kettle.example/soup.jpg") && body.contains("Bread."),
        "{body}"
    );
}

#[test]
fn unpublished_posts_of_a_list_are_reported() {
    let with = |key: &str, value: Value| {
        let mut post = post();
        post[key] = value;
        post
    };
    let list = json!({"found": 40, "posts": [post(), with("status", json!("private")), with("status", json!("draft")), with("type", json!("attachment"))],
        "meta": {"next_page": "value=2024-11-23&id=7"}});
    let imported = import(list.to_string().as_bytes(), &Options::default()).unwrap();
    assert_eq!(imported.len(), 1);
    let messages: Vec<String> = imported[0]
        .problems
        .iter()
        .map(|it| format!("{} {}", it.at, article::explain::sentence(&it.kind)))
        .collect();
    let messages = messages.join("\n");
    for words in [
        "/posts/1 left out: a private post",
        "/posts/2 left out: a draft",
        "/posts/3 left out: a file",
        "/meta/next_page left out: the rest of the list",
    ] {
        assert!(messages.contains(words), "{words}: {messages}");
    }
    let locked = &articles(&with("password", json!("sesame")))[0];
    assert_eq!(locked["status"], "draft");
    assert!(!locked.to_string().contains("sesame"));
    let form = "<form action=\"/wp-login.php\" class=\"post-password-form\"><p>ENTER IT</p></form>";
    let withheld = &articles(&with("content", json!(form)))[0];
    assert_eq!(
        (&withheld["access"], withheld.to_string().contains("ENTER")),
        (&json!("partial"), false)
    );
}

#[test]
fn an_empty_list_is_refused_and_recognised_as_wordpress() {
    let refused = import(br#"{"found": 0, "posts": []}"#, &Options::default()).unwrap_err();
    let messages = refusal(b"{}", &refused)[0].to_string();
    assert!(
        messages.contains("WordPress") && messages.contains("an empty list"),
        "{messages}"
    );
}
