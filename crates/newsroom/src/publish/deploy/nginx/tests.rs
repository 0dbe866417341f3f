//! The server block in nginx itself. If nginx is not installed, each test says so and passes.
//!
//! More than 300 lines: each test is a table of requests and responses.

use super::super::headers::{
    ANY_EMBEDDER, ANY_ORIGIN, IMMUTABLE, NOT_READ_BY_OTHERS, READ_BY_OTHERS, REVALIDATED, SECURITY,
};
use super::super::{DeployFile, HostRedirects, NginxMoves, files};
use super::HEADERS_NAME;
use crate::build::{Mode, SitePath};
use crate::places::FormerAddress;
use crate::publish::compress::copies;
use crate::publish::policy::{Hashes, header};
use article::model::Alias;
use article::portal::Portal;
use server::{Answer, Server, program};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

mod server;

static MADE: AtomicU32 = AtomicU32::new(0);

const ICON: &str = "icon-0123456789abcdef.svg";
const ASSET: &str = "/assets/action-news-0123456789abcdef.wasm";
const PICTURE: &str = "/images/sizes/river-0123456789-960.avif";

/// Names of articles and uploads that look like those with a hash.
const LOOK_IMMUTABLE: &[&str] = &[
    "/world/tide-2024112305-2.json",
    "/world/leak-0123456789abcdef.json",
    "/icon-0123456789abcdef.json",
    "/images/mayor-1732380000-2.png",
    "/images/mayor-0123456789abcdef.png",
];

/// Former addresses of `/world/story/`. The last is longer than nginx's default for keys of a map.
const FORMER: &[&str] = &[
    "/2013/06/17/story.html",
    "/old/",
    "/old.php",
    "/%C3%A9t%C3%A9/a%20b/%7B$x;%7D'",
    "/a/long/address/of/a/story/as/systems/for/content/write/them/since/the/nineties.html",
];

fn portal(url: &str) -> Portal {
    let json = format!(
        r#"{{"schema": "action-news/portal/1", "name": "N", "url": "{url}", "languages": ["en-CA", "fr-CA"],
            "lang": "en-CA", "imageOrigins": ["https://pictures.example"], "embedProviders": ["youtube"]}}"#
    );
    article::read_portal(json.as_bytes()).expect("a portal").0
}

fn policy(portal: &Portal) -> String {
    let hashes = Hashes {
        styles: vec!["sha256-c3R5bGU=".to_owned()],
        scripts: Vec::new(),
    };
    header(portal, &hashes)
}

fn page(title: &str) -> String {
    format!(
        "<!doctype html><title>{title}</title>{}",
        "<p>Words of a page.</p>\n".repeat(40)
    )
}

