//! `newsroom publish`: what it writes, what it leaves alone, and what happens when something fails.
//!
//! More than 300 lines, because each case needs a whole site.

use super::{PORTAL, Ran};
use newsroom::{Newsroom, links};
use std::collections::BTreeSet;

mod caches;
mod crash;
mod days;
mod frames;
mod fronts;
mod markdown;
pub mod newsroom;
mod now;
#[cfg(unix)]
mod originals;
mod own_language;
mod pages;
mod plan;
mod redirects;
mod release;
mod search;
mod strict;
mod together;
#[cfg(unix)]
mod unreadable;
mod unshown;
mod watch;
mod withheld;

#[test]
fn a_site_is_complete_and_has_the_data_that_data_writes() {
    let site = Newsroom::new("publish-whole");
    site.articles(0..60);
    site.write("content/weather/pass.json", "{}")
        .write("content/images/notes.txt", "as it is");
    site.publish(&[]).is_well();
    site.folder
        .run(&["data", "--content", "content", "--out", "data"])
        .is_well();
    for (path, bytes) in site.tree("data") {
        let same = ["json", "txt", "bin"]
            .iter()
            .any(|ending| path.ends_with(ending));
        if same && !path.ends_with("feed.json") {
            let published = site.bytes(&format!("site/{path}"));
            assert!(published == bytes, "{path} differs from that of `data`");
        }
    }
    let files = site.tree("site");
    for page in [
        "index.html",
        "fr/index.html",
        "world/index.html",
        "world/n000/index.html",
        "index-1/index.html",
        "region/pass/index.html",
        "tag/deep-water/index.html",
        "404.html",
        "sitemap.xml",
        "feed.xml",
        "fr/feed.json",
        "robots.txt",
        "site.webmanifest",
        "search/index.json",
        "search/1/0.bin",
        "fr/search/index.json",
        "_headers",
    ] {
        assert!(files.contains_key(page), "{page} is missing");
    }
    assert!(site.folder.has("site.deploy/nginx.conf"));
    site.is_readable();
    // Without scripts, links lead from the front page to every story.
    let mut open = vec!["index.html".to_owned()];
    let mut met = BTreeSet::new();
    while let Some(page) = open.pop() {
        if met.insert(page.clone()) && page.ends_with(".html") {
            open.extend(links(&page, &String::from_utf8_lossy(&files[&page])));
        }
    }
    let stories = files
        .keys()
        .filter(|path| path.starts_with("world/n") && path.ends_with(".html"));
    for page in stories {
        assert!(met.contains(page), "no link leads to {page}");
    }
    assert!(met.contains("tag/deep-water/index.html") && met.contains("fr/world/index.html"));
    // No link is broken.
    let missing: Vec<_> = met
        .iter()
        .filter(|path| !files.contains_key(*path))
        .collect();
    assert_eq!(missing, [] as [&String; 0]);
}

#[test]
fn publishing_twice_gives_the_same_bytes() {
    let site = Newsroom::new("publish-twice");
    site.articles(0..60);
    site.publish(&[]).is_well();
    site.publish_fresh("other").is_well();
    site.same_trees("site", "other");
    // Again into the same folder: nothing is written.
    let before = site.times("site");
    let again = site.publish(&[]);
    assert!(again.out.contains(" 0 written, "), "{}", again.out);
    assert!(!again.out.contains("compressed"), "{}", again.out);
    assert_eq!(before, site.times("site"));
}

#[test]
fn folders_that_publishing_could_damage_are_refused() {
    let site = Newsroom::new("publish-overlap");
    site.articles(0..2);
    let content = site.tree("content");
    for (out, cache) in [
        ("content", "cache"),
        ("content/site", "cache"),
        (".", "cache"),
        ("app", "cache"),
        ("site", "content/cache"),
        ("site", "site/cache"),
    ] {
        let ran = site.publish_into(out, cache);
        assert!(
            ran.status == 1 && ran.err.contains(" overlap; "),
            "{out} {cache}: {}",
            ran.err
        );
    }
    assert!(site.tree("content") == content);
    assert!(!site.folder.has("cache") && !site.folder.has("site"));
    // A site is recognised without its cache.
    site.publish(&[]).is_well();
    std::fs::remove_dir_all(site.folder.0.join("site.cache")).expect("it is gone");
    site.publish(&[]).is_well();
}

#[test]
fn only_changes_are_written_and_the_site_is_the_same_as_a_new_one() {
    let site = Newsroom::new("publish-changes");
    site.articles(0..120);
    site.write("site/CNAME", "news.example\n");
    let refused = site.publish(&[]);
    assert!(
        refused.status == 1 && refused.err.contains("give --force"),
        "{}",
        refused.err
    );
    site.publish(&["--force"]).is_well();
    let before = site.times("site");
    let written = |before: &newsroom::Times| -> Vec<String> {
        let now = site.times("site");
        let pages = now
            .iter()
            .filter(|(path, time)| path.ends_with(".html") && before.get(*path) != Some(time));
        pages.map(|(path, _)| path.clone()).collect()
    };

    site.article(7, "Another headline");
    site.publish(&[]).is_well();
    // Its page, and the chunks of the fronts that show it.
    let changed = written(&before);
    assert!(
        changed.contains(&"world/n007/index.html".to_owned()),
        "{changed:?}"
    );
    assert!(changed.len() <= 6, "{changed:?}");
    assert!(
        site.text("site/world/n007/index.html")
            .contains("Another headline")
    );
    site.publish_fresh("fresh-1").is_well();
    site.same_but_cname("fresh-1");

    site.remove("content/articles/world/n008.json");
    site.article(200, "A new one");
    site.write("content/articles/fr/local/neige.json", &newsroom::french());
    site.publish(&[]).is_well();
    assert!(!site.folder.has("site/world/n008") && !site.folder.has("site/world/n008.json"));
    site.publish_fresh("fresh-2").is_well();
    site.same_but_cname("fresh-2");

    // A change of the portal changes all pages.
    let portal = PORTAL.replace("\"The Pass\"", "\"The Valley\"");
    site.write("content/portal.json", &portal);
    site.publish(&[]).is_well();
    site.publish_fresh("fresh-3").is_well();
    site.same_but_cname("fresh-3");

    // Damaged files are repaired; files of others are kept.
    site.write("site/world/n001/index.html", "broken");
    site.remove("site/world/n002.json");
    site.publish(&[]).is_well();
    site.same_but_cname("fresh-3");
    assert_eq!(site.text("site/CNAME"), "news.example\n");
}

