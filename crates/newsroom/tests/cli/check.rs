//! `newsroom check`.
//!
//! More than 300 lines, because it lists the mistakes in documents and their messages.

use super::{Folder, PORTAL, article};

mod aliases;
mod origins;
mod words;

fn content(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write("portal.json", PORTAL)
        .write("articles/world/lake.json", &article("world/lake", ""))
        .picture("images/lake.jpg");
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
    let expected = "./articles/world/lake.json:3:62: warning: /kicker: this is blank; write something or leave the key out\n\
        ./articles/world/lake.json:3:104: warning: /translations/0/id: \"local/neige\" does not name \"world/lake\" as its translation; add it there\n\
        3 documents, 0 errors, 2 warnings\n";
    folder.run(&["check", "."]).is(0, expected, "");
}

/// Checks the messages for one wrong article in good content, without their places.
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
fn an_article_is_checked_against_the_rest() {
    check(
        "the path",
        "local/ice",
        "",
        &["error: /id: the file is articles/local/snow.json; write \"local/snow\", or move it"],
    );
    check(
        "the same id",
        "world/lake",
        "",
        &[
            "error: /id: the file is articles/local/snow.json; write \"local/snow\", or move it",
            "error: /id: duplicate id: articles/world/lake.json has it too",
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
            "error: /lead/media/src: there is no file images/leak.jpg; did you mean /images/lake.jpg?",
            "error: /lead/media/sources/1/src: there is no file images/a%20b.jpg",
        ],
    );
    check(
        "relative pictures",
        "local/snow",
        r#""lead": {"media": {"src": "images/lake.jpg", "alt": "L", "width": 4, "height": 3, "sources": [{"src": "../images/lake.jpg"}, {"src": "images/missing.jpg"}, {"src": "/movie.mp4"}]}}"#,
        &[
            "error: /lead/media/src: there is no file local/images/lake.jpg; did you mean /images/lake.jpg?",
            "error: /lead/media/sources/1/src: there is no file local/images/missing.jpg",
            "error: /lead/media/sources/2/src: there is no file movie.mp4",
        ],
    );
    check(
        "relative links",
        "local/snow",
        r#""related": [{"url": "../world/lake/", "headline": "L"}, {"url": "../feed.xml", "headline": "F"}, {"url": "/fr/feed.json", "headline": "F"},
            {"url": "/world/lake.json", "headline": "D"}, {"url": "?page=2", "headline": "Q"}, {"url": "lake/", "headline": "L"}, {"url": "/files/rates.pdf", "headline": "R"}]"#,
        &[
            "error: /related/5/url: there is no page /local/lake/ on the site",
            "error: /related/6/url: there is no file files/rates.pdf",
        ],
    );
    check(
        "ids of blocks",
        "local/snow",
        r#""updates": [{"id": "x", "body": [{"type": "divider", "id": "x"}]}]"#,
        &["error: /updates/0/body/0/id: duplicate id \"x\"; choose another"],
    );
}

#[test]
fn a_date_in_the_future_is_a_warning() {
    let folder = content("check-future");
    let text = article("world/lake", "").replace("2024-11-23", "2962-11-23");
    folder.write("articles/world/lake.json", &text);
    let expected = "./articles/world/lake.json:2:14: warning: /published: 2962-11-23T08:00:00-07:00 is more than a day in the future; check the date\n\
        2 documents, 0 errors, 1 warning\n";
    folder.run(&["check", "."]).is(0, expected, "");
    let embargo = "\"embargo\": \"2962-11-23T08:00:00-07:00\", \"headline\"";
    let text = text.replacen("\"headline\"", embargo, 1);
    folder.write("articles/world/lake.json", &text);
    let check = folder.run(&["check", "."]);
    check.is(0, "2 documents, 0 errors, 0 warnings\n", "");
}

/// Fault 6: the article `feed` and the JSON Feed overwrote each other.
#[test]
fn paths_of_other_files_are_refused() {
    let folder = content("check-taken");
    let check = |id: &str, part: &str| {
        let file = format!("articles/{id}.json");
        folder.write(&file, &article(id, ""));
        let ran = folder.run(&["check", &file]);
        assert!(
            ran.status == 1 && ran.out.contains(part),
            "{id}: {}",
            ran.out
        );
        assert!(
            ran.out.ends_with("\n1 document, 1 error, 0 warnings\n"),
            "{id}: {}",
            ran.out
        );
    };
    check("world", "/world/ is a front's address");
    check("fr", "/fr/ is a front's address");
    check("fr/local", "/fr/local/ is a front's address");
    check("world/index", "a front's data has that name");
    check("world/index-3", "a front's data has that name");
    check("tag/snow", "/tag/ is reserved");
    check("fr/search", "/search/ is reserved");
    check("embed", "a file of the site has that name");
    check("en/snow", "/en/ is redirected");
    for id in [
        "portal",
        "feed",
        "fr/feed",
        "sitemap",
        "news-sitemap",
        "robots",
        "404",
        "rss",
    ] {
        check(id, "a file of the site has that name");
    }
    for id in ["con", "world/aux", "world/com1/snow"] {
        check(id, "names that Windows reserves");
    }
    for id in ["world/feed", "world/index3", "world/console", "world/com10"] {
        let file = format!("articles/{id}.json");
        folder.write(&file, &article(id, ""));
        assert_eq!(folder.run(&["check", &file]).status, 0, "{id}");
    }
}

