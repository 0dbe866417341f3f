//! Publishes the demo newsroom, and compares the site's metadata and feeds with the articles.
//!
//! The app consists of empty files and placeholders; nothing of it is run.
//!
//! More than 300 lines, because the tests examine all kinds of files of one published site.

use super::Folder;
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const SITE: &str = "https://news.example/";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Publishes the demo newsroom at the time `now`, in seconds since 1970.
fn publish(folder: &Folder, now: &str) {
    let shell = "'/action-news-0.js' '/action-news-0_bg.wasm' \"/icon-0.svg\"\n";
    folder
        .write("app/index.html", shell)
        .write("app/action-news-0.js", "")
        .write("app/action-news-0_bg.wasm", "");
    folder
        .write("app/head.js", "")
        .write("app/dismissed.js", "")
        .write("app/page.js", "")
        .write("app/program.js", "PROGRAM_FILES")
        .write("app/import-page.js", "IMPORT_FILES")
        .write("app/import-worker.js", "")
        .write(
            "app/embed.js",
            r#"document.querySelector("script[data-js]").dataset"#,
        )
        .write("app/elements-main.js", "")
        .write("app/elements.js", "")
        .write("app/elements_bg.wasm", "")
        .write("app/elements-header.js", "")
        .write("app/elements-header_bg.wasm", "")
        .write("app/importer.js", "")
        .write("app/importer_bg.wasm", "")
        .write(
            "app/icon-0.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
    let content = repository().join("content");
    let content = content.to_str().expect("a path");
    let arguments = [
        "publish",
        "--content",
        content,
        "--app",
        "app",
        "--out",
        "out",
        "--no-compress",
        "--no-pictures",
    ];
    let ran = folder.run_with(&arguments, "", &[("SOURCE_DATE_EPOCH", now)]);
    assert_eq!(ran.status, 0, "{}", ran.err);
}

/// The demo newsroom's documents, by their ids.
fn documents() -> BTreeMap<String, Value> {
    let mut open = vec![repository().join("content/articles")];
    let mut documents = BTreeMap::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .expect("a folder")
                    .map(|entry| entry.expect("an entry").path()),
            );
            continue;
        }
        let text = fs::read_to_string(&path).expect("an article");
        let document: Value = serde_json::from_str(&text).expect("JSON");
        documents.insert(document["id"].as_str().expect("an id").to_owned(), document);
    }
    documents
}

