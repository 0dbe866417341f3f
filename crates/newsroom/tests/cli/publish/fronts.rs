//! Fronts with and without stories, their feeds, and fronts of authors.

use super::newsroom::{Newsroom, Times, french, story};
use crate::PORTAL;

fn noindex(page: &str) -> bool {
    page.contains("<meta name=\"robots\" content=\"noindex\">")
}

#[test]
fn fronts_without_stories_are_in_no_sitemap_and_named_by_no_other_page() {
    let site = Newsroom::new("publish-empty-fronts");
    site.articles(0..3);
    let check = |fronts: &[&str], has_stories: bool| {
        let sitemap = site.text("site/sitemap.xml");
        for front in fronts {
            let page = site.text(&format!("site/{front}index.html"));
            assert_eq!(noindex(&page), !has_stories, "{front}");
            let url = format!("https://pass.example/{front}");
            assert_eq!(
                sitemap.contains(&format!("<loc>{url}</loc>")),
                has_stories,
                "{front}"
            );
            let named = format!("hreflang=\"fr-CA\" href=\"{url}\"");
            if !has_stories {
                assert!(!sitemap.contains(&named), "{front}");
                assert!(!page.contains("hreflang=\"x-default\""), "{front}");
                assert!(!site.folder.has(&format!("site/{front}feed.xml")) || *front == "fr/");
            }
        }
    };
    let english = ["", "world/", "region/pass/", "tag/deep-water/"];
    site.publish(&[]).is_well();
    check(&english, true);
    check(&["local/", "fr/", "fr/world/", "fr/region/pass/"], false);
    // No other language has stories, so no front names one.
    for front in english {
        let page = site.text(&format!("site/{front}index.html"));
        assert!(!page.contains("rel=\"alternate\" hreflang"), "{front}");
    }
    // A tag without stories in a language has no front there.
    assert!(!site.folder.has("site/fr/tag"));
    site.write("content/articles/fr/local/neige.json", &french());
    site.publish(&[]).is_well();
    check(&["fr/"], true);
    check(&["local/", "fr/world/", "fr/local/"], false);
    let home = site.text("site/index.html");
    for (language, path) in [("en-CA", ""), ("fr-CA", "fr/"), ("x-default", "")] {
        let link = format!("hreflang=\"{language}\" href=\"https://pass.example/{path}\"");
        assert!(home.contains(&link), "{link}");
    }
    // The front of a tag with a single story is there, but not for search engines.
    let thin = site.text("site/fr/tag/deep-water/index.html");
    assert!(noindex(&thin) && thin.contains("fr/tag/deep-water/feed.xml"));
    let sitemap = site.text("site/sitemap.xml");
    assert!(!sitemap.contains("fr/tag/deep-water/"), "{sitemap}");
    assert!(
        !site
            .text("site/tag/deep-water/index.html")
            .contains("rel=\"alternate\" hreflang")
    );
    // Without its story it is gone.
    site.remove("content/articles/fr/local/neige.json");
    site.publish(&[]).is_well();
    assert!(!site.folder.has("site/fr/tag"));
    assert!(
        !site
            .text("site/index.html")
            .contains("rel=\"alternate\" hreflang")
    );
}

