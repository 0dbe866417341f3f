//! `newsroom publish --strict`.

use super::newsroom::Newsroom;
use crate::{PORTAL, article};
use serde_json::Value;

#[test]
fn strict_fails_as_check_does() {
    let site = Newsroom::new("publish-strict");
    let write = |more: &str| {
        let story = article("local/a", more);
        site.write("content/articles/local/a.json", &story);
    };
    let check = |says: &[&str]| {
        let check = site.folder.run(&["check", "content"]);
        let ran = site.publish(&["--strict"]);
        let fails = i32::from(!says.is_empty());
        assert_eq!((check.status, ran.status), (fails, fails), "{}", ran.err);
        for says in says {
            assert!(check.out.contains(says), "{says}: {}", check.out);
            assert_eq!(ran.err.matches(says).count(), 1, "{says}: {}", ran.err);
        }
        // What is wrong is published as far as it can be, and without `--strict` it is well.
        assert!(site.folder.has("site/local/a/index.html"));
        assert_eq!(site.publish(&[]).status, 0);
    };
    write("");
    check(&[]);
    write(
        r#""lead": {"type": "figure", "media": {"src": "/images/none.jpg", "alt": "None"}},
        "corrections": [{"text": [{"t": "a", "href": "/images/none.pdf"}, {"t": "b", "href": "/local/none/"}]}]"#,
    );
    check(&[
        "a.json:3:96: error: /lead/media/src: there is no file images/none.jpg",
        ": error: /corrections/0/text/0/href: there is no file images/none.pdf",
        ": error: /corrections/0/text/1/href: there is no page /local/none/ on the site",
    ]);
    // An error that the reader of articles finds is not printed twice.
    write(r#""lead": 3, "section": {"id": "none", "name": "None"}"#);
    check(&["error: /lead: ", "portal.json has no section \"none\""]);
    write("");
    let portal = PORTAL.replace("America/Edmonton", "America/Calgary");
    site.write("content/portal.json", &portal);
    let says = "portal.json:5:62: error: /regions/0/timeZone: no IANA time zone";
    check(&[says]);
    let ran = site.publish(&["--strict", "--json", "--dry-run"]);
    assert_eq!(ran.status, 1);
    let summary: Value = serde_json::from_str(&ran.out).expect("JSON");
    let problem = &summary["problems"][0];
    assert_eq!(problem["file"], "content/portal.json");
    let says = problem["problem"].as_str().expect("a sentence");
    assert!(says.starts_with("5:62: error: /regions/0"), "{says}");
    // Warnings do not fail.
    site.write(
        "content/portal.json",
        &PORTAL.replace("https://pass.example/", "https://news.example/"),
    );
    let ran = site.publish(&["--strict"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(
        ran.err.matches("warning: https://news.example/ is").count(),
        1
    );
}
