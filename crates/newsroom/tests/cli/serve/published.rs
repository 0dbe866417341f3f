//! `newsroom serve --published`.

use super::server::Server;
use crate::publish::newsroom::{Newsroom, unzipped};

#[test]
fn a_published_site_is_served_as_by_a_host() {
    let site = Newsroom::new("serve-published");
    site.articles(0..3);
    site.publish(&[]).is_well();
    let server = Server::run(&site, &["--published", "site"]);
    let page = server.get("/world/n001/");
    assert_eq!(page.text(), site.text("site/world/n001/index.html"));
    assert_eq!(page.header("content-type"), "text/html");
    let headers = site.text("site/_headers");
    for name in [
        "Content-Security-Policy",
        "Referrer-Policy",
        "Permissions-Policy",
    ] {
        let value = page.header(name);
        assert!(
            !value.is_empty() && headers.contains(&format!("{name}: {value}\n")),
            "{name}"
        );
    }
    // Compressed copies.
    for (encoding, ending) in [("gzip", "gz"), ("br", "br")] {
        let accept = format!("Accept-Encoding: {encoding}\r\n");
        let small = server.get_with("/world/n001/", &accept);
        assert_eq!(small.header("content-encoding"), encoding);
        assert_eq!(
            small.body,
            site.bytes(&format!("site/world/n001/index.html.{ending}"))
        );
        if encoding == "gzip" {
            assert_eq!(unzipped(&small.body), page.body);
        }
    }
    // By path.
    let data = server.get("/world/n001.json");
    assert_eq!(data.header("access-control-allow-origin"), "*");
    assert_eq!(data.header("cache-control"), "no-cache");
    let missing = server.get("/no/such/page/");
    assert_eq!(
        (missing.status, missing.body),
        (404, site.bytes("site/404.html"))
    );
    assert_eq!(server.get("/_headers").status, 404);
    let slash = server.get("/world/n001");
    assert_eq!(
        (slash.status, slash.header("location")),
        (307, "/world/n001/")
    );
}

#[test]
fn redirects_are_followed_as_by_hosts() {
    let site = Newsroom::new("serve-published-redirects");
    let story = crate::article("world/moved", r#""aliases": ["/2013/été.php"]"#);
    site.write("content/articles/world/moved.json", &story);
    site.publish(&[]).is_well();
    let more = site.text("site/_redirects") + "/no/longer/ / 410\n";
    site.write("site/_redirects", &more);
    let server = Server::run(&site, &["--published", "site"]);
    for (from, to) in [
        ("/2013/%C3%A9t%C3%A9.php", "/world/moved/"),
        ("/feed", "/feed.xml"),
        ("/en/world/moved/", "/world/moved/"),
    ] {
        let answer = server.get(from);
        assert_eq!((answer.status, answer.header("location")), (301, to));
        assert!(!answer.header("referrer-policy").is_empty());
    }
    let gone = server.get("/no/longer/");
    assert_eq!((gone.status, gone.body), (410, site.bytes("site/404.html")));
    assert_eq!(server.get("/_redirects").status, 404);
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let site = Newsroom::new("serve-published-tags");
    site.articles(0..2);
    site.publish(&[]).is_well();
    let server = Server::run(&site, &["--published", "site"]);
    let tag = server.get("/world/n001/").header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let ask = format!("If-None-Match: {tag}\r\n");
    let again = server.get_with("/world/n001/", &ask);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert!(!again.header("content-security-policy").is_empty());
    // Within the second that `If-Modified-Since` could tell.
    site.article(1, "Another headline");
    site.publish(&[]).is_well();
    let since = "If-Modified-Since: Fri, 31 Dec 2100 00:00:00 GMT\r\n";
    let changed = server.get_with("/world/n001/", &[&ask, since].concat());
    assert_eq!(changed.status, 200);
    assert!(changed.text().contains("Another headline"));
}
