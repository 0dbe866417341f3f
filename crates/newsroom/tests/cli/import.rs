//! `newsroom import` and `newsroom corpus`.

use super::{Folder, article};
use serde_json::Value;

const SNOW: &str = r#"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow", "inLanguage": "en",
  "author": "Ann Lee", "datePublished": "2024-11-23T08:00", "image": "a.jpg", "articleBody": "One.\nTwo."}"#;

#[test]
fn one_article_is_written_indented() {
    let folder = Folder::new("import-one");
    folder.write("snow.json", SNOW);
    let ran = folder.run(&[
        "import",
        "snow.json",
        "--base",
        "https://pass.example/local/",
    ]);
    let expected_err = "snow.json:2:41: warning: /datePublished: the time has no offset from UTC, so only the date is shown; \
        write it as 2013-06-17T20:05:00-04:00\n";
    assert_eq!((ran.status, ran.err.as_str()), (0, expected_err));
    assert!(
        ran.out
            .starts_with("{\n  \"schema\": \"action-news/article/1\",\n  \"id\": \"snow\",\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("\"src\": \"https://pass.example/local/a.jpg\"")
            && ran.out.ends_with("}\n"),
        "{}",
        ran.out
    );
    // The imported article is valid in a content folder.
    folder.write("imported.json", &ran.out);
    let check = folder.run(&["check", "imported.json"]);
    assert!(
        check.status == 0 && check.out.ends_with("1 document, 0 errors, 3 warnings\n"),
        "{}",
        check.out
    );
}

#[test]
fn several_articles_are_written_one_a_line() {
    let folder = Folder::new("import-list");
    let list = format!("[{SNOW}, {}]", SNOW.replace("Snow", "Ice"));
    let ran = folder.run_with(&["import", "-"], &list, &[]);
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let ids: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["id"].as_str())
        .collect();
    assert_eq!((ran.status, ids), (0, vec!["snow", "ice"]));
    assert!(
        ran.err.starts_with("-:2:41: warning: /0/datePublished: "),
        "{}",
        ran.err
    );
}

#[test]
fn documents_without_an_article_are_refused() {
    let folder = Folder::new("import-refused");
    let check = |arguments: &[&str], input: &str, expected: &str| {
        let ran = folder.run_with(arguments, input, &[]);
        assert!(
            ran.status == 1 && ran.out.is_empty() && ran.err.starts_with(expected),
            "{input}: {}",
            ran.err
        );
    };
    let import = ["import", "-"];
    check(
        &import,
        "{\"a\": 1, \"b\": 2}",
        "-:1:1: error: the format of this document is unknown; its keys are \"a\", \"b\"; supported formats are",
    );
    check(&import, "{", "-:1:1: error: not JSON: ");
    check(
        &import,
        "{\"@type\": \"WebPage\"}",
        "-:1:1: error: schema.org JSON-LD (NewsArticle and similar types): there is no article in this document",
    );
    check(
        &import,
        "{\"schema\": \"action-news/article/1\"}",
        "-:1:1: error: \"id\" is missing",
    );
    check(
        &["import", "-", "--format", "native"],
        SNOW,
        "-:1:1: error: /schema: the document does not name its format",
    );
    check(
        &["import", "none.json"],
        "",
        "newsroom: cannot read none.json: ",
    );
}

#[test]
fn a_url_is_fetched_and_is_the_base() {
    let folder = Folder::new("import-address");
    let post = r#"{"title": {"rendered": "Snow"}, "content": {"rendered": "<p><img src='a.jpg'>It fell.</p>"}}"#;
    let url = super::weather::serve(200, post.to_owned());
    let ran = folder.run(&["import", &format!("{url}/wp-json/wp/v2/posts/1")]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let article: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        article["body"][0]["media"]["src"],
        format!("{url}/wp-json/wp/v2/posts/a.jpg")
    );
    let gone = super::weather::serve(
        404,
        r#"{"code": "rest_no_route", "message": "No route."}"#.to_owned(),
    );
    let ran = folder.run(&["import", &gone]);
    assert_eq!(
        (ran.status, ran.err),
        (
            1,
            format!("newsroom: {gone}: the server answered 404: No route.\n")
        )
    );
}

/// Fault 11: relative URLs started at the address before redirects.
#[test]
fn the_base_is_the_address_after_redirects() {
    let folder = Folder::new("import-redirect");
    let post = r#"{"title": {"rendered": "Snow"}, "content": {"rendered": "<p><img src='a.jpg'>It fell.</p>"}}"#;
    let url = super::weather::respond(move |request| {
        if request.starts_with("GET /old ") {
            return b"HTTP/1.1 301 x\r\nLocation: /new/posts/1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec();
        }
        super::weather::response(200, "", post.as_bytes())
    });
    let ran = folder.run(&["import", &format!("{url}/old")]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let article: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        article["body"][0]["media"]["src"],
        format!("{url}/new/posts/a.jpg")
    );
}

