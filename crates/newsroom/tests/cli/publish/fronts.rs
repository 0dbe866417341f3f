//! Fronts with and without stories.

use super::newsroom::{Newsroom, french};

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
