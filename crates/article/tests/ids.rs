//! Unique ids: of articles in a document, of blocks in an article.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::explain;
use article::import::{Imported, Options, import};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use valid::assert_valid;

mod valid;

fn read(source: &Value) -> Vec<Imported> {
    let imported = import(source.to_string().as_bytes(), &Options::default()).expect("articles");
    imported.iter().for_each(|one| assert_valid("ids", one));
    imported
}

fn ids(imported: &[Imported]) -> Vec<&str> {
    imported.iter().map(|one| one.article.id.as_str()).collect()
}

fn body(imported: &Imported) -> Value {
    serde_json::to_value(&imported.article.body).expect("it can be written")
}

#[test]
fn two_articles_of_a_document_had_one_id() {
    let post = |title: &str, id: u32| json!({"id": id, "slug": title, "title": {"rendered": title}, "content": {"rendered": "<p>Words.</p>"}});
    // The third already has the id that the second would get, and keeps it.
    let posts = json!([
        post("fog", 1),
        post("fog", 2),
        post("fog-2", 3),
        post("fog", 4)
    ]);
    let imported = read(&posts);
    assert_eq!(ids(&imported), ["fog", "fog-3", "fog-2", "fog-4"]);
    let bytes = posts.to_string();
    let said = |one: &Imported| -> Vec<String> {
        let lines = explain(bytes.as_bytes(), &one.problems).into_iter();
        let lines = lines.filter(|line| line.sentence.contains("another article"));
        lines
            .map(|line| format!("{}: {}", line.at, line.sentence))
            .collect()
    };
    assert_eq!(said(&imported[0]), [""; 0]);
    assert_eq!(
        said(&imported[1]),
        [
            "/1: another article of this document has the id \"fog\", so this one is renamed \"fog-3\""
        ]
    );
    assert_eq!(read(&posts), imported);
}

#[test]
fn our_own_articles_are_kept_apart_too() {
    let document = json!({"schema": "action-news/article/1", "id": "local/fog", "headline": "Fog", "body": []});
    let imported = read(&json!([document, document, document]));
    assert_eq!(ids(&imported), ["local/fog", "local/fog-2", "local/fog-3"]);
    assert_eq!(
        imported[1]
            .problems
            .last()
            .map(|problem| problem.at.as_str()),
        Some("/1")
    );
}

/// A response with a text of several pieces, or of several posts.
fn guardian(pieces: &[&str], each_a_post: bool) -> Value {
    let elements: Vec<Value> = pieces
        .iter()
        .map(|html| json!({"type": "text", "assets": [], "textTypeData": {"html": html}}))
        .collect();
    let post = |elements: &[Value], id: usize| json!({"id": format!("post-{id}"), "published": true, "elements": elements});
    let blocks: Vec<Value> = if each_a_post {
        elements
            .chunks(1)
            .enumerate()
            .map(|(n, element)| post(element, n))
            .collect()
    } else {
        vec![post(&elements, 0)]
    };
    let kind = if each_a_post { "liveblog" } else { "article" };
    json!({"response": {"status": "ok", "content": {
        "id": "fog", "type": kind, "webPublicationDate": "2024-11-23T06:00:00Z", "webTitle": "Fog",
        "webUrl": "https://paper.example/fog", "apiUrl": "https://api.example/fog", "sectionId": "world",
        "fields": {"headline": "Fog", "lang": "en"}, "blocks": {"body": blocks},
    }}})
}

const NOTE: &str = "<p>a<a href='#n'>1</a></p><p id='n'>b</p>";

#[test]
fn two_pieces_of_a_body_gave_two_blocks_one_id() {
    let imported = read(&guardian(&[NOTE, NOTE], false));
    let body = body(&imported[0]);
    assert_eq!(body[0]["text"][1]["href"], "#n");
    assert_eq!(body[1]["id"], "n");
    assert_eq!(body[2]["text"][1]["href"], "#n-2");
    assert_eq!(body[3]["id"], "n-2");
}

#[test]
fn a_post_and_a_block_had_one_id() {
    let note = "<p>a<a href='#post-1'>1</a></p><p id='post-1'>b</p>";
    let imported = read(&guardian(&[note, note], true));
    let updates = &imported[0].article.updates;
    let blocks = updates.iter().flat_map(|update| &update.body);
    let blocks: Vec<&str> = blocks.filter_map(|block| block.id.as_deref()).collect();
    assert_eq!(blocks, ["post-1", "post-1-2"]);
    let posts: Vec<&str> = updates.iter().map(|update| update.id.as_str()).collect();
    assert_eq!(posts, ["post-0", "post-1-3"]);
}

#[test]
fn a_link_from_a_caption_led_to_a_block_that_is_not_there() {
    let source = json!({"id": 1, "title": {"rendered": "Fog"}, "content": {"rendered": "<p>Words.</p>"},
        "excerpt": {"rendered": "<p>Other <a href='#x'>words</a>.</p><p id='x'>And more.</p>"}});
    let imported = read(&source);
    let deck = imported[0].article.deck.as_ref().expect("a deck");
    assert_eq!(deck.plain(), "Other words.\nAnd more.");
    assert!(deck.0.iter().all(|run| run.href.is_none()), "{deck:?}");
}

#[test]
fn equal_ids_and_tags_take_linear_time() {
    const MANY: usize = 20_000;
    let updates: Vec<Value> = (0..MANY)
        .map(|n| json!({"@id": format!("#post-{}", n + MANY), "name": "a"}))
        .chain((0..MANY).map(|_| json!({"name": "a"})))
        .collect();
    let articles: Vec<Value> = (0..MANY)
        .map(|n| json!({"@type": "Article", "headline": "Fog", "url": format!("https://n.example/{n}")}))
        .collect();
    let words: Vec<String> = (0..4 * MANY).map(|n| format!("tag {n}")).collect();
    let start = Instant::now();
    let live = read(
        &json!({"@type": "LiveBlogPosting", "headline": "Fog", "liveBlogUpdate": updates, "keywords": words}),
    );
    assert_eq!(
        (live[0].article.updates.len(), live[0].article.tags.len()),
        (2 * MANY, 500)
    );
    let bytes = json!(articles).to_string();
    let many = import(bytes.as_bytes(), &Options::default()).expect("articles");
    assert_eq!(many.len(), MANY);
    assert_eq!(many[MANY - 1].article.id.as_str(), "fog-20000");
    // Took minutes when each was compared with each.
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
}