/// A site as `newsroom publish` writes it, below `base`, served by nginx with the block of its portal.
fn serve(url: &str, base: &str) -> Option<Server> {
    let Some(program) = program() else {
        eprintln!("skipped: nginx is not installed (apt-get install nginx)");
        return None;
    };
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let folder: PathBuf =
        std::env::temp_dir().join(format!("newsroom-nginx-{}-{number}", std::process::id()));
    let put = |path: &str, bytes: &[u8]| {
        let file = folder
            .join("site")
            .join(base)
            .join(path.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(&file, bytes).expect("a file");
        for (encoding, copy) in copies(&SitePath::new(path.trim_start_matches('/')).unwrap(), bytes)
        {
            let ending = encoding.extension();
            std::fs::write(format!("{}{ending}", file.display()), copy).expect("a file");
        }
    };
    let text = |path: &str, text: &str| put(path, text.as_bytes());
    text("index.html", &page("Home"));
    text("world/story/index.html", &page("Story"));
    text("404.html", &page("Not here"));
    text(
        "world/story.json",
        &format!("{{\"words\": \"{}\"}}", "many ".repeat(200)),
    );
    text("feed.xml", &format!("<rss>{}</rss>", "many ".repeat(200)));
    text(
        "site.webmanifest",
        &format!("{{\"name\": \"{}\"}}", "N".repeat(400)),
    );
    text("small.json", "{}");
    put("search/1/0.bin", &[5; 4000]);
    put(ASSET, &[b"\0asm".as_slice(), &[7; 4000]].concat());
    put(PICTURE, b"not really a picture");
    for path in LOOK_IMMUTABLE {
        put(path, b"This may change.");
    }
    text("icon-of-the-town/index.html", &page("The icon of the town"));
    text("embed/world/story/index.html", &page("A frame"));
    text("images/words.vtt", "WEBVTT");
    text(
        "images/logo.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    );
    let portal = portal(url);
    let files = files(&portal, &policy(&portal), ICON, &HostRedirects::default());
    for DeployFile {
        name, text: words, ..
    } in files.iter().filter(|file| file.in_site)
    {
        text(name, words);
    }
    let beside = |name: &str| {
        let file = files.iter().find(|file| file.name == name && !file.in_site);
        &file.expect(name).text
    };
    std::fs::write(folder.join(HEADERS_NAME), beside(HEADERS_NAME)).expect("a file");
    let mut moves = NginxMoves::begin(&portal, &folder, &Mode::Write).expect("a file");
    let address = |path: &str| FormerAddress::of(&Alias::parse(path).expect("an alias"));
    for path in FORMER.iter().chain(&["/?p=123", "/?page_id=7"]) {
        moves
            .redirect(&address(path), "world/story")
            .expect("an entry");
    }
    // A second entry would keep nginx from starting.
    moves
        .redirect(&address("/OLD/"), "world/other")
        .expect("an entry");
    for path in ["/expired/story/", "/expired.html", "/?p=5"] {
        moves.gone(&address(path)).expect("an entry");
    }
    moves.finish().expect("a file");
    Some(Server::start(
        &program,
        folder.clone(),
        beside("nginx.conf"),
    ))
}

fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut out = Vec::new();
    match answer.header("content-encoding") {
        Some("br") => std::io::copy(
            &mut brotli::Decompressor::new(&*answer.body, 4096),
            &mut out,
        ),
        Some("gzip") => std::io::copy(&mut flate2::read::GzDecoder::new(&*answer.body), &mut out),
        None => std::io::copy(&mut &*answer.body, &mut out),
        other => panic!("{other:?}"),
    }
    .expect("whole");
    out
}

#[test]
fn every_response_has_the_security_headers() {
    let Some(server) = serve("https://news.example/", "") else {
        return;
    };
    let policy = policy(&portal("https://news.example/"));
    let paths = [
        "/",
        "/world/story/",
        "/world/story.json",
        ASSET,
        PICTURE,
        "/no/such/page/",
        "/assets/gone.js",
        "/assets/",
        "/world",
        "/feed",
        "/_headers",
    ];
    for path in paths {
        for method in ["GET", "HEAD"] {
            let answer = server.ask(method, path, &["Accept-Encoding: br"]);
            assert_eq!(
                answer.header("content-security-policy"),
                Some(policy.as_str()),
                "{method} {path}"
            );
            for (name, value) in SECURITY {
                assert_eq!(
                    answer.header(&name.to_ascii_lowercase()),
                    Some(*value),
                    "{method} {path}"
                );
            }
        }
    }
}

#[test]
fn each_kind_of_file_has_its_status_type_and_cache_control() {
    let Some(server) = serve("https://news.example/", "") else {
        return;
    };
    let html = "text/html; charset=utf-8";
    let cases = [
        ("/", 200, html, REVALIDATED),
        ("/index.html", 200, html, REVALIDATED),
        ("/world/story/", 200, html, REVALIDATED),
        ("/world/story.json", 200, "application/json", REVALIDATED),
        (
            "/feed.xml",
            200,
            "application/xml; charset=utf-8",
            REVALIDATED,
        ),
        (
            "/site.webmanifest",
            200,
            "application/manifest+json",
            REVALIDATED,
        ),
        (
            "/search/1/0.bin",
            200,
            "application/octet-stream",
            REVALIDATED,
        ),
        (ASSET, 200, "application/wasm", IMMUTABLE),
        (PICTURE, 200, "image/avif", IMMUTABLE),
        ("/images/logo.svg", 200, "image/svg+xml", REVALIDATED),
        ("/icon-of-the-town/", 200, html, REVALIDATED),
        (
            "/images/words.vtt",
            200,
            "text/vtt; charset=utf-8",
            REVALIDATED,
        ),
        ("/no/such/page/", 404, html, REVALIDATED),
        ("/no/such/data.json", 404, html, REVALIDATED),
        ("/assets/gone-0123456789abcdef.js", 404, html, REVALIDATED),
        ("/assets/", 404, html, REVALIDATED),
        ("/_headers", 404, html, REVALIDATED),
        ("/.nojekyll", 404, html, REVALIDATED),
        ("/world/story.json.br", 404, html, REVALIDATED),
        ("/index.html.gz", 404, html, REVALIDATED),
    ];
    for accepted in ["br, gzip", "gzip", "identity"] {
        for (path, status, media_type, cache) in cases {
            let answer = server.ask("GET", path, &[&format!("Accept-Encoding: {accepted}")]);
            assert_eq!(answer.status, status, "{path}");
            assert_eq!(answer.header("content-type"), Some(media_type), "{path}");
            assert_eq!(answer.header("cache-control"), Some(cache), "{path}");
            if status == 404 {
                assert!(
                    unpacked(&answer).starts_with(b"<!doctype html><title>Not here"),
                    "{path}"
                );
            }
        }
    }
}

/// A 404, too: otherwise a page could not tell it from a host that does not respond.
#[test]
fn other_peoples_pages_may_read_what_they_show() {
    for (url, base) in [
        ("https://news.example/", ""),
        ("https://news.example/east/", "east"),
    ] {
        let Some(server) = serve(url, base) else {
            return;
        };
        let prefix = url
            .trim_start_matches("https://news.example")
            .trim_end_matches('/');
        let check = |path: &str, expected: Option<&str>| {
            let answer = server.ask("GET", &[prefix, path].concat(), &["Origin: null"]);
            let sent = answer.header(&ANY_ORIGIN.0.to_ascii_lowercase());
            assert_eq!(sent, expected, "{prefix}{path}");
            let sent = answer.header(&ANY_EMBEDDER.0.to_ascii_lowercase());
            let expected = expected.map(|_| ANY_EMBEDDER.1);
            assert_eq!(sent, expected, "{prefix}{path}");
        };
        for path in READ_BY_OTHERS {
            check(path, Some(ANY_ORIGIN.1));
        }
        check("/world/story.json?r=1", Some(ANY_ORIGIN.1));
        for path in NOT_READ_BY_OTHERS {
            check(path, None);
        }
        check("/world/story/?x=.json", None);
    }
}

#[test]
fn names_that_look_like_those_with_a_hash_are_revalidated() {
    let Some(server) = serve("https://news.example/", "") else {
        return;
    };
    for path in LOOK_IMMUTABLE {
        let answer = server.ask("GET", path, &["Accept-Encoding: br"]);
        assert_eq!(answer.header("cache-control"), Some(REVALIDATED), "{path}");
    }
}

#[test]
fn frames_that_load_only_our_files_can_be_in_isolated_pages() {
    // This portal has pictures and players of others.
    let Some(server) = serve("https://news.example/", "") else {
        return;
    };
    let answer = server.ask("GET", "/embed/world/story/", &[]);
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        Some("cross-origin")
    );
    assert_eq!(answer.header("cross-origin-embedder-policy"), None);
    let own = r#"{"schema": "action-news/portal/1", "name": "N", "url": "https://news.example/", "lang": "en"}"#;
    let own = article::read_portal(own.as_bytes()).expect("a portal").0;
    assert!(super::file(&own).contains("\"~^/embed/\" \"require-corp\";"));
}

