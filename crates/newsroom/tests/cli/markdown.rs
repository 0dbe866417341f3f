//! Articles in Markdown, in each command that reads articles.

use super::{Folder, PORTAL, article};
use serde_json::Value;

const STORY: &str = "---\n\
    headline: Snow on the pass\n\
    lang: en-CA\n\
    section: {id: local, name: Local}\n\
    published: 2024-11-23T08:00:00-07:00\n\
    ---\n\n\
    It fell all night.\n\n\
    **The roof**\n![Snow on a roof](/images/lake.jpg)\nA roof in the morning.\n*Ann Lee*\n\n\
    More about [the lake](/world/lake/).\n";

fn content(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write("portal.json", PORTAL)
        .write("articles/world/lake.json", &article("world/lake", ""))
        .write("articles/local/snow.md", STORY)
        .picture("images/lake.jpg");
    folder
}

#[test]
fn it_is_checked_with_the_rest_of_the_content() {
    let folder = content("markdown-check");
    folder
        .run(&["check", "."])
        .is(0, "3 documents, 0 errors, 0 warnings\n", "");
    folder
        .run(&["check", "articles"])
        .is(0, "2 documents, 0 errors, 0 warnings\n", "");
    let wrong = STORY
        .replace("headline", "id: local/ice\nheadlin: x\nheadline")
        .replace("id: local, name", "id: lokal, name")
        .replace("/world/lake/", "/world/lakes/");
    folder.write("articles/local/snow.md", &wrong);
    let path = "./articles/local/snow.md";
    let expected = format!(
        "{path}:2:5: error: /id: the file is articles/local/snow.md; write \"local/snow\", or move it\n\
         {path}:3:1: error: /headlin: unknown key \"headlin\"; did you mean \"headline\"?\n\
         {path}:6:15: error: /section/id: portal.json has no section \"lokal\"; did you mean \"local\"?\n\
         {path}:17:12: error: /body/2/text/1/href: there is no page /world/lakes/ on the site; did you mean /world/lake/?\n\
         3 documents, 4 errors, 0 warnings\n"
    );
    folder.run(&["check", "."]).is(1, &expected, "");
    // Links to it are right, and a file in JSON may not be the same article.
    folder
        .write("articles/local/snow.md", STORY)
        .write("articles/local/snow.json", &article("local/snow", ""));
    let ran = folder.run(&["check", "."]);
    assert!(
        ran.out.contains("articles/local/snow.md:1:1: error: /id: duplicate id: articles/local/snow.json has it too")
            || ran.out.contains("articles/local/snow.md:2:1: error: /id: duplicate id: articles/local/snow.json has it too"),
        "{}",
        ran.out
    );
}

#[test]
fn markdown_outside_articles_is_not_checked() {
    let folder = content("markdown-readme");
    folder.write("README.md", "# A newsroom\n");
    folder
        .run(&["check", "."])
        .is(0, "3 documents, 0 errors, 0 warnings\n", "");
    folder.write("notes/README.md", "# Notes\n");
    let ran = folder.run(&["check", "notes"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn its_data_is_written() {
    let folder = content("markdown-data");
    folder
        .run(&["data", "--content", ".", "--out", "out"])
        .is(0, "", "");
    let snow: Value = serde_json::from_str(&folder.read("out/local/snow.json")).unwrap();
    assert_eq!(snow["headline"], "Snow on the pass");
    assert_eq!(snow["body"][1]["title"], "The roof");
    assert_eq!(snow["body"][1]["credit"], "Ann Lee");
    let front: Value = serde_json::from_str(&folder.read("out/local/index.json")).unwrap();
    assert_eq!(front["items"][0]["id"], "local/snow");
    // Drafts are not published.
    folder.write(
        "articles/local/snow.md",
        &STORY.replace("headline: ", "status: draft\nheadline: "),
    );
    folder
        .run(&["data", "--content", ".", "--out", "other"])
        .is(0, "", "");
    assert!(!folder.has("other/local/snow.json"));
}

#[test]
fn an_article_in_json_is_used_instead() {
    let folder = content("markdown-twice");
    folder.write("articles/local/snow.json", &article("local/snow", ""));
    let ran = folder.run(&["data", "--content", ".", "--out", "out"]);
    assert!(
        ran.err.contains("./articles/local/snow.md: error: local/snow.json is the same article; remove one of the files\n"),
        "{}",
        ran.err
    );
    assert!(
        !folder
            .read("out/local/snow.json")
            .contains("Snow on the pass")
    );
}

#[test]
fn it_is_imported_and_converted() {
    let folder = content("markdown-import");
    let ran = folder.run(&["import", "articles/local/snow.md"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let snow: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(snow["id"], "local/snow");
    let ran = folder.run_with(&["import", "-"], STORY, &[]);
    assert!(ran.out.contains("\"Snow on the pass\""), "{}", ran.err);
    let ran = folder.run(&["convert", "articles", "--out", "out"]);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (
            0,
            "2 documents: 2 articles written, 0 without an article, 0 duplicate ids, 0 existing files kept\n"
        )
    );
    assert!(
        folder
            .read("out/local/snow.json")
            .contains("A roof in the morning.")
    );
}
