use crate::date::Timestamp;
use crate::model::Status;
use serde_json::json;

#[test]
fn a_status_or_an_embargo_that_cannot_be_read_makes_a_draft() {
    let check = |key: &str, value: serde_json::Value, status: Status| {
        let mut document = json!({
            "schema": "action-news/article/1", "id": "a", "headline": "Snow", "body": [],
        });
        document[key] = value.clone();
        let (article, _) = crate::read_value(&document).expect("an article");
        assert_eq!(article.status, status, "{key}: {value}");
        article
    };
    check("dateline", json!("Calgary"), Status::Published);
    check("status", json!("published"), Status::Published);
    check("status", json!("draft"), Status::Draft);
    check("status", json!("drfat"), Status::Draft);
    let end = "2062-11-23T20:00:00-07:00";
    let held = check("embargo", json!(end), Status::Published);
    assert_eq!(held.embargo, Timestamp::parse(end));
    // Without an offset, the moment is unknown.
    check("embargo", json!("2062-11-23T20:00:00"), Status::Draft);
    let held = check("embargo", json!("2062-11-23"), Status::Published);
    assert_eq!(held.embargo, Timestamp::parse("2062-11-23"));
    let passing = check("expires", json!(end), Status::Published);
    assert_eq!(passing.expires, Timestamp::parse(end));
    let passing = check("expires", json!("2062-11-23"), Status::Published);
    assert_eq!(passing.expires, Timestamp::parse("2062-11-23"));
    let timeless = check("expires", json!("2062-11-23T20:00:00"), Status::Published);
    assert_eq!(timeless.expires, None);
}