#[test]
fn the_smallest_copy_that_the_browser_accepts_is_sent() {
    let Some(server) = serve("https://news.example/", "") else {
        return;
    };
    let cases = [
        ("Accept-Encoding: gzip, deflate, br, zstd", Some("br")),
        ("Accept-Encoding: br", Some("br")),
        ("Accept-Encoding: BR;q=0.5", Some("br")),
        ("Accept-Encoding: gzip;q=1.0, br;q=1.0", Some("br")),
        ("Accept-Encoding: gzip, br;q=0", Some("gzip")),
        ("Accept-Encoding: br;q=0.000, gzip", Some("gzip")),
        ("Accept-Encoding: gzip", Some("gzip")),
        ("Accept-Encoding: brx, gzip", Some("gzip")),
        ("Accept-Encoding: identity", None),
        ("X-Nothing: asked", None),
    ];
    for path in [
        "/world/story/",
        "/world/story.json",
        ASSET,
        "/feed.xml",
        "/site.webmanifest",
        "/missing",
    ] {
        let plain = server.ask("GET", path, &[]);
        for (accepted, encoding) in cases {
            let answer = server.ask("GET", path, &[accepted]);
            assert_eq!(
                answer.header("content-encoding"),
                encoding,
                "{path} {accepted}"
            );
            assert_eq!(
                answer.header("vary"),
                Some("Accept-Encoding"),
                "{path} {accepted}"
            );
            assert_eq!(
                answer.header("content-type"),
                plain.header("content-type"),
                "{path}"
            );
            assert_eq!(unpacked(&answer), plain.body, "{path} {accepted}");
            assert_eq!(
                answer.body.len() < plain.body.len(),
                encoding.is_some(),
                "{path}"
            );
            let head = server.ask("HEAD", path, &[accepted]);
            assert_eq!(head.status, answer.status, "{path}");
            assert_eq!(
                head.header("content-length"),
                answer.header("content-length")
            );
            assert_eq!(head.header("content-encoding"), encoding);
            assert!(head.body.is_empty());
        }
    }
    let small = server.ask("GET", "/small.json", &["Accept-Encoding: br"]);
    assert_eq!(
        (small.header("content-encoding"), &*small.body),
        (None, b"{}".as_slice())
    );
    let picture = server.ask("GET", PICTURE, &["Accept-Encoding: br"]);
    assert_eq!(
        (picture.header("content-encoding"), picture.header("vary")),
        (None, None)
    );
}

