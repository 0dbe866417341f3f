//! `newsroom import` with several pages, pictures and an output folder.

use super::Folder;
use super::weather::{respond, response};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

fn post(number: usize) -> Value {
    json!({"id": number, "slug": format!("story-{number}"), "title": {"rendered": format!("Story {number}")},
        "content": {"rendered": "<p>It fell.</p>"}})
}

/// A WordPress with three pages of two posts, and the request lines that it got.
fn wordpress() -> (String, Arc<Mutex<Vec<String>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let requests = Arc::clone(&asked);
    let url = respond(move |request| {
        requests.lock().unwrap().push(request.to_owned());
        let page = request
            .split("page=")
            .nth(1)
            .map_or(1, |rest| rest.split(' ').next().unwrap().parse().unwrap());
        let posts = json!([post(2 * page - 1), post(2 * page)]).to_string();
        response(
            200,
            "X-WP-Total: 6\r\nX-WP-TotalPages: 3\r\n",
            posts.as_bytes(),
        )
    });
    (format!("{url}/wp-json/wp/v2/posts"), asked)
}

fn headlines(out: &str) -> Vec<String> {
    let articles = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    articles
        .map(|article| article["headline"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn all_pages_of_wordpress_are_read() {
    let folder = Folder::new("import-all");
    let (url, asked) = wordpress();
    let ran = folder.run(&["import", &url, "--all"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let expected: Vec<String> = (1..=6).map(|number| format!("Story {number}")).collect();
    assert_eq!(headlines(&ran.out), expected);
    assert_eq!(asked.lock().unwrap().len(), 3);
    // Without `--all` it is one page; with a limit no page more than needed is asked for.
    assert_eq!(headlines(&folder.run(&["import", &url]).out).len(), 2);
    asked.lock().unwrap().clear();
    let ran = folder.run(&["import", &url, "--all", "--limit", "3"]);
    assert_eq!(headlines(&ran.out), expected[..3]);
    assert_eq!(asked.lock().unwrap().len(), 2);
}

#[test]
fn all_pages_of_ghost_and_the_guardian_are_read() {
    let folder = Folder::new("import-all-others");
    let url = respond(|request| {
        let is_second = request.contains("page=2");
        let number = if is_second { 2 } else { 1 };
        let title = format!("Story {number}");
        let body = if request.contains("/ghost/") {
            let next = if is_second { Value::Null } else { 2.into() };
            json!({
                "posts": [{"slug": format!("story-{number}"), "uuid": "u", "title": title, "html": "<p>It fell.</p>"}],
                "meta": {"pagination": {"page": number, "pages": 2, "next": next}},
            })
        } else {
            json!({"response": {"status": "ok", "currentPage": number, "pages": 2, "results": [{
                "id": format!("world/story-{number}"), "type": "article", "webTitle": title,
                "webUrl": format!("https://g.example/world/story-{number}"), "webPublicationDate": "2024-11-23T08:00:00Z",
                "fields": {"headline": title, "body": "<p>It fell.</p>"},
            }]}})
        };
        response(200, "", body.to_string().as_bytes())
    });
    for path in ["ghost/api/content/posts/?key=k", "search?api-key=k"] {
        let ran = folder.run(&["import", &format!("{url}/{path}"), "--all"]);
        assert_eq!(
            headlines(&ran.out),
            ["Story 1", "Story 2"],
            "{path}: {}",
            ran.err
        );
    }
}

#[test]
fn articles_are_written_to_a_folder_and_not_over_others() {
    let folder = Folder::new("import-out");
    let (url, _) = wordpress();
    let import = ["import", url.as_str(), "--all", "--out", "content/articles"];
    let written = "6 articles written, 0 duplicate ids, 0 existing files kept\n";
    let ran = folder.run(&import);
    assert_eq!((ran.status, ran.out.as_str()), (0, written), "{}", ran.err);
    assert!(
        folder
            .read("content/articles/story-6.json")
            .contains("Story 6")
    );
    folder.write("content/articles/story-6.json", "an editor's work");
    let ran = folder.run(&import);
    let kept = "5 articles written, 0 duplicate ids, 1 existing file kept\n";
    assert_eq!((ran.status, ran.out.as_str()), (1, kept));
    assert!(
        ran.err
            .contains("content/articles/story-6.json exists; --force overwrites it\n"),
        "{}",
        ran.err
    );
    assert_eq!(
        folder.read("content/articles/story-6.json"),
        "an editor's work"
    );
    let ran = folder.run(&[&import[..], &["--force"]].concat());
    assert_eq!((ran.status, ran.out.as_str()), (0, written));
    assert!(
        folder
            .read("content/articles/story-6.json")
            .contains("Story 6")
    );
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

#[test]
fn pictures_are_fetched() {
    let folder = Folder::new("import-pictures");
    let asked = Arc::new(Mutex::new(0));
    let requests = Arc::clone(&asked);
    let url = respond(move |request| {
        *requests.lock().unwrap() += 1;
        if request.contains("/pictures/") {
            return response(200, "", PNG);
        }
        response(404, "", b"")
    });
    let story = json!({
        "schema": "action-news/article/1", "id": "local/snow", "lang": "en", "headline": "Snow",
        "authors": [{"name": "Ann Lee", "image": format!("{url}/pictures/ann.png")}],
        "lead": {"media": {"src": format!("{url}/pictures/Snow%20roof.png?w=800"), "width": 800, "height": 600, "alt": "A roof",
            "sources": [{"src": format!("{url}/pictures/large.png"), "width": 1600}, {"src": format!("{url}/pictures/small.png"), "width": 400}]}},
        "body": [{"type": "figure", "media": {"src": format!("{url}/gone.png"), "alt": "Gone", "width": 1, "height": 1}},
            {"type": "figure", "media": {"src": "/images/own.png", "alt": "Own", "width": 1, "height": 1}}],
    });
    folder.write("snow.json", &story.to_string());
    let import = [
        "import",
        "snow.json",
        "--out",
        "content/articles",
        "--pictures",
    ];
    let ran = folder.run(&import);
    assert_eq!(
        ran.out,
        "1 article written, 0 duplicate ids, 0 existing files kept, 1 picture not fetched\n"
    );
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains(&format!(
            "{url}/gone.png: the server answered 404; it stays there"
        )),
        "{}",
        ran.err
    );
    let snow: Value =
        serde_json::from_str(&folder.read("content/articles/local/snow.json")).unwrap();
    let media = &snow["lead"]["media"];
    let src = media["src"].as_str().unwrap();
    assert!(
        src.starts_with("/images/large-") && src.ends_with(".png"),
        "{src}"
    );
    // The widest file, in the shape of the picture.
    assert_eq!(
        (&media["width"], &media["height"], media.get("sources")),
        (&json!(1600), &json!(1200), None)
    );
    let file = std::fs::read(folder.0.join("content").join(src.trim_start_matches('/'))).unwrap();
    assert_eq!(file, PNG);
    assert!(
        snow["authors"][0]["image"]
            .as_str()
            .unwrap()
            .starts_with("/images/ann-")
    );
    assert_eq!(snow["body"][0]["media"]["src"], format!("{url}/gone.png"));
    assert_eq!(snow["body"][1]["media"]["src"], "/images/own.png");
    // What is there is not fetched again.
    assert_eq!(*asked.lock().unwrap(), 3);
    folder.run(&import);
    assert_eq!(*asked.lock().unwrap(), 4);
}

#[test]
fn feeds_and_pages_are_imported_from_addresses() {
    let folder = Folder::new("import-web");
    let url = respond(|request| {
        match request.contains("/feed") {
        true => response(
            200,
            "Content-Type: application/rss+xml\r\n",
            b"<rss version='2.0'><channel><title>News</title><item><title>Snow</title><link>/snow-story</link>\
              <description>&lt;p&gt;It fell.&lt;/p&gt;&lt;p&gt;And fell.&lt;/p&gt;</description></item></channel></rss>",
        ),
        false => response(
            200,
            "Content-Type: text/html\r\n",
            format!(
                "<!doctype html><html lang=en><title>Snow</title><article><h1>Snow</h1>{}</article></html>",
                "<p>It fell all night, on roofs, on roads, and on everybody who had to be out.</p>".repeat(12)
            )
            .as_bytes(),
        ),
    }
    });
    for path in ["feed", "snow-story"] {
        let ran = folder.run(&["import", &format!("{url}/{path}")]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let article: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(article["headline"], "Snow");
        assert_eq!(article["url"], format!("{url}/snow-story"));
        assert!(article["body"].as_array().unwrap().len() >= 2, "{article}");
    }
}

/// A proxy that takes the connection over and answers for every host. It counts connections.
fn proxy() -> (String, Arc<Mutex<usize>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Arc::new(Mutex::new(0));
    let requests = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            *requests.lock().unwrap() += 1;
            let mut lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
            let mut head = || -> String {
                let lines = lines.by_ref().map_while(Result::ok);
                lines
                    .take_while(|line| !line.is_empty())
                    .next()
                    .unwrap_or_default()
            };
            assert!(head().starts_with("CONNECT news.invalid:80 "));
            let _ = stream.write_all(b"HTTP/1.1 200 x\r\n\r\n");
            while !head().starts_with("GET /story ") {}
            let _ = stream.write_all(&response(200, "", post(1).to_string().as_bytes()));
        }
    });
    (url, asked)
}

#[test]
fn the_proxy_of_the_environment_is_used() {
    let folder = Folder::new("import-proxy");
    let (proxy, asked) = proxy();
    let import = |url: &str, variables: &[(&str, &str)]| {
        let ran = folder.run_with(&["import", url], "", variables);
        assert!(ran.out.contains("\"Story 1\""), "{}", ran.err);
        *asked.lock().unwrap()
    };
    let away = "http://news.invalid/story";
    assert_eq!(import(away, &[("HTTP_PROXY", &proxy)]), 1);
    assert_eq!(import(away, &[("all_proxy", &proxy)]), 2);
    let here = super::weather::serve(200, post(1).to_string());
    let except = [("HTTP_PROXY", proxy.as_str()), ("NO_PROXY", "127.0.0.1")];
    assert_eq!(import(&here, &except), 2);
}
