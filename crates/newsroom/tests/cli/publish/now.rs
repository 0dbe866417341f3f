//! What depends on the time of publishing.

use super::newsroom::{NOW, Newsroom};

const DAY: u64 = 86_400;

#[test]
fn files_of_the_last_app_are_kept_for_a_week() {
    let site = Newsroom::new("publish-retired");
    site.articles(0..2);
    site.publish_at(NOW, &[]).is_well();
    let assets = |site: &Newsroom| -> Vec<String> {
        let files = site.tree("site").into_keys();
        // Without the publisher's own, which are the same with every app, and those with fixed names.
        let own = ["assets/frame-", "assets/snippet-"];
        files
            .filter(|path| path.ends_with(".js") || path.ends_with(".wasm"))
            .filter(|path| path.contains('/') && !own.iter().any(|own| path.starts_with(own)))
            .collect()
    };
    let first = assets(&site);
    site.app("two");
    site.publish_at(NOW + DAY, &[]).is_well();
    let both = assets(&site);
    assert!(
        first.iter().all(|path| both.contains(path)) && both.len() == 2 * first.len(),
        "{both:?}"
    );
    // A tab that was opened before the second deployment works as long as its files exist.
    site.publish_at(NOW + 7 * DAY, &[]).is_well();
    assert_eq!(assets(&site), both);
    site.publish_at(NOW + 8 * DAY, &[]).is_well();
    let second = assets(&site);
    assert!(
        second.len() == first.len() && second.iter().all(|path| !first.contains(path)),
        "{second:?}"
    );
    // Back to the first app: its files are current again.
    site.app("one");
    site.publish_at(NOW + 9 * DAY, &[]).is_well();
    site.publish_at(NOW + 20 * DAY, &[]).is_well();
    assert_eq!(assets(&site), first);
    site.publish_fresh_at(NOW + 20 * DAY, "fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn news_is_news_for_two_days() {
    let site = Newsroom::new("publish-news");
    site.articles(0..1);
    // Story 0 is of 2024-01-01T08:00:00Z.
    let published = 1_704_096_000;
    let is_news = |now: u64| {
        site.publish_at(now, &[]).is_well();
        site.text("site/news-sitemap.xml").contains("world/n000")
    };
    assert!(is_news(published + 1) && is_news(published + 2 * DAY));
    assert!(!is_news(published + 2 * DAY + 1) && !is_news(published - 1));
    let wrong = site.folder.run_with(
        &["publish", "--app", "app", "--out", "site"],
        "",
        &[("SOURCE_DATE_EPOCH", "yesterday")],
    );
    wrong.is(
        1,
        "",
        "newsroom: SOURCE_DATE_EPOCH is `yesterday`; it takes seconds since 1970\n",
    );
}