#[test]
fn unchanged_files_are_not_sent_again() {
    let Some(server) = serve("https://news.example/", "") else {
        return;
    };
    for path in ["/", "/world/story.json", ASSET, PICTURE] {
        for accepted in [
            "Accept-Encoding: br",
            "Accept-Encoding: gzip",
            "Accept-Encoding: identity",
        ] {
            let first = server.ask("GET", path, &[accepted]);
            let etag = format!("If-None-Match: {}", first.header("etag").expect("an ETag"));
            let again = server.ask("GET", path, &[accepted, &etag]);
            assert_eq!(
                (again.status, again.body.len()),
                (304, 0),
                "{path} {accepted}"
            );
            assert_eq!(again.header("etag"), first.header("etag"));
            assert_eq!(again.header("cache-control"), first.header("cache-control"));
            assert_eq!(
                again.header("content-security-policy"),
                first.header("content-security-policy")
            );
            let since = format!(
                "If-Modified-Since: {}",
                first.header("last-modified").expect("a time")
            );
            assert_eq!(
                server.ask("GET", path, &[accepted, &since]).status,
                304,
                "{path}"
            );
            let other = server.ask("GET", path, &[accepted, "If-None-Match: \"another\""]);
            assert_eq!(other.status, 200, "{path}");
        }
    }
}

