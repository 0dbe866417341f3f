//! The search index: which stories queries find, and when its files change.

use super::newsroom::{NOW, Newsroom, french, story};
use article::index::{Index, place};
use search::{Directory, Native, Query, Searcher, Words};

/// The ids of the articles that a query finds in the site's index of a language, in their order. `prefix`: of the language.
fn found(site: &Newsroom, prefix: &str, typed: &str) -> Vec<String> {
    let index = |name: &str| -> (Index, Vec<u8>) {
        let bytes = site.bytes(&format!("site/{prefix}{name}"));
        let index = article::read_index(&bytes).expect("an index").0;
        (index, bytes)
    };
    let (newest, bytes) = index("search/index.json");
    let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let directory = Directory::of_json(&json["search"]).expect("a directory");
    let mut searcher = Searcher::new(directory);
    let query = Query::new(typed, &mut Words::new(Native));
    for id in searcher.missing(&query) {
        let file = format!("site/{prefix}search/{}/{}.bin", id.segment + 1, id.shard);
        searcher.insert(id, site.bytes(&file));
    }
    let hits = searcher.hits(&query).into_iter();
    hits.map(|hit| {
        let (chunk, older) = place(hit.story as usize, newest.older as usize);
        let items = match chunk {
            Some(number) => index(&format!("index-{number}.json")).0.items,
            None => newest.items.clone(),
        };
        let item = items.iter().rev().nth(older).expect("a story");
        item.id.as_str().to_owned()
    })
    .collect()
}

/// Writes article `number` with other text than the others, and more keys.
fn write(site: &Newsroom, number: usize, text: &str, keys: &str) {
    let plain = "Words of a story that goes on for a while. ".repeat(20);
    let story = story(number, &format!("Story {number}")).replace(&plain, text);
    let story = story.replacen("\"headline\"", &format!("{keys} \"headline\""), 1);
    assert!(story.contains(text) && story.contains(keys));
    site.write(&format!("content/articles/world/n{number:03}.json"), &story);
}

#[test]
fn every_story_is_found_in_the_index_of_its_language() {
    let site = Newsroom::new("publish-search");
    site.articles(0..60);
    // With a layout, the home front's own `index.json` has another order.
    let fronts = r#""fronts": {"home": {"lead": "world/n003"}}, "sections""#;
    let portal = site.text("content/portal.json");
    let portal = portal.replacen("\"sections\"", fronts, 1);
    site.write("content/portal.json", &portal);
    let french = french().replace("Words.", "Élections à l’Assemblée, œuvre de 1999");
    site.write("content/articles/fr/local/neige.json", &french);
    // On no front, and in no index.
    let about = crate::article("about", "").replace("\"published\"", "\"x-published\"");
    site.write("content/articles/about.json", &about);
    site.publish(&["--no-compress"]);
    for number in 0..60 {
        let id = format!("world/n{number:03}");
        assert_eq!(found(&site, "", &format!("story {number} ")), [id]);
    }
    assert_eq!(found(&site, "", "while").len(), 60);
    // Tags and sections count.
    assert_eq!(found(&site, "", "DEEP wat").len(), 60);
    assert_eq!(found(&site, "", "wörld").first().unwrap(), "world/n059");
    assert_eq!(found(&site, "", "about"), [] as [&str; 0]);
    assert_eq!(found(&site, "", "elections"), [] as [&str; 0]);
    for typed in ["elections assemblee", "Œuvre 1999", "l'assem", "eau prof"] {
        assert_eq!(found(&site, "fr/", typed), ["fr/local/neige"], "{typed}");
    }
    assert_eq!(found(&site, "fr/", "story"), [] as [&str; 0]);
}

#[test]
fn the_index_follows_changed_removed_and_held_back_stories() {
    let site = Newsroom::new("publish-search-changes");
    site.articles(0..3);
    let many: Vec<String> = (0..4000).map(|n| format!("w{:x}", n * 7919)).collect();
    write(&site, 1, &many.join(" "), "");
    write(&site, 3, "Zebra", r#""status": "draft","#);
    write(&site, 4, "Yak", r#""expires": "2024-11-23T23:00:00Z","#);
    site.write("content/articles/fr/local/neige.json", &french());
    let check = |now: u64, expected: [(&str, &[&str]); 5]| {
        assert_eq!(site.publish_at(now, &[]).status, 0);
        for (typed, ids) in expected {
            assert_eq!(found(&site, "", typed), ids, "{typed}");
        }
        // The same files as of a first run: those of words that are gone are deleted.
        site.publish_fresh_at(now, "fresh");
        site.same_trees("site", "fresh");
    };
    let [one, two, three, four] = [1, 2, 3, 4].map(|number| format!("world/n00{number}"));
    let (one, two, three, four) = (&[&*one][..], &[&*two][..], &[&*three][..], &[&*four][..]);
    check(
        NOW,
        [
            ("w0", one),
            ("story 2 ", two),
            ("zebra", &[]),
            ("yak", four),
            ("owl", &[]),
        ],
    );
    assert!(site.folder.has("site/search/1/1.bin") && site.folder.has("site/search/1/1.bin.br"));
    let before = site.times("site");
    site.article(1, "Story of an owl");
    write(&site, 3, "Zebra", "");
    check(
        NOW + 10_000,
        [
            ("w0", &[]),
            ("story 2 ", two),
            ("zebra", three),
            ("yak", &[]),
            ("owl", one),
        ],
    );
    assert!(!site.folder.has("site/search/1/1.bin") && !site.folder.has("site/search/1/1.bin.br"));
    // Other languages' files stay.
    let after = site.times("site");
    for (path, time) in before
        .iter()
        .filter(|(path, _)| path.starts_with("fr/search/"))
    {
        assert_eq!(after.get(path), Some(time), "{path}");
    }
    assert!(before.contains_key("fr/search/1/0.bin"));
    // Older stories get other numbers.
    site.remove("content/articles/world/n000.json");
    check(
        NOW + 10_001,
        [
            ("w0", &[]),
            ("story 2 ", two),
            ("zebra", three),
            ("yak", &[]),
            ("owl", one),
        ],
    );
    assert_eq!(found(&site, "", "story 0 "), [] as [&str; 0]);
}

#[test]
fn an_unchanged_index_is_not_written_again() {
    let site = Newsroom::new("publish-search-again");
    site.articles(0..40);
    site.publish(&["--no-compress"]);
    let before = site.times("site");
    // Its words are the same, in another order.
    let swapped = story(5, "5 Story");
    site.write("content/articles/world/n005.json", &swapped);
    site.publish(&["--no-compress"]);
    let after = site.times("site");
    assert_ne!(before["world/n005.json"], after["world/n005.json"]);
    assert_eq!(before["search/1/0.bin"], after["search/1/0.bin"]);
}