#[test]
fn sections_tags_and_authors_have_feeds() {
    let site = Newsroom::new("publish-front-feeds");
    site.articles(0..60);
    let write = |number: usize, headline: &str, more: &str| {
        let text =
            story(number, headline).replacen("\"headline\"", &format!("{more}, \"headline\""), 1);
        site.write(&format!("content/articles/world/n{number:03}.json"), &text);
    };
    let authors = r#""authors": [{"name": "Zoé Roy"}, {"name": "Ann Lee", "url": "/author/ann/"}]"#;
    write(7, "By two", authors);
    site.publish(&[]).is_well();
    for (folder, title, items) in [
        ("", "The Pass", 30),
        ("world/", "World – The Pass", 30),
        ("tag/deep-water/", "Deep water – The Pass", 30),
        ("author/zoe-roy/", "Zoé Roy – The Pass", 1),
        ("author/ann/", "Ann Lee – The Pass", 1),
    ] {
        let xml = site.text(&format!("site/{folder}feed.xml"));
        let document = roxmltree::Document::parse(&xml).expect("XML");
        let named = |name: &str| {
            let found = document
                .descendants()
                .filter(|node| node.tag_name().name() == name);
            found.filter_map(|node| node.text()).collect::<Vec<_>>()
        };
        assert_eq!(named("title")[0], title);
        assert_eq!(named("link")[0], format!("https://pass.example/{folder}"));
        assert_eq!(named("guid").len(), items, "{folder}");
        let json: serde_json::Value =
            serde_json::from_str(&site.text(&format!("site/{folder}feed.json"))).expect("JSON");
        assert_eq!(json["title"], title);
        assert_eq!(
            json["feed_url"],
            format!("https://pass.example/{folder}feed.json")
        );
        let page = site.text(&format!("site/{folder}index.html"));
        for (mime, file) in [("rss+xml", "feed.xml"), ("feed+json", "feed.json")] {
            let link = format!(
                "<link rel=\"alternate\" type=\"application/{mime}\" title=\"{title}\" href=\"https://pass.example/{folder}{file}\">"
            );
            assert!(page.contains(&link), "{link} in {page}");
        }
    }
    assert!(!site.folder.has("site/local/feed.xml") && !site.folder.has("site/fr/world/feed.xml"));
    // Older pages of a front lead to its feed.
    assert!(
        site.text("site/world/index-1/index.html")
            .contains("/world/feed.xml")
    );
    // Only feeds that show the story are written again.
    let before = site.times("site");
    write(7, "By two, again", authors);
    site.publish(&[]).is_well();
    let after = site.times("site");
    assert_ne!(before["author/ann/feed.xml"], after["author/ann/feed.xml"]);
    // Story 7 is not among the thirty newest.
    assert_eq!(before["world/feed.xml"], after["world/feed.xml"]);
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn authors_have_pages_in_each_language_to_which_their_articles_link() {
    let site = Newsroom::new("publish-authors");
    site.articles(0..1);
    let with = |text: String, authors: &str| {
        text.replacen("\"headline\"", &format!("{authors}, \"headline\""), 1)
    };
    let two = r#""authors": [{"name": "Zoé Roy"}, {"name": "Ann Lee"}]"#;
    for number in 0..3 {
        site.write(
            &format!("content/articles/world/n{number:03}.json"),
            &with(story(number, "A"), two),
        );
    }
    let byline = r#""byline": "Par Zoé Roy", "authors": [{"name": "Zoé Roy"}]"#;
    site.write(
        "content/articles/fr/local/neige.json",
        &with(french(), byline),
    );
    site.publish(&[]).is_well();
    let page = site.text("site/world/n001/index.html");
    let expected = "<p class=\"article__byline\">By <a href=\"../../author/zoe-roy/\">Zoé Roy</a> and <a href=\"../../author/ann-lee/\">Ann Lee</a></p>";
    assert!(page.replace("&#x2f;", "/").contains(expected), "{page}");
    let page = site
        .text("site/fr/local/neige/index.html")
        .replace("&#x2f;", "/");
    let expected = "Par <a href=\"../../../fr/author/zoe-roy/\">Zoé Roy</a>";
    assert!(page.contains(expected), "{page}");
    let author = site.text("site/author/zoe-roy/index.html");
    assert!(author.contains("<title>Zoé Roy – The Pass</title>") && !noindex(&author));
    assert!(author.contains("class=\"story"));
    assert!(
        site.text("site/author/zoe-roy/index.json")
            .contains("world/n002")
    );
    assert!(noindex(&site.text("site/fr/author/zoe-roy/index.html")));
    assert!(!site.folder.has("site/fr/author/ann-lee"));
    let sitemap = site.text("site/sitemap.xml");
    assert!(sitemap.contains("<loc>https://pass.example/author/zoe-roy/</loc>"));
    assert!(!sitemap.contains("fr/author"));
    site.is_readable();
}

#[test]
fn a_new_layout_writes_only_its_front_and_a_changed_story_the_fronts_that_show_it() {
    let site = Newsroom::new("publish-layouts");
    site.articles(0..120);
    site.publish(&[]).is_well();
    let times = || site.times("site");
    let changed = |before: &Times| -> Vec<String> {
        let now = times();
        let changed = now
            .iter()
            .filter(|(path, time)| before.get(*path) != Some(time));
        changed.map(|(path, _)| path.clone()).collect()
    };
    let lay_out = |fronts: &str| {
        let portal = PORTAL.trim_end().trim_end_matches('}');
        site.write(
            "content/portal.json",
            &format!("{portal}, \"fronts\": {fronts}}}"),
        );
    };
    // The oldest story, which is on an archive page, leads.
    lay_out(
        r#"{"home": {"lead": "world/n000", "blocks": [{"section": "world", "layout": "row"}]}}"#,
    );
    let before = times();
    site.publish(&[]).is_well();
    let page_and_data = ["index.html", "index.json"];
    assert_eq!(pages_and_data(&changed(&before)), page_and_data);
    let lead = site.text("site/index.html");
    let lead = lead.split("<article").nth(1).unwrap_or_default();
    assert!(lead.contains("href=\"./world/n000/\""), "{lead}");

    let before = times();
    site.article(0, "Another headline");
    site.publish(&[]).is_well();
    let changed = pages_and_data(&changed(&before));
    assert!(changed.contains(&"index.html".to_owned()), "{changed:?}");
    // The home front; the story; the oldest archive page of the home front, the section, the region and the tag.
    assert_eq!(changed.len(), 2 * (1 + 1 + 4), "{changed:?}");
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

/// Pages and the data of articles and fronts.
fn pages_and_data(files: &[String]) -> Vec<String> {
    let is_one = |path: &&String| {
        let is_rest = ["feed.json", "portal.json", "search/index.json"].contains(&path.as_str());
        (path.ends_with(".html") || path.ends_with(".json")) && !is_rest
    };
    files.iter().filter(is_one).cloned().collect()
}