#[test]
fn redirects_lead_to_existing_paths() {
    let Some(server) = serve("https://news.example/", "") else {
        return;
    };
    let cases = [
        ("/world/story", "/world/story/"),
        ("/world", "/world/"),
        ("/feed", "/feed.xml"),
        ("/rss.xml", "/feed.xml"),
        ("/en/world/story/", "/world/story/"),
        ("/en/", "/"),
    ];
    for (from, to) in cases {
        let answer = server.ask("GET", from, &[]);
        assert_eq!(
            (answer.status, answer.header("location")),
            (301, Some(to)),
            "{from}"
        );
    }
    for path in [
        "/en/%0d%0aSet-Cookie:%20a=b",
        "/en//evil.example/%0a",
        "/en/..%2f..%2f",
        "/en/\\evil.example",
    ] {
        let answer = server.ask("GET", path, &[]);
        assert_eq!(answer.header("set-cookie"), None, "{path}");
        let leaves = |to: &str| !to.starts_with('/') || to.starts_with("//");
        assert!(
            !answer.header("location").is_some_and(leaves),
            "{path}: {answer:?}"
        );
    }
}

#[test]
fn a_site_below_a_path_has_its_own_missing_page() {
    let Some(server) = serve("https://example.org/news/today/", "news/today") else {
        return;
    };
    assert_eq!(server.ask("GET", "/news/today/", &[]).status, 200);
    let story = server.ask("GET", "/news/today/world/story/", &["Accept-Encoding: br"]);
    assert_eq!(
        (story.status, story.header("content-encoding")),
        (200, Some("br"))
    );
    let missing = server.ask("GET", "/news/today/nothing/", &[]);
    assert_eq!(missing.status, 404);
    assert!(missing.body.starts_with(b"<!doctype html><title>Not here"));
    let asset = server.ask("GET", &format!("/news/today{ASSET}"), &[]);
    assert_eq!(asset.header("cache-control"), Some(IMMUTABLE));
    let feed = server.ask("GET", "/news/today/feed", &[]);
    assert_eq!(feed.header("location"), Some("/news/today/feed.xml"));
}

#[test]
fn former_addresses_are_redirected_and_expired_ones_are_gone() {
    for (url, prefix) in [
        ("https://news.example/", ""),
        ("https://news.example/east/", "/east"),
    ] {
        let Some(server) = serve(url, prefix.trim_start_matches('/')) else {
            return;
        };
        let ask = |path: &str| server.ask("GET", &[prefix, path].concat(), &[]);
        let page = format!("{prefix}/world/story/");
        for path in FORMER {
            for query in ["", "?utm_source=a"] {
                let answer = ask(&[path, query].concat());
                let sent = (answer.status, answer.header("location"));
                assert_eq!(sent, (301, Some(page.as_str())), "{path}{query}");
                assert_eq!(answer.header("cache-control"), Some(REVALIDATED));
            }
        }
        for path in ["/?p=123", "/?utm_source=a&p=123&b", "/?page_id=7"] {
            let answer = ask(path);
            let sent = (answer.status, answer.header("location"));
            assert_eq!(sent, (301, Some(page.as_str())), "{path}");
        }
        for path in ["/", "/?p=12", "/?p=1234", "/?q=123", "/world/story/?p=123"] {
            assert_eq!(ask(path).status, 200, "{path}");
        }
        for path in [
            "/expired/story/",
            "/expired/story",
            "/expired.html",
            "/?p=5",
        ] {
            let answer = ask(path);
            assert_eq!(answer.status, 410, "{path}");
            let body = String::from_utf8_lossy(&answer.body);
            assert!(body.contains("<title>Not here"), "{path}: {body}");
            let policy = answer.header("content-security-policy");
            assert!(policy.is_some_and(|policy| policy.starts_with("default-src 'none'")));
        }
        assert_eq!(ask("/world/story/").status, 200);
        assert_eq!(ask("/nothing/").status, 404);
    }
}
