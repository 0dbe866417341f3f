//! Articles written in Markdown.

// The workspace's lints are for what ships.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{Remark, explain, locate};
use article::import::{Format, Options, import, read_markdown};
use article::problem::Severity;
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(text: &str) -> Value {
    let (article, problems) =
        read_markdown(text.as_bytes(), "world/a-town").unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(problems, [], "{text}");
    serde_json::to_value(article).unwrap()
}

fn body(markdown: &str) -> Value {
    read(&format!("---\nheadline: A\n---\n{markdown}"))["body"].take()
}

/// The messages that an editor sees.
fn lines(text: &str) -> Vec<String> {
    let problems = match read_markdown(text.as_bytes(), "world/a-town") {
        Ok((_, problems)) => problems,
        Err(problems) => problems,
    };
    explain(text.as_bytes(), &problems)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn keys_and_text_become_an_article() {
    let article = read(
        "---\n\
         headline: A town of canvas\n\
         lang: en-CA\n\
         section: {id: world, name: World}\n\
         byline: \"By Ann Lee\"\n\
         authors:\n  - name: Ann Lee\n    role: Foreign correspondent\n\
         published: 2013-06-20T07:00:00-04:00\n\
         status: draft\n\
         embargo: 2013-06-20T07:00:00-04:00\n\
         deck:\n\
         tags:\n- name: Jordan\n\
         lead:\n  media: {src: /images/tents.jpg, alt: Tents, width: 1600, height: 900, focus: {x: 0.5, y: 1}}\n  caption: >\n    First light\n    over the tents.\n\
         ---\n\n\
         The first thing is *water*.\n\n## Streets with names {#streets}\n\nA [market](/world/market/), [above](#streets).\n",
    );
    assert_eq!(
        article,
        json!({
            "schema": "action-news/article/1", "id": "world/a-town", "status": "draft", "lang": "en-CA",
            "embargo": "2013-06-20T07:00:00-04:00",
            "section": {"id": "world", "name": "World"}, "headline": "A town of canvas", "byline": "By Ann Lee",
            "authors": [{"name": "Ann Lee", "role": "Foreign correspondent"}],
            "published": "2013-06-20T07:00:00-04:00", "tags": [{"name": "Jordan"}],
            "lead": {"type": "figure", "media": {"src": "/images/tents.jpg", "alt": "Tents", "width": 1600, "height": 900,
                "focus": {"x": 0.5, "y": 1.0}}, "caption": "First light over the tents."},
            "body": [
                {"type": "paragraph", "text": [{"t": "The first thing is "}, {"t": "water", "m": ["em"]}, {"t": "."}]},
                {"type": "heading", "level": 2, "text": "Streets with names", "id": "streets"},
                {"type": "paragraph", "text": [{"t": "A "}, {"t": "market", "href": "/world/market/"}, {"t": ", "}, {"t": "above", "href": "#streets"}, {"t": "."}]},
            ],
        })
    );
}

#[test]
fn windows_line_breaks_and_a_byte_order_mark_are_read() {
    let article = read("\u{feff}---\r\nheadline: A\r\nid: world/b\r\n---\r\nOne.\r\n\r\nTwo.\r\n");
    assert_eq!(article["id"], "world/b");
    assert_eq!(article["body"].as_array().unwrap().len(), 2);
}

#[test]
fn figures_have_lede_caption_and_credit() {
    let figure = body(
        "**A town of canvas**\n![Rows of tents](/images/tents.jpg)\nFirst *light*\nover the tents.\n*Ann Lee/CP*\n\nText.",
    );
    assert_eq!(
        figure[0],
        json!({
            "type": "figure", "title": "A town of canvas",
            "media": {"src": "/images/tents.jpg", "alt": "Rows of tents"},
            "caption": [{"t": "First "}, {"t": "light", "m": ["em"]}, {"t": " over the tents."}], "credit": "Ann Lee/CP",
        })
    );
    assert_eq!(figure[1]["text"], "Text.");
    let check = |markdown: &str, expected: Value| {
        let figure = body(markdown);
        let found = json!([
            figure[0]["type"],
            figure[0]["title"],
            figure[0]["caption"],
            figure[0]["credit"]
        ]);
        assert_eq!(found, expected, "{markdown}");
    };
    check("![a](/images/a.jpg)", json!(["figure", null, null, null]));
    check(
        "![a](/images/a.jpg)\nA *roof*",
        json!(["figure", null, [{"t": "A "}, {"t": "roof", "m": ["em"]}], null]),
    );
    check(
        "![a](/images/a.jpg)\n*CP*",
        json!(["figure", null, null, "CP"]),
    );
    check(
        "[![a](/images/a.jpg)](https://n.example/)\nA roof",
        json!(["figure", null, "A roof", null]),
    );
    // A sentence with a picture in it is a paragraph.
    assert_eq!(
        body("See ![a](/images/a.jpg) here.")[0]["type"],
        "paragraph"
    );
    let gallery = body("![a](/images/a.jpg)\n![b](/images/b.jpg)\nTwo roofs");
    assert_eq!(gallery[0]["type"], "gallery");
    assert_eq!(gallery[0]["figures"].as_array().unwrap().len(), 2);
    assert_eq!(gallery[0]["caption"], "Two roofs");
}

#[test]
fn lists_keep_their_numbers_and_check_marks() {
    let blocks = body("5. One\n6. Two\n\nText.\n\n- [x] Lamps\n- [ ] Ropes\n");
    assert_eq!(
        blocks[0],
        json!({"type": "list", "ordered": true, "start": 5, "items": [{"text": "One"}, {"text": "Two"}]})
    );
    assert_eq!(
        blocks[2],
        json!({"type": "list", "items": [{"text": "☑ Lamps"}, {"text": "☐ Ropes"}]})
    );
}

#[test]
fn tables_footnotes_quotes_and_html_are_blocks() {
    let blocks = body(
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n> Said.\n\nText[^1] and ~~not~~.\n\n1. One\n2. Two\n\n---\n\n```\ncode\n```\n\n\
         <aside>\n\n**Note**\n\n</aside>\n\n[gallery] stays.\n\n[^1]: Below.\n",
    );
    let types: Vec<&str> = blocks
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        types,
        [
            "table",
            "quote",
            "paragraph",
            "list",
            "divider",
            "code",
            "aside",
            "paragraph",
            "list"
        ]
    );
    assert_eq!(blocks[7]["text"], "[gallery] stays.");
    assert_eq!(
        blocks[2]["text"][1],
        json!({"t": "1", "m": ["sup"], "href": "#fn-1"})
    );
    assert_eq!(
        blocks[8],
        json!({"type": "list", "ordered": true, "items": [{"blocks": [{"type": "paragraph", "id": "fn-1", "text": "Below."}]}]})
    );
}

