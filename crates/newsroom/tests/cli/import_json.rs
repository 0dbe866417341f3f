//! `newsroom import --json`.

use super::Folder;

#[test]
fn articles_and_problems_are_one_object() {
    let folder = Folder::new("import-json");
    let post = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [
        {"id": "1", "url": "https://a.example/one", "title": "One", "content_html": "<p>Words.</p><img src=/a.jpg>"}]}"#;
    let ran = folder.run_with(&["import", "-", "--json"], post, &[]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("one object");
    let one = &json["articles"][0];
    assert_eq!(
        (&one["format"], &one["article"]["headline"]),
        (&"json-feed".into(), &"One".into())
    );
    assert!(one["problems"][0]["message"].is_string(), "{json}");
    let ran = folder.run_with(&["import", "-", "--json"], "{}", &[]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("one object");
    assert_eq!(ran.status, 1);
    assert!(
        json["articles"].as_array().is_some_and(Vec::is_empty),
        "{json}"
    );
    assert_eq!(json["problems"][0]["severity"], "error");
}
