//! Different tags and authors whose fronts have the same name.

use super::{Folder, article, content};

fn tagged(folder: &Folder, id: &str, tags: &str) {
    let path = format!("articles/{id}.json");
    folder.write(&path, &article(id, &format!(r#""tags": [{tags}]"#)));
}

#[test]
fn tags_that_share_a_front_are_reported_in_both_articles() {
    let folder = content("check-words");
    tagged(
        &folder,
        "local/a",
        r#"{"name": "Pêche"}, {"name": "Snow Storm"}"#,
    );
    tagged(
        &folder,
        "local/b",
        r#"{"name": "snow  storm"}, {"name": "Péché"}"#,
    );
    tagged(
        &folder,
        "local/c",
        r#"{"name": "SNOW-STORM"}, {"name": "pêche"}"#,
    );
    let ran = folder.run(&["check", "."]);
    let expected = [
        "./articles/local/a.json:3:83: warning: /tags/0/name: \"Pêche\" and \"Péché\" of articles/local/b.json are both on \
         the front /tag/peche/; if they differ, give one a \"url\" of its own, such as \"/tag/peche-2/\"",
        "./articles/local/b.json:3:109: warning: /tags/1/name: \"Péché\" and \"Pêche\" of articles/local/a.json are both on \
         the front /tag/peche/; if they differ, give one a \"url\" of its own, such as \"/tag/peche-2/\"",
    ];
    let lines: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.contains(" warning: "))
        .collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    for (line, expected) in lines.iter().zip(expected) {
        let words = |line: &str| line.split(" warning: ").nth(1).map(str::to_owned);
        assert_eq!(words(line), words(expected));
    }
    assert_eq!(ran.status, 0);
    // The advice is followed.
    tagged(
        &folder,
        "local/b",
        r#"{"name": "Péché", "url": "/tag/peche-2/"}"#,
    );
    folder
        .run(&["check", "."])
        .is(0, "5 documents, 0 errors, 0 warnings\n", "");
}

#[test]
fn tags_that_differ_in_signs_have_their_own_fronts() {
    let folder = content("check-words-signs");
    tagged(
        &folder,
        "local/a",
        r#"{"name": "C"}, {"name": "C++"}, {"name": "C#"}, {"name": "🎉"}, {"name": "🎈"}, {"name": ".NET"}, {"name": "Net"},
           {"name": "ثلج"}, {"name": "مطر"}, {"name": "雪"}, {"name": "雨"}, {"name": "?!"}, {"name": "con"}"#,
    );
    folder
        .run(&["check", "."])
        .is(0, "3 documents, 0 errors, 0 warnings\n", "");
    // The same up to where names are cut.
    let long = "words ".repeat(20);
    tagged(
        &folder,
        "local/b",
        &format!(r#"{{"name": "{long}one"}}, {{"name": "{long}two"}}"#),
    );
    let ran = folder.run(&["check", "."]);
    assert_eq!(
        ran.out.matches("are both on the front /tag/words-").count(),
        2,
        "{}",
        ran.out
    );
}

#[test]
fn authors_that_share_a_page_are_reported() {
    let folder = content("check-words-authors");
    for (id, name) in [
        ("local/a", "Zoé Roy"),
        ("local/b", "Zoe Roy"),
        ("local/c", "ZOE ROY"),
    ] {
        let more = format!(r#""authors": [{{"name": "{name}"}}]"#);
        folder.write(&format!("articles/{id}.json"), &article(id, &more));
    }
    let ran = folder.run(&["check", "."]);
    let why = "\"Zoe Roy\" and \"Zoé Roy\" of articles/local/a.json are both on the front /author/zoe-roy/";
    assert!(ran.out.contains(why), "{}", ran.out);
    assert_eq!(ran.out.matches("warning:").count(), 2, "{}", ran.out);
}