#[test]
fn compressed_copies_come_and_go() {
    let site = Newsroom::new("publish-copies");
    site.articles(0..3);
    site.publish(&[]).is_well();
    let page = "site/world/n001/index.html";
    let unpacked = |site: &Newsroom| newsroom::unzipped(&site.bytes(&format!("{page}.gz")));
    assert!(unpacked(&site) == site.bytes(page) && site.folder.has(&format!("{page}.br")));
    site.article(1, "Another headline");
    site.publish(&[]).is_well();
    assert!(unpacked(&site) == site.bytes(page));
    site.remove(&format!("{page}.br"));
    site.publish(&[]).is_well();
    assert!(site.folder.has(&format!("{page}.br")));
    // Without compression an old copy would be served in place of the page.
    site.publish(&["--no-compress"]).is_well();
    let copies = site.tree("site");
    let copies = copies
        .keys()
        .filter(|path| path.ends_with(".br") || path.ends_with(".gz"));
    assert_eq!(copies.collect::<Vec<_>>(), [] as [&String; 0]);
}

#[test]
fn a_broken_article_keeps_its_page_and_a_new_one_is_left_out() {
    let site = Newsroom::new("publish-broken");
    site.articles(0..5);
    site.publish(&[]).is_well();
    let whole = site.tree("site");
    site.write(
        "content/articles/world/n002.json",
        "{\"schema\": \"action-news/article/1\",",
    );
    site.write("content/articles/world/new.json", "{}");
    site.write(
        "content/articles/world/again.json",
        &newsroom::story(3, "Twice"),
    );
    // It is reported each time, not only the first.
    for _ in 0..2 {
        let ran = site.publish(&[]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        for part in [
            "content/articles/world/n002.json:1:",
            "content/articles/world/n002.json: error: its page stays as it was",
            "content/articles/world/new.json",
            "content/articles/world/again.json: error: content/articles/world/n003.json has the id world/n003 already",
            "2 articles LEFT OUT of the site",
            "1 article NOT UPDATED",
        ] {
            assert!(ran.err.contains(part), "{part} is not in {}", ran.err);
        }
        assert!(site.tree("site") == whole, "the site has changed");
    }
    assert_eq!(site.publish(&["--strict"]).status, 1);
    // Even if all pages are made again.
    site.write(
        "content/portal.json",
        &PORTAL.replace("\"The Pass\"", "\"The Valley\""),
    );
    assert_eq!(site.publish(&[]).status, 0);
    assert!(
        site.text("site/world/n002/index.html")
            .contains("The Valley")
    );
    assert!(site.text("site/index.json").contains("world/n002"));
    // The page of a deleted article is deleted, broken or not.
    site.remove("content/articles/world/n002.json");
    assert_eq!(site.publish(&[]).status, 0);
    assert!(!site.folder.has("site/world/n002"));
}

#[test]
fn an_id_that_is_not_the_path_is_used_until_the_file_at_that_path_claims_it() {
    let site = Newsroom::new("publish-claims");
    site.articles(0..3);
    site.write(
        "content/articles/world/zz.json",
        &newsroom::story(9, "Elsewhere"),
    );
    site.publish(&[]).is_well();
    assert!(
        site.text("site/world/n009/index.html")
            .contains("Elsewhere")
    );
    // The file whose path is the id gets it.
    site.article(9, "At home");
    let ran = site.publish(&[]);
    assert!(
        ran.err.contains(
            "content/articles/world/zz.json: error: content/articles/world/n009.json has"
        )
    );
    assert!(site.text("site/world/n009/index.html").contains("At home"));
    site.remove("content/articles/world/n009.json");
    site.publish(&[]).is_well();
    assert!(
        site.text("site/world/n009/index.html")
            .contains("Elsewhere")
    );
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn newer_temperatures_on_the_site_are_kept() {
    let site = Newsroom::new("publish-weather");
    site.articles(0..1);
    site.write("content/weather/pass.json", "{\"old\": 1}");
    site.publish(&[]).is_well();
    site.write("site/weather/pass.json", "{\"new\": 1}");
    site.article(0, "Another headline");
    site.publish(&[]).is_well();
    assert_eq!(site.text("site/weather/pass.json"), "{\"new\": 1}");
    site.write("content/weather/pass.json", "{\"newest\": 1}");
    site.publish(&[]).is_well();
    assert_eq!(site.text("site/weather/pass.json"), "{\"newest\": 1}");
    assert!(!site.folder.has("site/weather/pass.json.br"));
}

impl Ran {
    /// Asserts that the run succeeded without errors and warnings.
    #[track_caller]
    pub fn is_well(&self) {
        // Lines of progress are allowed.
        let lines = self.err.lines().filter(|line| !line.contains(" of "));
        assert_eq!(
            (self.status, lines.collect::<Vec<_>>()),
            (0, vec![]),
            "{}",
            self.out
        );
    }
}
