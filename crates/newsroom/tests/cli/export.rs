//! `newsroom export`.

use super::{Folder, article};
use scraper::{ElementRef, Html, Selector};

const SITE: &[&str] = &["--site", "https://pass.example/news"];

fn export(folder: &Folder, file: &str, more: &[&str]) -> super::Ran {
    folder.run(&[&["export", file], SITE, more].concat())
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect()
}

/// The words without white space.
fn words(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The tags of a document in their order. If a parser had to correct something, its tags differ from those written.
fn tags(html: &str) -> Vec<&str> {
    let tags = html.split('<').skip(1);
    tags.map(|tag| tag.split([' ', '>']).next().unwrap_or_default())
        .collect()
}

#[test]
fn an_article_is_written_as_a_tag_with_its_text_inside() {
    let folder = Folder::new("export-one");
    folder.write("snow.json", &article("local/snow", ""));
    let inside = |level: &str| {
        format!(
            "<article lang=\"en-CA\" dir=\"ltr\"><header><{level}>Headline of local/snow</{level}>\
             <p>Published <time datetime=\"2024-11-23T08:00:00-07:00\">Saturday, November 23, 2024, 8:00 AM UTC−7</time></p></header>\
             <p>Words.</p></article></action-news-article>\n"
        )
    };
    let script = "<script type=\"module\" src=\"https://pass.example/news/embed.js\"></script>\n";
    let tag = "<action-news-article src=\"https://pass.example/news/local/snow.json\"";
    let expected = format!("{script}{tag}>{}", inside("h2"));
    export(&folder, "snow.json", &[]).is(0, &expected, "");
    let deeper = format!("{script}{tag} heading-level=\"4\">{}", inside("h4"));
    export(&folder, "snow.json", &["--heading-level", "4"]).is(0, &deeper, "");
    let to_file = ["--element", "article", "--out", "made/snow.html"];
    export(&folder, "snow.json", &to_file).is(0, "", "");
    assert_eq!(folder.read("made/snow.html"), expected);
}

#[test]
fn what_cannot_be_exported_is_refused_with_a_message() {
    let folder = Folder::new("export-refused");
    let one = article("local/snow", "");
    folder
        .write("snow.json", &one)
        .write("none.json", "{\"a\": 1}")
        .write(
            "two.json",
            &r#"[{"@type": "NewsArticle", "headline": "Snow", "articleBody": "One."},
                {"@type": "NewsArticle", "headline": "Ice", "articleBody": "Two."}]"#
                .replace("{\"@t", "{\"@context\": \"https://schema.org\", \"@t"),
        );
    let says = "write the whole address of the site's root, such as https://news.example/";
    for site in [
        "/news/",
        "news.example",
        "ftp://a.example/",
        "javascript:x",
        "https://a.example/?x",
        "https://a.example/#x",
    ] {
        let ran = folder.run(&["export", "snow.json", "--site", site]);
        assert!(
            ran.status == 2 && ran.out.is_empty() && ran.err.contains(says),
            "{site}: {}",
            ran.err
        );
    }
    for wrong in [
        ["--heading-level", "0"],
        ["--heading-level", "7"],
        ["--element", "header"],
    ] {
        assert_eq!(export(&folder, "snow.json", &wrong).status, 2, "{wrong:?}");
    }
    assert_eq!(folder.run(&["export", "snow.json"]).status, 2);
    let none = export(&folder, "none.json", &[]);
    assert!(
        none.status == 1 && none.out.is_empty() && none.err.starts_with("none.json:1:1: error: "),
        "{}",
        none.err
    );
    let two = export(&folder, "two.json", &[]);
    assert!(
        two.status == 1
            && two.out.is_empty()
            && two
                .err
                .ends_with("newsroom: two.json has 2 articles; export takes a document with one\n"),
        "{}",
        two.err
    );
}