/// The words of a text, which is a string or a list of runs.
fn words(text: &Value) -> Option<String> {
    match text {
        Value::String(words) => Some(words.clone()),
        Value::Array(runs) => Some(runs.iter().filter_map(|run| run["t"].as_str()).collect()),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

struct Page(Html);

impl Page {
    fn all(&self, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.0
            .select(&selector)
            .filter_map(|element| element.attr(attribute))
            .map(str::to_owned)
            .collect()
    }

    fn meta(&self, name: &str) -> Option<String> {
        let all = self.all(
            &format!("head > meta[property='{name}'], head > meta[name='{name}']"),
            "content",
        );
        assert!(all.len() < 2, "{name}: {all:?}");
        all.into_iter().next()
    }

    fn text(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.0
            .select(&selector)
            .map(|element| element.text().collect())
            .collect()
    }
}

#[test]
fn every_page_and_feed_has_the_metadata_of_its_article() {
    let folder = Folder::new("outlets");
    publish(&folder, "1795000000");
    let documents = documents();
    let mut feeds = BTreeMap::new();
    for prefix in ["", "fr/", "ar/"] {
        let feed: Value =
            serde_json::from_str(&folder.read(&format!("out/{prefix}feed.json"))).expect("JSON");
        let items = feed["items"].as_array().expect("items").clone();
        let rss = folder.read(&format!("out/{prefix}feed.xml"));
        let rss = roxmltree::Document::parse(&rss).expect("XML");
        let rss: Vec<_> = rss
            .descendants()
            .filter(|node| node.has_tag_name("item"))
            .map(|item| {
                let one = |name: &str| {
                    item.children()
                        .find(|node| node.has_tag_name(name))
                        .and_then(|node| node.text())
                        .map(str::to_owned)
                };
                (one("link"), one("title"))
            })
            .collect();
        assert_eq!(items.len(), rss.len());
        for (item, (link, title)) in items.into_iter().zip(rss) {
            assert_eq!((text(&item["url"]), text(&item["title"])), (link, title));
            feeds.insert(text(&item["url"]).expect("a URL"), item);
        }
    }
    let sitemap = folder.read("out/sitemap.xml");
    let sitemap = roxmltree::Document::parse(&sitemap).expect("XML");
    let listed: BTreeSet<&str> = sitemap
        .descendants()
        .filter(|node| node.tag_name().name() == "loc")
        .filter_map(|node| node.text())
        .collect();

    for (id, document) in &documents {
        let html = folder.read(&format!("out/{id}/index.html"));
        let page = Page(Html::parse_document(&html));
        let url = format!("{SITE}{id}/");
        let headline = words(&document["headline"]);
        assert_eq!(
            page.all("head > link[rel=canonical]", "href"),
            [url.as_str()]
        );
        assert!(listed.contains(url.as_str()), "{url} is in the sitemap");
        assert_eq!(page.meta("og:title"), headline, "{id}");
        assert_eq!(page.text("h1").first(), headline.as_ref(), "{id}");
        assert_eq!(
            page.meta("article:published_time"),
            text(&document["published"]),
            "{id}"
        );
        assert_eq!(
            page.all("article .article__time time", "datetime")
                .first()
                .cloned(),
            text(&document["published"]),
            "{id}"
        );

        let data = page.text("script[type='application/ld+json']");
        assert_eq!(data.len(), 1, "{id}");
        folder.write("data.json", &data[0]);
        let ran = folder.run(&["import", "data.json"]);
        assert_eq!(ran.status, 0, "{id}: {}", ran.err);
        let again: Value = serde_json::from_str(&ran.out).expect("one article");
        assert_eq!(again["id"], document["id"]);
        assert_eq!(words(&again["headline"]), headline, "{id}");
        assert_eq!(words(&again["deck"]), words(&document["deck"]), "{id}");
        for key in ["lang", "published", "dateline", "rights", "section"] {
            assert_eq!(again[key], document[key], "{key} of {id}");
        }
        let names = |document: &Value, key: &str| -> Vec<Option<String>> {
            document[key]
                .as_array()
                .into_iter()
                .flatten()
                .map(|one| text(&one["name"]))
                .collect()
        };
        assert_eq!(names(&again, "authors"), names(document, "authors"), "{id}");
        assert_eq!(names(&again, "tags"), names(document, "tags"), "{id}");
        let lead = (&again["lead"], &document["lead"]);
        if lead.1["type"] == "figure" && lead.1["media"]["kind"] == "image" {
            assert_eq!(lead.0["media"]["alt"], lead.1["media"]["alt"], "{id}");
            assert_eq!(words(&lead.0["caption"]), words(&lead.1["caption"]), "{id}");
            assert_eq!(words(&lead.0["credit"]), words(&lead.1["credit"]), "{id}");
        }
        let posts = |document: &Value| document["updates"].as_array().map_or(0, Vec::len);
        assert_eq!(
            (again["live"].clone(), posts(&again)),
            (document["live"].clone(), posts(document)),
            "{id}"
        );

        // Pictures of previews exist: the article's own, else the site's card. Previews show no drawings.
        let own = lead.0["media"]["src"].as_str();
        let own = own.filter(|own| !own.ends_with(".svg"));
        let image = page.meta("og:image");
        if let Some(image) = &image {
            let file = image.strip_prefix(SITE).expect("a picture of ours");
            assert!(folder.has(&format!("out/{file}")), "{image} of {id}");
            let card = format!("{SITE}images/card.jpg");
            assert_eq!(own.unwrap_or(&card), image, "{id}");
        }
        if let Some(item) = feeds.get(&url) {
            assert_eq!(text(&item["title"]), headline, "{id}");
            assert_eq!(
                text(&item["date_published"]),
                text(&document["published"]),
                "{id}"
            );
            assert!(own.is_none() || text(&item["image"]) == image, "{id}");
        }
        for other in document["translations"].as_array().into_iter().flatten() {
            let lang = other["lang"].as_str().expect("a tag");
            let there = format!("{SITE}{}/", other["id"].as_str().expect("an id"));
            assert_eq!(
                page.all(&format!("link[hreflang='{lang}']"), "href"),
                [there.as_str()],
                "{id}"
            );
        }
    }
    assert!(feeds.len() > 20, "{} stories in the feeds", feeds.len());
}

/// Published on the evening of the summit, the summit is news; eleven years later nothing is.
#[test]
fn news_is_two_days_old_at_most() {
    let folder = Folder::new("news");
    publish(&folder, "1371521400");
    let news = folder.read("out/news-sitemap.xml");
    let document = roxmltree::Document::parse(&news).expect("XML");
    let pages: Vec<&str> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "loc")
        .filter_map(|node| node.text())
        .collect();
    let summit = format!("{SITE}world/leaders-differ-on-syria/");
    assert!(pages.contains(&summit.as_str()), "{pages:?}");
    let documents = documents();
    let day = |id: &str| {
        documents[id]["published"]
            .as_str()
            .expect("a date")
            .get(..10)
            .expect("a day")
            .to_owned()
    };
    for page in &pages {
        let id = page.strip_prefix(SITE).expect("ours").trim_end_matches('/');
        assert!(
            ["2013-06-15", "2013-06-16", "2013-06-17"].contains(&day(id).as_str()),
            "{id} of {}",
            day(id)
        );
    }
    publish(&folder, "1795000000");
    assert!(!folder.read("out/news-sitemap.xml").contains("<loc>"));
}

#[test]
fn other_files_exist_and_fronts_name_themselves() {
    let folder = Folder::new("machines");
    publish(&folder, "1795000000");
    let robots = folder.read("out/robots.txt");
    for file in ["sitemap.xml", "news-sitemap.xml"] {
        assert!(
            robots.contains(&format!("Sitemap: {SITE}{file}\n")),
            "{robots}"
        );
        assert!(folder.has(&format!("out/{file}")));
    }
    let manifest: Value = serde_json::from_str(&folder.read("out/site.webmanifest")).expect("JSON");
    assert_eq!(manifest["name"], "Action News");
    for icon in manifest["icons"].as_array().expect("icons") {
        assert!(
            folder.has(&format!("out/{}", icon["src"].as_str().expect("a path"))),
            "{icon}"
        );
    }
    let missing = Page(Html::parse_document(&folder.read("out/404.html")));
    assert_eq!(missing.meta("robots").as_deref(), Some("noindex"));
    for (file, canonical) in [
        ("index.html", ""),
        ("world/index.html", "world/"),
        ("fr/index.html", "fr/"),
        ("ar/science/index.html", "ar/science/"),
    ] {
        let page = Page(Html::parse_document(&folder.read(&format!("out/{file}"))));
        assert_eq!(
            page.all("head > link[rel=canonical]", "href"),
            [format!("{SITE}{canonical}")],
            "{file}"
        );
        assert_eq!(
            page.all("head > link[hreflang]", "hreflang"),
            ["en-CA", "fr-CA", "ar", "x-default"],
            "{file}"
        );
        assert!(page.meta("description").is_some(), "{file}");
    }
}
