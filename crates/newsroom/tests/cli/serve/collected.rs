//! The files that need all articles, collected for a server.

use super::{at, write};
use crate::publish::newsroom::{NOW, Newsroom};
use ::newsroom::publish::collect::{Reading, collect};
use ::newsroom::publish::pages::Surroundings;
use ::newsroom::publish::{App, AppFiles, Carrier, Follow};
use std::sync::Arc;
use std::sync::atomic::Ordering;

fn surroundings(site: &Newsroom) -> Arc<Surroundings> {
    let portal = article::read_portal(&site.bytes("content/portal.json"));
    let portal = portal.expect("a portal").0;
    let app = AppFiles::choose(Some(&site.folder.0.join("app")));
    let app = App::open(&app, &portal, Follow::No, Carrier::Header).expect("an app");
    Arc::new(Surroundings::new(portal, app, None, 0))
}

#[test]
fn marks_go_and_come_at_the_time_of_an_article() {
    let site = Newsroom::new("collect-times");
    site.articles(0..2);
    write(&site, 3, &format!(r#""embargo": "{}""#, at(NOW + 60)));
    write(&site, 4, &format!(r#""expires": "{}""#, at(NOW + 120)));
    let surroundings = surroundings(&site);
    let reading = Reading::default();
    let now = i64::try_from(NOW).expect("a time");
    let collected = |now: i64| {
        let (content, folder) = (site.folder.0.join("content"), site.folder.0.join("served"));
        let tally = collect(&content, &surroundings, &folder, &reading, now);
        let front = site.text("served/site/index.json");
        let labels = ["Embargo until", "Expired"].map(|label| front.contains(label));
        (tally.unwrap_or_else(|why| panic!("{why}")).next_due, labels)
    };
    assert_eq!(collected(now), (Some(now + 60), [true, false]));
    assert_eq!(reading.articles.load(Ordering::Relaxed), 4);
    assert_eq!(collected(now + 60), (Some(now + 120), [false, false]));
    // Only the article whose time has come was read.
    assert_eq!(reading.articles.load(Ordering::Relaxed), 5);
    assert_eq!(collected(now + 120), (None, [false, true]));
    // Pages are rendered on request.
    assert!(!site.folder.has("served/site/world/n003/index.html"));
    assert!(site.folder.has("served/site/404.html"));
}

#[test]
fn a_run_that_is_stopped_ends_early() {
    let site = Newsroom::new("collect-stopped");
    site.articles(0..2);
    let reading = Reading::default();
    reading.is_stopped.store(true, Ordering::Relaxed);
    let (content, folder) = (site.folder.0.join("content"), site.folder.0.join("served"));
    let ended = collect(&content, &surroundings(&site), &folder, &reading, 0);
    assert!(ended.is_err_and(|why| why.to_string() == "stopped"));
    assert!(!site.folder.has("served/site/index.json"));
}
