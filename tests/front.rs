//! Fronts and their blocks, rendered by themselves.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod rendering;

use action_news::components::{Front, FrontProps, Shared, front_title};
use action_news::route::Route;
use rendering::{page_at, rendered};

/// The page of a front with these stories (ids) and blocks (JSON).
async fn front(path: &str, stories: &[&str], blocks: &str) -> String {
    let items: Vec<String> = stories.iter().map(|id| item(id)).collect();
    let index = format!(
        r#"{{"schema": "action-news/index/1", "older": 2, "items": [{}], "blocks": [{blocks}]}}"#,
        items.join(", ")
    );
    let (index, problems) = article::read_index(index.as_bytes()).expect("an index");
    assert_eq!(problems, []);
    let (page, route) = page_at(path);
    let Route::Front(route) = route else {
        panic!("{path} is no front")
    };
    rendered::<Front>(FrontProps {
        page,
        route,
        index: Shared::new(index),
    })
    .await
}

fn item(id: &str) -> String {
    format!(
        r#"{{"id": "{id}", "lang": "en", "headline": "{id}!", "deck": "Deck of {id}",
            "section": {{"id": "world", "name": "World"}},
            "image": {{"src": "/images/{id}.jpg", "width": 6, "height": 4, "alt": "A"}}}}"#
    )
}

/// The HTML of each block.
fn blocks(html: &str) -> Vec<&str> {
    html.split("class=\"front__block ").skip(1).collect()
}

fn count(html: &str, needle: &str) -> usize {
    html.matches(needle).count()
}

#[tokio::test(flavor = "current_thread")]
async fn each_page_links_to_the_others() {
    // Path, link to the newest stories, link to older stories.
    for (path, prev, next) in [
        ("/world/", None, Some("/news/world/index-2/")),
        (
            "/world/index-2/",
            Some("/news/world/"),
            Some("/news/world/index-1/"),
        ),
        ("/world/index-1/", Some("/news/world/"), None),
    ] {
        let html = front(path, &["a", "b"], "").await;
        for (rel, href) in [("prev", prev), ("next", next)] {
            let link = href.map(|href| format!("href=\"{href}\" rel=\"{rel}\""));
            assert_eq!(html.contains(&format!("rel=\"{rel}\"")), link.is_some());
            assert!(html.contains(&link.unwrap_or_default()), "{path} {html}");
        }
        assert!(html.contains("<a href=\"/news/b/\">b!</a>"));
        // Without blocks, all stories stand in one grid.
        assert_eq!(blocks(&html).len(), 1, "{html}");
        assert!(html.contains("front__block--grid"), "{html}");
    }
    let (page, route) = page_at("/world/");
    let Route::Front(route) = route else {
        panic!("no front")
    };
    let (index, _) = article::read_index(br#"{"schema": "action-news/index/1", "items": []}"#)
        .expect("an index");
    assert_eq!(front_title(&page.borrowed(), &route, &index), "World");
}

#[tokio::test(flavor = "current_thread")]
async fn blocks_divide_the_stories_in_order() {
    let html = front(
        "/",
        &["a", "b", "c", "d"],
        r#"{"layout": "lead", "count": 2}, {"title": "World", "front": "world", "layout": "text", "count": 1},
            {"heading": "more", "layout": "list", "count": 5}"#,
    )
    .await;
    let blocks = blocks(&html);
    let ids = ["a", "b", "c", "d"];
    let stories = |block: &str| {
        let is_in = |id: &&&str| block.contains(&format!("href=\"/news/{id}/\""));
        ids.iter().filter(is_in).copied().collect::<Vec<_>>()
    };
    let all: Vec<_> = blocks.iter().map(|block| stories(block)).collect();
    assert_eq!(all, [vec!["a", "b"], vec!["c"], vec!["d"]], "{html}");
    // Headings: the front's, those of blocks, and those of stories below the ones they stand under.
    let heading = "<h2 class=\"front__heading\"><a href=\"/news/world/\">World</a></h2>";
    assert!(blocks[1].contains(heading), "{html}");
    assert!(blocks[2].contains("<h2 class=\"front__heading\">More stories</h2>"));
    assert_eq!(count(blocks[0], "<h2 class=\"story__headline\""), 2);
    assert_eq!(count(blocks[1], "<h3 class=\"story__headline\""), 1);
    assert_eq!(count(&html, "<section"), 3, "the front, and titled blocks");
    // The block's own section is not repeated above its stories.
    assert!(blocks[0].contains("story__label") && !blocks[1].contains("story__label"));
    assert!(blocks[2].contains("story__label"));
    // The home front's title is not shown above its lead.
    assert!(
        html.contains("class=\"front__title visually-hidden\""),
        "{html}"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn layouts_show_more_or_less_of_a_story() {
    // Layout, number of stories, pictures, decks.
    for (layout, stories, pictures, decks) in [
        ("lead", 1, 1, 1),
        ("lead", 2, 2, 2),
        ("lead", 3, 3, 3),
        ("lead", 4, 2, 4),
        ("lead", 5, 2, 1),
        ("lead", 6, 2, 1),
        ("lead", 7, 1, 1),
        ("grid", 3, 3, 3),
        ("row", 3, 3, 0),
        ("text", 3, 0, 3),
        ("list", 3, 0, 0),
    ] {
        let ids = ["a", "b", "c", "d", "e", "f", "g"];
        let block = format!(r#"{{"layout": "{layout}", "count": {stories}}}"#);
        let html = front("/", &ids[..stories], &block).await;
        let what = format!("{layout} of {stories}: {html}");
        assert!(html.contains(&format!("front__block--{layout}")), "{what}");
        assert_eq!(count(&html, "<img"), pictures, "{what}");
        assert_eq!(count(&html, "story__deck"), decks, "{what}");
        // Only a lead on top is urgent.
        let is_urgent = usize::from(layout == "lead");
        assert_eq!(count(&html, "fetchpriority=\"high\""), is_urgent, "{what}");
    }
    let second = r#"{"layout": "grid", "count": 1}, {"layout": "lead", "count": 1}"#;
    let html = front("/", &["a", "b"], second).await;
    assert_eq!(count(&html, "fetchpriority"), 0, "{html}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_block_of_links() {
    let html = front(
        "/fr/",
        &["a"],
        r#"{"layout": "lead", "count": 1}, {"title": "Utile", "layout": "list", "links": [
            {"href": "/about/", "name": {"fr": "À propos"}}, {"id": "login", "href": "https://accounts.example/"}]}"#,
    )
    .await;
    let links = "<ul class=\"front__links\"><li><a href=\"/news/about/\">À propos</a></li>\
        <li><a href=\"https://accounts.example/\">Connexion</a></li></ul>";
    assert!(html.contains(links), "{html}");
    assert!(
        html.contains("<h2 class=\"front__heading\">Utile</h2>"),
        "{html}"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn headings_lead_to_fronts_in_the_language_of_the_page() {
    let block = r#"{"title": "Glace", "front": "tag/ice", "layout": "row", "count": 1}"#;
    let html = front("/fr/", &["a"], block).await;
    assert!(
        html.contains("<a href=\"/news/fr/tag/ice/\">Glace</a>"),
        "{html}"
    );
}