#[test]
fn hostile_text_stays_text() {
    const EVIL: &str = "</action-news-article><script>EVIL()</script><img src=x onerror=EVIL()>\\\" onload=\\\"EVIL()";
    const URL: &str = "https://a.example/\\\"></action-news-article><script>EVIL()</script>";
    let folder = Folder::new("export-hostile");
    let document = r##"{"schema": "action-news/article/1", "id": "local/snow", "lang": "en", "headline": "§W", "deck": "§W",
        "kicker": "§W", "byline": "§W", "dateline": "§W", "rights": "§W", "url": "§A", "access": "partial",
        "section": {"id": "local", "name": "§W"}, "publisher": {"name": "§W"},
        "authors": [{"name": "§W", "role": "§W", "url": "§A", "image": "§A", "bio": "§W"}, {"name": "§W", "role": "§W"}],
        "tags": [{"name": "§W", "url": "§A"}], "related": [{"url": "§A", "headline": "§W", "text": "§W", "image": "§A"}],
        "corrections": [{"text": "§W"}],
        "lead": {"type": "figure", "title": "§W", "href": "§A", "caption": "§W", "credit": "§W",
            "media": {"src": "§A", "alt": "§W", "type": "§W", "sources": [{"src": "§A", "width": 8, "type": "§W"}]}},
        "live": "live", "updates": [{"id": "§W", "key": true, "headline": "§W", "body": [{"type": "paragraph", "text": "§W"}]}],
        "body": [
            {"type": "paragraph", "id": "§W", "text": [{"t": "§W", "href": "§A"}, {"t": "§W", "href": "#§W"}, {"t": "§W", "lang": "§W"}]},
            {"type": "heading", "text": "§W"}, {"type": "list", "items": [{"text": "§W"}]}, {"type": "code", "text": "§W", "lang": "§W"},
            {"type": "quote", "blocks": [{"type": "paragraph", "text": "§W"}], "cite": "§W"}, {"type": "pullquote", "text": "§W", "cite": "§W"},
            {"type": "table", "caption": "§W", "head": [[{"text": "§W"}]], "rows": [[{"text": "§W"}]]},
            {"type": "embed", "url": "§A", "provider": "§W", "title": "§W", "text": "§W", "poster": "§A", "caption": "§W"},
            {"type": "aside", "kind": "§W", "title": "§W", "blocks": []}, {"type": "card", "url": "§A", "headline": "§W"},
            {"type": "figure", "media": {"kind": "video", "src": "§A", "poster": "§A", "tracks": [{"src": "§A", "kind": "§W", "label": "§W"}]}},
            {"type": "gallery", "caption": "§W", "figures": [{"media": {"src": "§A", "alt": "§W"}}]}, {"type": "§W", "text": "§W"}
        ]}"##;
    folder.write(
        "evil.json",
        &document.replace("§W", EVIL).replace("§A", URL),
    );
    let ran = export(&folder, "evil.json", &[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let html = Html::parse_fragment(&ran.out);
    assert_eq!(tags(&html.root_element().inner_html()), tags(&ran.out));
    assert_eq!(all(&html, "script").len(), 1);
    let tags = all(&html, "action-news-article");
    let [tag] = tags.as_slice() else {
        panic!("{} tags", tags.len());
    };
    // Nothing broke out of the tag: only the script is beside it.
    let beside = tag.parent().expect("a parent").children();
    assert_eq!(beside.filter(|node| node.value().is_element()).count(), 2);
    assert!(
        tag.text()
            .collect::<String>()
            .matches("<script>EVIL()")
            .count()
            > 20
    );
    for element in all(&html, "*") {
        for (name, _) in element.value().attrs() {
            assert!(
                !name.starts_with("on")
                    && !name.starts_with("data-")
                    && !["style", "class"].contains(&name),
                "{name} in {}",
                element.html()
            );
        }
    }
}

/// Paragraphs of a document's body, at any depth.
fn paragraphs(value: &serde_json::Value, into: &mut Vec<String>) {
    let text = |text: &serde_json::Value| match text {
        serde_json::Value::Array(runs) => runs
            .iter()
            .map(|run| run["t"].as_str().or(run.as_str()).unwrap_or_default())
            .collect(),
        text => text.as_str().unwrap_or_default().to_owned(),
    };
    if value["type"] == "paragraph" {
        into.push(words(&text(&value["text"])));
    }
    for inside in value.as_array().into_iter().flatten() {
        paragraphs(inside, into);
    }
    for (_, inside) in value.as_object().into_iter().flatten() {
        paragraphs(inside, into);
    }
}

#[test]
fn every_demo_article_is_complete_and_can_be_imported_again() {
    let folder = Folder::new("export-demo");
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut open = vec![content.join("articles")];
    let (mut met, mut seen) = (0, 0);
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                std::fs::read_dir(path)
                    .expect("a folder")
                    .map(|entry| entry.expect("an entry").path()),
            );
            continue;
        }
        let source: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
        let path = path.to_str().expect("a name");
        let ran = export(&folder, path, &[]);
        assert_eq!(ran.status, 0, "{path}: {}", ran.err);
        let html = Html::parse_fragment(&ran.out);
        assert_eq!(
            tags(&html.root_element().inner_html()),
            tags(&ran.out),
            "{path}"
        );
        assert_eq!(
            all(
                &html,
                "h1, style, button, [style], [class], [tabindex], [role]"
            )
            .len(),
            0,
            "{path}"
        );
        assert_eq!(
            (
                all(&html, "h2")[0].text().collect::<String>().is_empty(),
                all(&html, "script").len()
            ),
            (false, 1)
        );
        for link in all(&html, "[href], [src]") {
            let url = link.attr("href").or(link.attr("src")).expect("an address");
            let leads = match url.strip_prefix('#') {
                Some(id) => all(&html, "[id]")
                    .iter()
                    .any(|it| it.attr("id") == Some(id)),
                None => ["https://", "http://", "mailto:", "tel:"]
                    .iter()
                    .any(|start| url.starts_with(start)),
            };
            assert!(leads, "{path}: {url}");
        }
        // All paragraphs in their order, and again after an import from a blog that contains the tag's text.
        let mut expected = Vec::new();
        paragraphs(&source["body"], &mut expected);
        let text = words(
            &all(&html, "article")[0]
                .text()
                .collect::<Vec<_>>()
                .join(" "),
        );
        let mut rest = text.as_str();
        for paragraph in &expected {
            let at = rest.find(paragraph.as_str());
            let at = at.unwrap_or_else(|| panic!("{path}: {paragraph} is missing or out of order"));
            rest = &rest[at + paragraph.len()..];
        }
        let inside = all(&html, "article")[0].inner_html();
        let post = serde_json::json!({"id": 1, "slug": "a", "title": {"rendered": "A"}, "content": {"rendered": inside}});
        let back = folder.run_with(
            &["import", "-", "--format", "wordpress"],
            &post.to_string(),
            &[],
        );
        assert_eq!(back.status, 0, "{path}: {}", back.err);
        let mut read = Vec::new();
        paragraphs(&serde_json::from_str(&back.out).expect("JSON"), &mut read);
        let mut read = read.iter();
        for paragraph in &expected {
            assert!(
                read.any(|it| it == paragraph),
                "{path}: {paragraph} does not come back"
            );
        }
        met += 1;
        seen += expected.len();
    }
    assert!(
        met >= 30 && seen >= 200,
        "{seen} paragraphs in {met} articles"
    );
}
