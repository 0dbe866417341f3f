//! `newsroom serve`.
//!
//! More than 300 lines, because each case needs a newsroom and its server.

use super::PORTAL;
use super::publish::newsroom::{NOW, Newsroom, story};
use server::Server;
use std::time::Instant;

mod collected;
mod published;
mod server;

/// A moment as an article's dates have it. `seconds`: since 1970.
fn at(seconds: u64) -> String {
    let seconds = i64::try_from(seconds).expect("a time");
    let at = article::date::Timestamp::from_epoch_seconds(seconds).expect("a time");
    at.to_string()
}

/// Writes article `number` with more keys.
fn write(site: &Newsroom, number: usize, keys: &str) {
    let story = story(number, &format!("Story {number}"));
    let with = story.replacen("\"headline\"", &format!("{keys}, \"headline\""), 1);
    site.write(&format!("content/articles/world/n{number:03}.json"), &with);
}

#[test]
fn pages_are_those_that_are_published_with_the_headers_of_hosts() {
    let site = Newsroom::new("serve-pages");
    site.articles(0..60);
    site.publish(&["--host-sends-headers"]).is_well();
    let server = Server::start(&site);
    server.wait_for("/", |front| front.status == 200);
    for path in [
        "world/n001/",
        "",
        "index-1/",
        "world/",
        "tag/deep-water/",
        "fr/",
        "read/",
    ] {
        let page = server.get(&format!("/{path}"));
        assert_eq!(page.status, 200, "{path}");
        let published = site.text(&format!("site/{path}index.html"));
        assert_eq!(page.undecorated(), published, "{path}");
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'"),
            "{policy}"
        );
        assert_eq!(
            page.header("referrer-policy"),
            "strict-origin-when-cross-origin"
        );
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.header("cache-control"), "no-cache");
        // Drafts are not public.
        assert_eq!(page.header("access-control-allow-origin"), "");
    }
    for path in [
        "feed.xml",
        "fr/feed.json",
        "sitemap.xml",
        "index.json",
        "world/index.json",
        "portal.json",
    ] {
        assert_eq!(
            server.get(&format!("/{path}")).body,
            site.bytes(&format!("site/{path}")),
            "{path}"
        );
    }
}

