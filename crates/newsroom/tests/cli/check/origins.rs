//! Pictures of other sites, which the policy of the newsroom's site blocks.

use crate::{Folder, PORTAL, article};

const SAYS: &str = "pages do not show files of https://old.example: fetch them with \"newsroom import --pictures\", or add \
    \"https://old.example\" to \"imageOrigins\" in portal.json";

fn figure(src: &str) -> String {
    format!(
        r#""lead": {{"type": "figure", "media": {{"src": "{src}", "alt": "A", "width": 4, "height": 3}}}}"#
    )
}

#[test]
fn files_of_other_origins_are_reported_unless_the_portal_allows_them() {
    let folder = Folder::new("check-origins");
    folder.write("content/portal.json", PORTAL);
    let story = article("local/a", &figure("https://old.example/a.jpg"));
    folder.write("content/articles/local/a.json", &story);
    folder.write(
        "content/articles/local/b.md",
        "---\nheadline: B\n---\n\n![A](https://old.example/b.jpg)\n",
    );
    let check = folder.run(&["check", "content"]);
    assert_eq!(check.status, 0);
    let a = format!("content/articles/local/a.json:3:96: warning: /lead/media/src: {SAYS}\n");
    assert!(check.out.starts_with(&a), "{}", check.out);
    assert_eq!(check.out.matches(SAYS).count(), 2, "{}", check.out);
    let allows = format!(
        r#"{}, "imageOrigins": ["https://old.example"]}}"#,
        PORTAL.trim_end().trim_end_matches('}')
    );
    folder.write("content/portal.json", &allows);
    folder
        .run(&["check", "content"])
        .is(0, "3 documents, 0 errors, 0 warnings\n", "");
}

#[test]
fn import_reports_blocked_files_inside_a_newsroom() {
    let folder = Folder::new("import-origins");
    let body = r#""body": [{"type": "paragraph", "text": "Words."}]"#;
    let two = article("local/a", &figure("https://old.example/a.jpg")).replacen(
        body,
        r#""body": [{"type": "figure", "media": {"src": "https://old.example/b.jpg", "alt": "B", "width": 4, "height": 3}}]"#,
        1,
    );
    folder.write("story.json", &two);
    // Nothing is known of a policy.
    let alone = folder.run(&["import", "story.json"]);
    assert_eq!((alone.status, alone.err.as_str()), (0, ""));
    folder.write("content/portal.json", PORTAL);
    let says = format!(
        "newsroom: warning: {}\n",
        SAYS.replacen("files of", "2 files of", 1)
    );
    let ran = folder.run(&["import", "story.json"]);
    assert_eq!(
        (ran.status, ran.out, ran.err.as_str()),
        (0, alone.out, &*says)
    );
    let ran = folder.run(&["import", "story.json", "--out", "content/articles"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, &*says));
}