#[test]
fn problems_have_lines_and_columns() {
    let check = |text: &str, expected: &[&str]| {
        let lines = lines(text);
        assert_eq!(lines.len(), expected.len(), "{lines:#?}");
        for (line, expected) in lines.iter().zip(expected) {
            assert!(line.contains(expected), "{line} for {expected}");
        }
    };
    check(
        "---\nheadline: A\nheadlin: B\n---\n",
        &["3:1: error: /headlin: unknown key"],
    );
    check(
        "---\nheadline: A\nauthors:\n  - nam: Ann\npublished: yesterday\n---\n",
        &[
            "4:5: error: /authors/0/nam: unknown key",
            "5:12: error: /published: ",
        ],
    );
    check(
        "---\nlang: en\n---\nText.",
        &["2:1: error: \"headline\" is missing"],
    );
    check("---\nheadline: \"A\n---\n", &["error: not YAML: "]);
    check(
        "---\nheadline: A\n\theadline: B\n---\n",
        &["2:11: error: not YAML: "],
    );
    check(
        "---\nheadline: A\nheadline: B\n---\n",
        &["3:1: error: the key headline is there twice"],
    );
    check(
        "---\nheadline: &a A\ndeck: *a\n---\n",
        &["3:7: error: aliases (*) are not read"],
    );
    check("---\n- A\n---\n", &["2:1: error: the keys are a list"]);
    check(
        "---\nheadline: A\n",
        &["1:1: error: the line --- after the keys is missing"],
    );
    check(
        "# A\n\nText.",
        &["1:1: error: an article in Markdown begins with its keys"],
    );
    check(
        "---\nheadline: A\nbody: []\n---\n",
        &["3:1: error: /body: unknown key"],
    );
    let latin = b"---\nheadline: caf\xe9\n---\n";
    let problems = read_markdown(latin, "a").unwrap_err();
    assert_eq!(
        explain(latin, &problems)[0].to_string(),
        "2:14: error: this is not UTF-8; save the file as UTF-8"
    );
}

#[test]
fn remarks_about_the_text_have_lines_and_columns() {
    let text = "---\nheadline: É\nlead:\n  media: {src: /images/a.jpg}\n---\n\nOne [a](/x/) and [b](/y/).\n\n\
        * See [c](/x/).\n\n![d](/images/d.jpg)\nA roof\n";
    let check = |at: &str, line: usize, column: usize| {
        let remark = Remark {
            at: at.to_owned(),
            severity: Severity::Error,
            sentence: String::new(),
        };
        let place = locate(text.as_bytes(), vec![remark])[0].place;
        assert_eq!((place.line, place.column), (line, column), "{at}");
    };
    check("/headline", 2, 11);
    check("/lead/media/src", 4, 16);
    check("/body/0", 7, 1);
    check("/body/0/text/1/href", 7, 5);
    check("/body/0/text/3/href", 7, 18);
    check("/body/1/items/0/text/1/href", 9, 7);
    check("/body/2/media/src", 11, 1);
    check("/body/2/caption", 11, 1);
    check("/regions", 2, 1);
}

#[test]
fn an_import_needs_an_id() {
    let text = "---\nid: world/a-town\nheadline: A\n---\n";
    let imported = import(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(imported[0].format, Format::Markdown);
    assert_eq!(imported[0].article.id.as_str(), "world/a-town");
    assert!(import(b"---\nheadline: A\n---\n", &Options::default()).is_err());
}

proptest! {
    #[test]
    fn never_panics(keys in "[a-z:\\-\\[\\]{}&*!|>'\"#,\\n \\t]{0,60}", text in "[a<>é *_`#0-9.)(\\[\\]\"!|^:\\n-]{0,60}") {
        let document = format!("---\nheadline: A\n{keys}\n---\n{text}");
        let _ = lines(&document);
        let _ = locate(document.as_bytes(), vec![Remark { at: "/body/0".to_owned(), severity: Severity::Error, sentence: String::new() }]);
    }
}
