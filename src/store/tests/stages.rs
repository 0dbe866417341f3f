//! Pages drawn ahead, and the published page that makes way for them.

use super::*;

#[test]
fn a_page_drawn_ahead_is_opened_by_changing_stages() {
    let waits_for = |state: &State, path: &str| {
        let waiting = state.waiting.as_ref().map(|waiting| &waiting.route);
        waiting == Some(&route(path))
    };
    let start = published("/a/");
    let ahead = start.reduce(Action::Prefetched(route("/b/"), article("b", "en")));
    assert_eq!(ahead.stage, Stage::First);
    assert!(waits_for(&ahead, "/b/") && ahead.holds_published());
    let opened = ahead.reduce(Action::Opened(route("/b/")));
    assert_eq!(opened.stage, Stage::Second);
    assert!(waits_for(&opened, "/a/") && opened.holds_published());
    let back = opened.clone().reduce(Action::Opened(route("/a/")));
    assert_eq!(back.stage, Stage::First);
    assert!(waits_for(&back, "/b/"));
    // What is not drawn ahead is drawn where the reader is.
    let on = opened.reduce(Action::Opened(route("/c/")));
    assert_eq!(on.stage, Stage::Second);
    assert!(waits_for(&on, "/a/"));
    // The published page's nodes make way for what is drawn ahead, and come back where they were.
    let next = on.reduce(Action::Prefetched(route("/d/"), article("d", "en")));
    assert!(!next.holds_published());
    let home = next.reduce(Action::Opened(route("/a/")));
    assert_eq!(home.stage, Stage::First);
    assert!(home.holds_published());
}

#[test]
fn a_page_that_has_changed_since_it_was_drawn_is_drawn_anew() {
    let ahead = Action::Prefetched(route("/b/"), article("b", "en"));
    let opened = published("/a/")
        .reduce(ahead)
        .reduce(Action::Opened(route("/b/")));
    let changed = opened
        .reduce(Action::Arrived(route("/b/"), article("b", "fr")))
        .reduce(Action::Opened(route("/c/")))
        .reduce(Action::Prefetched(route("/d/"), article("d", "en")))
        .reduce(Action::Opened(route("/b/")));
    assert_eq!(changed.stage, Stage::Second);
    assert_eq!(
        changed.page,
        Page::Ready(article("b", "fr"), Freshness::Refreshing)
    );
}
