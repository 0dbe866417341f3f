//! `newsroom check`.

use super::{Folder, PORTAL, article};

fn content(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write("portal.json", PORTAL)
        .write("articles/world/lake.json", &article("world/lake", ""))
        .write("images/lake.jpg", "");
    folder
}

#[test]
fn good_content_is_good() {
    let folder = content("check-good");
    let more = r#""section": {"id": "local", "name": "Local"}, "regions": ["pass"], "tags": [{"name": "Deep snow"}],
        "lead": {"media": {"src": "/images/lake.jpg", "alt": "A lake", "width": 4, "height": 3}},
        "translations": [{"lang": "fr-CA", "id": "fr/local/neige"}],
        "related": [{"url": "/world/lake/", "headline": "Lake"}, {"url": "https://elsewhere.example/x", "headline": "X"},
                    {"url": "/fr/local/", "headline": "R"}, {"url": "/region/pass/", "headline": "R"}, {"url": "/search?q=x", "headline": "S"},
                    {"url": "/tag/deep-snow/#x", "headline": "T"}, {"url": "https://pass.example/world/", "headline": "W"}]"#;
    folder
        .write("articles/local/snow.json", &article("local/snow", more))
        .write("articles/fr/local/neige.json", &article("fr/local/neige", r#""translations": [{"lang": "en-CA", "id": "local/snow"}]"#))
        .write("weather/pass.json", r#"{"schema": "action-news/weather/1", "region": "pass", "celsius": -12.1, "observed": "2024-11-23T08:00:00Z"}"#);
    folder
        .run(&["check", "."])
        .is(0, "5 documents, 0 errors, 0 warnings\n", "");
    folder
        .run(&["check", "articles", "articles/local/snow.json"])
        .is(0, "3 documents, 0 errors, 0 warnings\n", "");
}

#[test]
fn advice_does_not_fail() {
    let folder = content("check-advice");
    folder.write(
        "articles/world/lake.json",
        &article(
            "world/lake",
            r#""kicker": "", "translations": [{"lang": "fr", "id": "local/neige"}]"#,
        ),
    );
    folder.write("articles/local/neige.json", &article("local/neige", ""));
    let expected = "./articles/world/lake.json:3:62: warning: /kicker: there is nothing to show here; write something or leave the key out\n\
        ./articles/world/lake.json:3:104: warning: /translations/0/id: \"local/neige\" does not name \"world/lake\" as its translation; add it there\n\
        3 documents, 0 errors, 2 warnings\n";
    folder.run(&["check", "."]).is(0, expected, "");
}

/// One wrong article in good content: what is said of it, without its place.
fn check(name: &str, id: &str, more: &str, expected: &[&str]) {
    let folder = content("check-one");
    let path = "articles/local/snow.json";
    folder.write(path, &article(id, more));
    let ran = folder.run(&["check", "."]);
    let lines: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("./articles/local/snow.json:"))
        .filter_map(|line| line.splitn(3, ':').nth(2)?.strip_prefix(' '))
        .collect();
    assert_eq!(lines, expected, "{name}");
    assert_eq!(ran.status, 1, "{name}");
    // An editor's own tool checks the one file that is open.
    let alone = folder.run(&["check", path]);
    let lines = alone.out.lines().filter(|line| line.starts_with(path));
    assert_eq!(lines.count(), expected.len(), "{name}: {}", alone.out);
}

#[test]
fn an_article_is_held_against_the_rest() {
    check(
        "the path",
        "local/ice",
        "",
        &[
            "error: /id: the file lies at articles/local/snow.json; write \"local/snow\", or move it",
        ],
    );
    check(
        "the same id",
        "world/lake",
        "",
        &[
            "error: /id: the file lies at articles/local/snow.json; write \"local/snow\", or move it",
            "error: /id: this id is also that of articles/world/lake.json; each article needs its own",
        ],
    );
    check(
        "section",
        "local/snow",
        r#""section": {"id": "lokal", "name": "L"}"#,
        &["error: /section/id: portal.json has no section \"lokal\"; did you mean \"local\"?"],
    );
    check(
        "region",
        "local/snow",
        r#""regions": ["pass", "calgary"]"#,
        &["error: /regions/1: portal.json has no region \"calgary\"; it has pass"],
    );
    check(
        "translation",
        "local/snow",
        r#""translations": [{"lang": "fr", "id": "world/laek"}]"#,
        &[
            "error: /translations/0/id: no article has the id \"world/laek\"; did you mean \"world/lake\"?",
        ],
    );
    check(
        "links",
        "local/snow",
        r#""related": [{"url": "/world/leak/", "headline": "L"}, {"url": "https://pass.example/nowhere/?x", "headline": "N"}]"#,
        &[
            "error: /related/0/url: there is no page /world/leak/ on the site; did you mean /world/lake/?",
            "error: /related/1/url: there is no page /nowhere/ on the site",
        ],
    );
    check(
        "pictures",
        "local/snow",
        r#""lead": {"media": {"src": "/images/leak.jpg", "alt": "L", "width": 4, "height": 3, "sources": [{"src": "/images/lake.jpg"}, {"src": "/images/a%20b.jpg"}]}}"#,
        &[
            "error: /lead/media/src: there is no file images/leak.jpg in the content",
            "error: /lead/media/sources/1/src: there is no file images/a%20b.jpg in the content",
        ],
    );
    check(
        "ids of blocks",
        "local/snow",
        r#""updates": [{"id": "x", "body": [{"type": "divider", "id": "x"}]}]"#,
        &["error: /updates/0/body/0/id: the id \"x\" is taken already; give this one another"],
    );
}

#[test]
fn places_that_are_taken_are_refused() {
    for (id, part) in [
        ("world", "a front stands at /world/ already"),
        ("fr", "a front stands at /fr/ already"),
        ("fr/local", "a front stands at /fr/local/ already"),
        ("world/index", "a front's data has that name"),
        ("world/index-3", "a front's data has that name"),
        ("tag/snow", "the site keeps /tag/ for itself"),
        ("fr/search", "the site keeps /search/ for itself"),
        ("portal", "portal.json has that name"),
    ] {
        let folder = content("check-taken");
        folder.write(&format!("articles/{id}.json"), &article(id, ""));
        let ran = folder.run(&["check", "."]);
        assert!(
            ran.status == 1 && ran.out.contains(part),
            "{id}: {}",
            ran.out
        );
        assert!(
            ran.out.ends_with("3 documents, 1 error, 0 warnings\n"),
            "{id}: {}",
            ran.out
        );
    }
}

#[test]
fn documents_tell_what_they_are() {
    let folder = Folder::new("check-kinds");
    folder
        .write("a.json", &article("b", ""))
        .write("p.json", PORTAL)
        .write(
            "w.json",
            r#"{"schema": "action-news/weather/1", "region": "pass"}"#,
        )
        .write(
            "i.json",
            r#"{"schema": "action-news/index/1", "items": [{}]}"#,
        )
        .write("x.json", r#"{"version": 1}"#)
        .write("n.json", "{")
        .write("notes.txt", "not for us");
    let ran = folder.run(&["check", "."]);
    for line in [
        "./i.json:1:45: error: /items/0: \"id\" is missing",
        "./n.json:1:1: error: not JSON",
        "./w.json:1:1: error: \"celsius\" is missing",
        "./x.json:1:1: error: /schema: the document does not say what it is",
    ] {
        assert!(ran.out.contains(line), "{line} in {}", ran.out);
    }
    assert!(
        !ran.out.contains("a.json")
            && !ran.out.contains("p.json")
            && ran.out.contains("\n6 documents, "),
        "{}",
        ran.out
    );
    let missing = folder.run(&["check", "none.json"]);
    assert_eq!(
        (
            missing.status,
            missing.err.starts_with("newsroom: cannot read none.json: ")
        ),
        (1, true),
        "{}",
        missing.err
    );
}

#[test]
fn a_broken_portal_does_not_hide_the_articles() {
    let folder = content("check-broken-portal");
    folder
        .write("portal.json", "{\n")
        .write("articles/local/snow.json", &article("local/ice", ""));
    let ran = folder.run(&["check", "."]);
    assert!(
        ran.out.contains("./portal.json:2:") && ran.out.contains("articles/local/snow.json:1:43"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.ends_with("3 documents, 2 errors, 0 warnings\n"),
        "{}",
        ran.out
    );
}

/// What is shown to visitors holds to what is asked of others.
#[test]
fn the_demo_newsroom_has_no_errors() {
    let folder = Folder::new("check-demo");
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
    let ran = folder.run(&["check", content]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
}
