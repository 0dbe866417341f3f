//! Fronts with and without stories.

use super::newsroom::{Newsroom, Times, french};
use crate::PORTAL;

#[test]
fn fronts_without_stories_are_not_indexed_and_in_no_sitemap() {
    let site = Newsroom::new("publish-empty-fronts");
    site.articles(0..2);
    let check = |fronts: &[&str], has_stories: bool| {
        let sitemap = site.text("site/sitemap.xml");
        for front in fronts {
            let page = site.text(&format!("site/{front}index.html"));
            let is_noindex = page.contains("<meta name=\"robots\" content=\"noindex\">");
            assert_eq!(is_noindex, !has_stories, "{front}");
            let url = format!("<loc>https://pass.example/{front}</loc>");
            assert_eq!(sitemap.contains(&url), has_stories, "{front}");
        }
    };
    site.publish(&[]).is_well();
    check(&["", "world/", "region/pass/", "tag/deep-water/"], true);
    check(&["local/", "fr/", "fr/world/", "fr/tag/deep-water/"], false);
    site.write("content/articles/fr/local/neige.json", &french());
    site.publish(&[]).is_well();
    check(&["fr/", "fr/tag/deep-water/"], true);
    check(&["local/", "fr/world/"], false);
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
        let is_rest = ["feed.json", "portal.json"].contains(&path.as_str());
        (path.ends_with(".html") || path.ends_with(".json")) && !is_rest
    };
    files.iter().filter(is_one).cloned().collect()
}