#[test]
fn an_article_in_markdown_is_shown_and_its_errors_have_lines() {
    let site = Newsroom::new("serve-markdown");
    let file = "content/articles/world/in-markdown.md";
    site.write(file, "---\nheadline: In Markdown\n---\n\nA *plain* text.\n");
    let server = Server::start(&site);
    let page = server.get("/world/in-markdown/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("A <em>plain</em> text."));
    let data = server.get("/world/in-markdown.json").text();
    assert!(data.contains("\"headline\":\"In Markdown\""), "{data}");
    site.write(file, "---\nheadline: [\n---\n");
    let page = server.get("/world/in-markdown/");
    assert_eq!(page.status, 500);
    let text = page.text();
    assert!(text.contains("articles/world/in-markdown.md:"), "{text}");
}

#[test]
fn files_are_served_as_they_are() {
    let site = Newsroom::new("serve-files");
    site.articles(0..1);
    site.write(
        "content/images/map.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    )
    .write("content/weather/pass.json", "{\"x\": 1}")
    .write("secret.txt", "secret");
    let server = Server::start(&site);
    let map = server.get("/images/map.svg");
    assert_eq!(
        (map.status, map.header("content-type")),
        (200, "image/svg+xml")
    );
    let part = server.get_with("/images/map.svg", "Range: bytes=1-3\r\n");
    assert_eq!((part.status, part.text()), (206, "svg".to_owned()));
    assert_eq!(server.get("/weather/pass.json").text(), "{\"x\": 1}");
    let page = server.get("/world/n000/").text();
    let asset = page.split('"').find(|word| word.contains("assets/page-"));
    let asset = asset.expect("the page script").replace("../", "");
    let asset = server.get(&format!("/{asset}"));
    assert_eq!(
        asset.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(
        asset.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert!(asset.text().contains("one"));
    let data = server.get("/world/n000.json");
    assert_eq!(data.header("content-type"), "application/json");
    assert!(data.text().contains("Story 0"));
    let slash = server.get("/world/n000");
    assert_eq!(
        (slash.status, slash.header("location")),
        (307, "/world/n000/")
    );
    server.wait_for("/no/such/", |page| {
        page.status == 404 && page.text().contains("</html>")
    });
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/images/../../secret.txt",
        "/images/%2e%2e/%2e%2e/secret.txt",
    ] {
        let answer = server.get(path);
        assert!(
            answer.status >= 400 && !answer.text().contains("secret"),
            "{path}"
        );
    }
    // Another site's name that leads to this machine.
    let answer = server.get_as("news.example", "/world/n000/");
    assert_eq!(answer.status, 403);
}

#[test]
fn a_saved_article_shows_at_once_among_a_thousand() {
    let site = Newsroom::new("serve-thousand");
    site.articles(0..1000);
    let begun = Instant::now();
    let server = Server::start(&site);
    // Before all articles are read.
    let page = server.get("/world/n999/");
    eprintln!("first page after {} ms", begun.elapsed().as_millis());
    assert!(page.text().contains("Story 999"));
    server.wait_for("/", |front| front.status == 200);
    let mut events = server.events();
    let present = events.next();
    assert!(
        server
            .get("/world/n301/")
            .text()
            .contains(&format!("data-version=\"{present}\""))
    );
    for turn in 0..5 {
        let headline = format!("Saved in turn {turn}");
        let begun = Instant::now();
        site.article(301, &headline);
        let event = events.next();
        let page = server.get("/world/n301/").text();
        eprintln!(
            "a saved article showed after {} ms",
            begun.elapsed().as_millis()
        );
        assert!(page.contains(&headline), "{event}");
        // Then the fronts follow.
        server.wait_for("/", |front| front.text().contains(&headline));
        events.skip_until(&server.version("/world/n301/"));
    }
}

#[test]
fn until_all_articles_are_read_the_front_says_how_many() {
    let site = Newsroom::new("serve-reading");
    site.articles(0..300);
    let server = Server::start(&site);
    let first = server.get("/");
    if first.status == 503 {
        let text = first.text();
        assert!(text.contains(" read so far."), "{text}");
        assert!(text.contains("http-equiv=\"refresh\""), "{text}");
    }
    server.wait_for("/", |front| {
        front.status == 200 && front.text().contains("Story 299")
    });
}

#[test]
fn stories_that_readers_do_not_see_are_marked() {
    let site = Newsroom::new("serve-marks");
    site.articles(0..2);
    write(&site, 3, r#""status": "draft", "kicker": "Analysis""#);
    write(&site, 4, &format!(r#""embargo": "{}""#, at(NOW + 3600)));
    write(&site, 5, &format!(r#""expires": "{}""#, at(NOW - 3600)));
    let server = Server::start(&site);
    let front = server.wait_for("/", |front| front.status == 200).text();
    for (number, label) in [
        (3, "Draft"),
        (4, "Embargo until 2024-11-23 23:13 UTC"),
        (5, "Expired 2024-11-23 21:13 UTC"),
    ] {
        let page = server.get(&format!("/world/n{number:03}/")).text();
        let banner = format!("<p>{label}. Readers do not see this story.</p>");
        assert!(page.contains(&banner), "{page}");
        assert!(front.contains(&format!("/n{number:03}/\"")), "{front}");
        assert!(front.contains(label), "{label}: {front}");
    }
    assert!(front.contains("Draft · Analysis"), "{front}");
    assert!(
        !server
            .get("/world/n001/")
            .text()
            .contains("Readers do not see")
    );
    // Only here.
    site.publish(&[]).is_well();
    for page in ["index.html", "feed.xml", "sitemap.xml"] {
        assert!(
            !site.text(&format!("site/{page}")).contains("n003"),
            "{page}"
        );
    }
}

#[test]
fn a_broken_article_shows_its_errors_until_it_is_corrected() {
    let site = Newsroom::new("serve-broken");
    site.articles(0..2);
    let server = Server::start(&site);
    server.wait_for("/", |front| front.status == 200);
    let file = "content/articles/world/n001.json";
    site.write(file, "{\n  \"schema\": ");
    let page = server.wait_for("/world/n001/", |page| page.status == 500);
    let says = "articles/world/n001.json:2:12: error: ";
    assert!(page.text().contains(says), "{}", page.text());
    let listed = "<li><a href=\"/world/n001/\">articles/world/n001.json: 1 error</a></li>";
    server.wait_for("/", |front| front.text().contains(listed));
    // It can be read, but not all of it.
    let partly = story(1, "Mended").replacen("\"headline\"", "\"headlin\": 1, \"headline\"", 1);
    site.write(file, &partly);
    let page = server
        .wait_for("/world/n001/", |page| page.status == 200)
        .text();
    assert!(
        page.contains("Mended") && page.contains("n001.json:1:"),
        "{page}"
    );
    assert!(page.contains("did you mean"), "{page}");
    site.article(1, "Mended again");
    let page = server.wait_for("/world/n001/", |page| page.text().contains("Mended again"));
    assert!(!page.text().contains("error: "), "{}", page.text());
    server.wait_for("/", |front| !front.text().contains(listed));
}

/// Errors that need the rest of the content.
#[test]
fn pages_show_the_errors_that_check_finds() {
    let site = Newsroom::new("serve-check");
    site.articles(0..2);
    let story = story(1, "Story").replacen("\"body\"", "\"body\" ", 1);
    let blocks = r#"[{"type": "figure", "media": {"src": "/images/none.jpg", "alt": "None"}},
        {"type": "paragraph", "id": "twice", "text": "One"}, {"type": "paragraph", "id": "twice", "text": "Two"},"#;
    let story = story.replacen("\"body\" : [", &format!("\"body\": {blocks}"), 1);
    site.write("content/articles/world/n001.json", &story);
    let server = Server::start(&site);
    let page = server.wait_for("/world/n001/", |page| page.text().contains("none.jpg\n"));
    let page = page.text();
    for says in [
        "The file has errors",
        "n001.json:3:46: error: /body/0/media/src: there is no file images/none.jpg",
        "n001.json:4:90: error: /body/2/id: duplicate id &quot;twice&quot;",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    let listed = "<li><a href=\"/world/n001/\">articles/world/n001.json: 2 errors</a></li>";
    server.wait_for("/", |front| front.text().contains(listed));
    assert!(!server.get("/world/n000/").text().contains("error: "));
    // The portal's errors are on every page.
    let portal = PORTAL.replace("America/Edmonton", "America/Calgary");
    site.write("content/portal.json", &portal);
    let page = server.wait_for("/world/n000/", |page| {
        page.text().contains("portal.json has errors")
    });
    let says = "portal.json:5:62: error: /regions/0/timeZone: no IANA time zone";
    assert!(page.text().contains(says), "{}", page.text());
}

/// `publish` withholds them: see `publish::withheld`.
#[test]
fn a_preview_has_the_pictures_of_drafts() {
    let site = Newsroom::new("serve-draft-picture");
    write(
        &site,
        1,
        r#""status": "draft", "lead": {"type": "figure", "media": {"src": "/images/secret.svg", "alt": "A"}}"#,
    );
    site.write("content/images/secret.svg", "<svg/>");
    let server = Server::start(&site);
    let picture = server.get("/images/secret.svg");
    assert_eq!((picture.status, picture.text().as_str()), (200, "<svg/>"));
}

#[test]
fn a_broken_portal_shows_its_errors_on_every_page() {
    let site = Newsroom::new("serve-broken-portal");
    site.articles(0..1);
    site.write("content/portal.json", "{\n oh");
    let server = Server::start(&site);
    let says = "portal.json:2:2: error: ";
    let page = server.get("/world/n000/");
    assert!(
        page.status == 500 && page.text().contains(says),
        "{}",
        page.text()
    );
    site.write("content/portal.json", PORTAL);
    let page = server.wait_for("/world/n000/", |page| page.status == 200);
    assert!(!page.text().contains(says));
    // Broken later: the site stays as it was.
    site.write("content/portal.json", "{\n oh");
    let page = server.wait_for("/world/n000/", |page| page.text().contains(says));
    assert!(page.status == 200 && page.text().contains("Story 0"));
    site.write(
        "content/portal.json",
        &PORTAL.replace("The Pass", "The Valley"),
    );
    let page = server.wait_for("/world/n000/", |page| page.text().contains("The Valley"));
    assert!(!page.text().contains(says));
}

#[test]
fn pages_are_told_which_pictures_were_saved() {
    let site = Newsroom::new("serve-pictures");
    site.articles(0..1);
    site.write("content/images/deep/map.svg", "<svg/>");
    let server = Server::start(&site);
    server.wait_for("/", |front| front.status == 200);
    let mut events = server.events();
    events.next();
    site.write("content/images/deep/map.svg", "<svg></svg>");
    let event = events.wait_for("images/deep/map.svg");
    let event: serde_json::Value = serde_json::from_str(&event).expect("JSON");
    assert_eq!(
        event["pictures"],
        serde_json::json!(["images/deep/map.svg"])
    );
    assert_eq!(server.get("/images/deep/map.svg").text(), "<svg></svg>");
}

#[test]
fn what_cannot_be_served_is_said_in_one_line() {
    let site = Newsroom::new("serve-refused");
    let server = Server::start(&site);
    let port = server.port.to_string();
    let ran = site.folder.run(&["serve", "--app", "app", "--port", &port]);
    let other = format!(
        "; choose another: newsroom serve --port {}\n",
        server.port + 1
    );
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .starts_with(&format!("newsroom: port {port} cannot be used (")),
        "{}",
        ran.err
    );
    assert!(
        ran.err.ends_with(&other) && ran.err.lines().count() == 1,
        "{}",
        ran.err
    );
    for (arguments, says) in [
        (["--content", "missing"], "no portal.json in missing"),
        (["--app", "missing"], "missing"),
        (["--published", "content"], "no index.html in content"),
    ] {
        let ran = site
            .folder
            .run(&[&["serve", "--port", "0"], &arguments[..]].concat());
        assert_eq!((ran.status, ran.err.lines().count()), (1, 1), "{}", ran.err);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_and_leaves_nothing() {
    let site = Newsroom::new("serve-end");
    site.articles(0..3);
    let mut server = Server::start(&site);
    server.wait_for("/", |front| front.status == 200);
    let _open = server.events();
    assert!(
        site.tree("tmp")
            .keys()
            .any(|path| path.ends_with("site/index.json"))
    );
    assert_eq!(server.interrupt(), Some(0));
    assert_eq!(
        std::fs::read_dir(site.folder.0.join("tmp"))
            .expect("a folder")
            .count(),
        0
    );
}
