//! Drafts, embargoes, dates in the future, and articles that expire.

use super::newsroom::{NOW, Newsroom, story};

const HOUR: u64 = 3600;

fn at(seconds: u64) -> String {
    let seconds = i64::try_from(seconds).expect("a time");
    let at = article::date::Timestamp::from_epoch_seconds(seconds).expect("a time");
    at.to_string()
}

/// Writes article `number` with more keys.
fn write(site: &Newsroom, number: usize, keys: &str) {
    let story = story(number, &format!("Story {number}"));
    let with = story.replacen("\"headline\"", &format!("{keys}, \"headline\""), 1);
    assert_ne!(story, with);
    site.write(&format!("content/articles/world/n{number:03}.json"), &with);
}

/// Whether any file of the site names an article.
fn is_named(site: &Newsroom, number: usize) -> bool {
    let name = format!("n{number:03}");
    let tree = site.tree("site");
    let name = name.as_bytes();
    tree.iter().any(|(path, bytes)| {
        path.as_bytes().windows(4).any(|part| part == name)
            || bytes.windows(4).any(|part| part == name)
    })
}

#[test]
fn articles_are_on_the_site_only_while_they_may_be() {
    let site = Newsroom::new("publish-release");
    site.articles(0..2);
    write(&site, 3, r#""status": "draft""#);
    write(&site, 4, &format!(r#""embargo": "{}""#, at(NOW + HOUR)));
    write(&site, 5, &format!(r#""expires": "{}""#, at(NOW + 2 * HOUR)));
    let check = |now: u64, named: [bool; 3], says: &str| {
        let ran = site.publish_at(now, &["--no-compress"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains(says), "{}", ran.out);
        assert_eq!(
            [3, 4, 5].map(|number| is_named(&site, number)),
            named,
            "{now}"
        );
    };
    let due = |now: u64| format!("publish again at {}", at(now));
    check(
        NOW,
        [false, false, true],
        &format!("2 articles; {}", due(NOW + HOUR)),
    );
    check(
        NOW + HOUR,
        [false, true, true],
        &format!("1 article; {}", due(NOW + 2 * HOUR)),
    );
    check(NOW + 2 * HOUR, [false, true, false], "2 articles\n");
}

#[test]
fn a_story_dated_tomorrow_waits_in_the_data_too() {
    let site = Newsroom::new("data-release");
    site.articles(0..2);
    write(&site, 3, r#""status": "draft""#);
    let variables = [("SOURCE_DATE_EPOCH", &*NOW.to_string())];
    let ran = site.folder.run_with(
        &["data", "--content", "content", "--out", "site"],
        "",
        &variables,
    );
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(is_named(&site, 1) && !is_named(&site, 3));
}