/// No file that is published for a site without articles has the path of an article's page or data.
#[cfg(feature = "publish")]
#[test]
fn every_published_path_is_refused_as_an_id() {
    let site = super::publish::newsroom::Newsroom::new("check-published");
    site.write("content/images/lake.json", "{}");
    let ran = site.publish(&[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let files = site.tree("site");
    let paths = files.keys().filter_map(|path| {
        path.strip_suffix("/index.html")
            .or_else(|| path.strip_suffix(".json"))
            .filter(|id| article::model::ArticleId::parse(id).is_some())
    });
    let ids: Vec<&str> = paths.collect();
    assert!(ids.contains(&"feed") && ids.contains(&"fr/read"), "{ids:?}");
    for id in &ids {
        site.write(&format!("content/articles/{id}.json"), &article(id, ""));
    }
    let out = site.folder.run(&["check", "content"]).out;
    for id in ids {
        let line = format!("content/articles/{id}.json:1:43: error: /id: ");
        assert!(out.contains(&line), "{id} is accepted: {out}");
    }
}

#[test]
fn sections_with_bad_ids_are_refused() {
    let folder = content("check-section");
    for (id, reason) in [
        ("feed", "a file of the site has that name"),
        ("con", "Windows reserves that name"),
        (
            "Local",
            "an id has 1 to 200 of the characters a-z, 0-9 and -",
        ),
    ] {
        folder.write(
            "portal.json",
            &PORTAL.replace("\"local\"", &format!("\"{id}\"")),
        );
        let ran = folder.run(&["check", "."]);
        let expected = format!(
            "/sections/1/id: a section cannot be called {id}: {reason}; choose another id\n"
        );
        assert!(
            ran.status == 1 && ran.out.contains(&expected),
            "{}",
            ran.out
        );
    }
}

#[cfg(feature = "publish")]
#[test]
fn time_zones_exist() {
    let folder = content("check-zone");
    let check = |zone: &str, expected: &str| {
        folder.write("portal.json", &PORTAL.replace("America/Edmonton", zone));
        let ran = folder.run(&["check", "portal.json"]);
        assert_eq!(ran.status, 1, "{zone}");
        let line = format!("portal.json:5:62: error: /regions/0/timeZone: {expected}\n");
        assert!(ran.out.starts_with(&line), "{}", ran.out);
    };
    check(
        "America/Edmontn",
        "no IANA time zone is called \"America/Edmontn\"; did you mean \"America/Edmonton\"?",
    );
    check(
        "America/Calgry",
        "no IANA time zone is called \"America/Calgry\"; https://data.iana.org/time-zones/tzdb/zone1970.tab lists them",
    );
}

/// Editors and macOS differ in whether an accented letter is one character (NFC) or two (NFD).
#[test]
fn pictures_are_found_in_both_unicode_forms_and_clashes_are_reported() {
    let folder = content("check-unicode");
    let lead = |src: &str| {
        format!(r#""lead": {{"media": {{"src": "{src}", "alt": "L", "width": 4, "height": 3}}}}"#)
    };
    folder.picture("images/cafe\u{301}.jpg");
    for src in [
        "/images/caf\u{e9}.jpg",
        "/images/caf%C3%A9.jpg",
        "/images/cafe%CC%81.jpg",
    ] {
        folder.write(
            "articles/world/lake.json",
            &article("world/lake", &lead(src)),
        );
        folder
            .run(&["check", "."])
            .is(0, "2 documents, 0 errors, 0 warnings\n", "");
    }
    // One file on the systems that this is about.
    if cfg!(target_os = "linux") {
        folder.picture("images/Caf\u{e9}.jpg");
        let ran = folder.run(&["check", "."]);
        let expected = "./portal.json:1:1: error: images/Caf\u{e9}.jpg and images/cafe\u{301}.jpg are the same file on Windows and macOS; rename one\n";
        assert!(ran.out.contains(expected), "{}", ran.out);
    }
}

#[test]
fn the_schema_determines_the_check() {
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
        "./x.json:1:1: error: /schema: the document does not name its format",
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

/// The demo follows the rules for all newsrooms.
#[test]
fn the_demo_newsroom_has_no_errors() {
    let folder = Folder::new("check-demo");
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
    let ran = folder.run(&["check", content]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn problems_are_written_as_json() {
    let folder = content("check-json");
    let wrong = article("local/ice", r#""kicker": """#);
    folder.write("articles/local/snow.json", &wrong);
    let ran = folder.run(&["check", ".", "--json"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("one object");
    let counts = ["documents", "errors", "warnings"].map(|key| json[key].as_u64());
    assert_eq!(counts, [Some(3), Some(1), Some(1)]);
    assert_eq!(
        json["problems"][0],
        serde_json::json!({"file": "./articles/local/snow.json", "line": 1, "column": 43, "severity": "error", "pointer": "/id",
            "message": "the file is articles/local/snow.json; write \"local/snow\", or move it"})
    );
    assert_eq!(json["problems"][1]["severity"], "warning");
}

#[test]
fn fronts_of_tags_and_authors_exist_where_stories_name_them() {
    let folder = content("check-named-fronts");
    let check = |path: &str, is_there: bool| {
        let more = format!(
            r#""authors": [{{"name": "Zoé Roy"}}], "tags": [{{"name": "Deep snow"}}], "related": [{{"url": "/{path}/", "headline": "X"}}]"#
        );
        folder.write("articles/local/snow.json", &article("local/snow", &more));
        let ran = folder.run(&["check", "."]);
        let message = format!("/related/0/url: there is no page /{path}/ on the site");
        assert_eq!(!ran.out.contains(&message), is_there, "{}", ran.out);
        assert_eq!(ran.status == 0, is_there, "{}", ran.out);
    };
    for path in ["author/zoe-roy", "tag/deep-snow"] {
        check(path, true);
    }
    for path in ["author/ann-lee", "fr/author/zoe-roy", "fr/tag/deep-snow"] {
        check(path, false);
    }
}