#[cfg(feature = "publish")]
#[test]
fn compressed_responses_are_read() {
    use std::io::Write;
    let folder = Folder::new("import-gzip");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(SNOW.as_bytes()).expect("memory");
    let body = encoder.finish().expect("memory");
    let url = super::weather::respond(move |_| {
        super::weather::response(200, "Content-Encoding: gzip\r\n", &body)
    });
    let ran = folder.run(&["import", &url]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("\"headline\": \"Snow\""), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn two_slashes_begin_a_path() {
    let folder = Folder::new("import-path");
    folder.write("snow.json", SNOW);
    let path = format!("/{}/snow.json", folder.0.display());
    assert!(path.starts_with("//"), "{path}");
    let ran = folder.run(&["import", &path]);
    assert_eq!(ran.status, 0, "{}", ran.err);
}

/// Fault 17: all of standard input was read, whatever its size.
#[test]
fn standard_input_is_read_up_to_the_limit() {
    let folder = Folder::new("import-large");
    let ran = folder.run_with(&["import", "-"], &" ".repeat(20 << 20), &[]);
    let expected = "-:1:1: error: the document is 8.0 MiB large and the limit is 8 MiB";
    assert!(
        ran.status == 1 && ran.err.starts_with(expected),
        "{}",
        ran.err
    );
}

#[test]
fn a_folder_is_converted_and_other_documents_are_reported() {
    let folder = Folder::new("convert");
    folder
        .write("in/a.json", SNOW)
        .write("in/b/c.json", &SNOW.replace("Snow", "Ice"))
        .write("in/b/d.json", &SNOW.replace("One", "Other"))
        .write("in/x.json", "{\"x\": 1}");
    let ran = folder.run(&["convert", "in", "--out", "out/articles"]);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (
            1,
            "4 documents: 2 articles written, 1 without an article, 1 duplicate id, 0 existing files kept\n"
        )
    );
    assert!(
        ran.err
            .contains("in/b/d.json: error: in/a.json has the id \"snow\" too; not written\n")
            && ran
                .err
                .contains("in/x.json:1:1: error: the format of this document is unknown"),
        "{}",
        ran.err
    );
    // The first in the order of names is kept, and it is valid in a content folder.
    assert!(folder.read("out/articles/snow.json").contains("One."));
    assert!(folder.has("out/articles/ice.json"));
    assert_eq!(folder.run(&["check", "out"]).status, 0);
}

/// Fault 13: an article that an editor had changed was lost.
#[test]
fn existing_files_are_overwritten_only_by_force() {
    let folder = Folder::new("convert-force");
    folder.write("in/a.json", SNOW);
    let written = "1 document: 1 article written, 0 without an article, 0 duplicate ids, 0 existing files kept\n";
    let convert = ["convert", "in", "--out", "out"];
    assert_eq!(folder.run(&convert).out, written);
    let made = folder.read("out/snow.json");
    // The same bytes again change nothing.
    assert_eq!(folder.run(&convert).out, written);
    folder.write("out/snow.json", "an editor's work");
    let ran = folder.run(&convert);
    let kept = "1 document: 0 articles written, 0 without an article, 0 duplicate ids, 1 existing file kept\n";
    assert_eq!((ran.status, ran.out.as_str()), (1, kept));
    let expected = "in/a.json: error: out/snow.json exists; --force overwrites it\n";
    assert!(ran.err.ends_with(expected), "{}", ran.err);
    assert_eq!(folder.read("out/snow.json"), "an editor's work");
    assert_eq!(folder.run(&[&convert[..], &["--force"]].concat()).status, 0);
    assert_eq!(folder.read("out/snow.json"), made);
}

#[test]
fn a_corpus_has_a_row_for_each_file() {
    let folder = Folder::new("corpus");
    folder
        .write("c/a.json", SNOW)
        .write("c/deep/b.json", &article("world/lake", ""))
        .write(
            "c/list.json",
            &format!("[{SNOW}, {}]", SNOW.replace("Snow", "Ice")),
        )
        .write("c/x.json", "{\"x\": 1}")
        .write("c/y.json", "\u{1}")
        .write("c/notes.txt", "");
    let ran = folder.run(&["corpus", "c"]);
    let rows: Vec<Vec<&str>> = ran
        .out
        .lines()
        .map(|line| line.split_whitespace().take(5).collect())
        .collect();
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(rows[0], ["file", "format", "blocks", "warnings", "outcome"]);
    assert_eq!(rows[1][..5], ["a.json", "json-ld", "2", "2", "snow"]);
    assert_eq!(
        rows[2][..5],
        ["deep/b.json", "native", "1", "0", "world/lake"]
    );
    assert_eq!(rows[3][..4], ["list.json", "json-ld", "4", "4"]);
    assert_eq!((rows[4][1], rows[5][1]), ("-", "-"));
    assert!(
        ran.out
            .ends_with("\n5 files: 3 imported (4 articles), 2 refused\n"),
        "{}",
        ran.out
    );
}
