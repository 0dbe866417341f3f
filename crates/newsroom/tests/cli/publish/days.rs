//! Days without a time, and dates in the future.

use super::newsroom::Newsroom;
use crate::article;

/// 2024-11-24T06:00:00Z: eleven in the evening of the 23rd in Edmonton, the 24th in Auckland.
const NOW: u64 = 1_732_428_000;

fn write(site: &Newsroom, id: &str, published: &str, more: &str) {
    let text = article(id, more).replace("2024-11-23T08:00:00-07:00", published);
    site.write(&format!("content/articles/{id}.json"), &text);
}

fn in_zone(site: &Newsroom, zone: &str) {
    let portal = site.text("content/portal.json");
    site.write(
        "content/portal.json",
        &portal.replace("America/Edmonton", zone),
    );
}

/// The day of a moment in a zone.
fn day_in(moment: &str, zone: &str) -> String {
    let moment: jiff::Timestamp = moment.parse().expect(moment);
    moment.in_tz(zone).expect("a zone").date().to_string()
}

#[test]
fn a_date_without_a_time_is_a_day_in_the_portals_zone() {
    for zone in ["America/Edmonton", "Pacific/Auckland"] {
        let site = Newsroom::new(&format!("publish-days-{}", zone.replace('/', "-")));
        in_zone(&site, zone);
        write(
            &site,
            "local/day",
            "2024-11-22",
            r#""updated": "2024-11-23""#,
        );
        write(&site, "local/no-offset", "2024-11-22T21:00:00", "");
        // Between the days of UTC and of the zone.
        write(&site, "local/late", "2024-11-22T11:59:00Z", "");
        site.publish_at(NOW, &[]).is_well();
        let feed: serde_json::Value =
            serde_json::from_str(&site.text("site/feed.json")).expect("JSON");
        let items = feed["items"].as_array().expect("items");
        let mut moments = Vec::new();
        for item in items {
            let id = item["id"].as_str().expect("an id");
            let published = item["date_published"].as_str().expect("a date");
            moments.push(published.parse::<jiff::Timestamp>().expect("RFC 3339"));
            if !id.contains("late") {
                assert_eq!(day_in(published, zone), "2024-11-22", "{zone} {id}");
            }
            if id.contains("day") {
                let updated = item["date_modified"].as_str().expect("a date");
                assert_eq!(day_in(updated, zone), "2024-11-23", "{zone}");
            }
        }
        assert!(moments.is_sorted_by(|a, b| a >= b), "{zone}: {moments:?}");
        let xml = site.text("site/feed.xml");
        let dates = xml
            .split("<pubDate>")
            .skip(1)
            .filter_map(|rest| rest.split('<').next());
        let dates: Vec<i64> = dates
            .map(|date| {
                jiff::fmt::rfc2822::parse(date)
                    .expect(date)
                    .timestamp()
                    .as_second()
            })
            .collect();
        let own: Vec<i64> = moments.iter().map(|moment| moment.as_second()).collect();
        assert_eq!(dates, own, "{zone}");
        let page = site.text("site/local/day/index.html");
        assert!(
            page.contains(r#"property="article:published_time" content="2024-11-22""#),
            "{page}"
        );
        assert!(page.contains(r#""datePublished":"2024-11-22""#), "{page}");
        let sitemap = site.text("site/sitemap.xml");
        assert!(
            sitemap.contains("<lastmod>2024-11-23</lastmod>"),
            "{sitemap}"
        );
        let news = site.text("site/news-sitemap.xml");
        assert!(
            news.contains("<news:publication_date>2024-11-22</news:publication_date>"),
            "{news}"
        );
    }
}

#[test]
fn a_day_begins_at_midnight_in_the_default_region_and_feeds_have_no_future_dates() {
    let site = Newsroom::new("publish-days-ahead");
    write(&site, "local/today", "2024-11-23", "");
    write(&site, "local/tomorrow", "2024-11-24", "");
    write(&site, "local/in-an-hour", "2024-11-24T07:00:00Z", "");
    write(&site, "local/slip", "2034-11-23T08:00:00-07:00", "");
    write(
        &site,
        "local/changed",
        "2024-11-20",
        r#""updated": "2034-11-23T08:00:00-07:00""#,
    );
    let ran = site.publish_at(NOW, &[]);
    ran.is_well();
    for line in [
        "local/tomorrow: From 2024-11-24",
        "local/in-an-hour: From 2024-11-24 07:00 UTC",
        "local/slip: From 2034-11-23 08:00 -07:00",
        "3 articles; publish again at 2024-11-24T07:00:00Z",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    for file in [
        "index.json",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
        "news-sitemap.xml",
        "local/changed/index.html",
    ] {
        let text = site.text(&format!("site/{file}"));
        for part in ["2034", "tomorrow", "in-an-hour", "slip"] {
            assert!(!text.contains(part), "{file}: {part}: {text}");
        }
    }
    assert!(
        site.text("site/feed.xml")
            .contains("<lastBuildDate>Sat, 23 Nov 2024 00:00:00 -0700")
    );
    assert!(site.folder.has("site/local/today/index.html") && !site.folder.has("site/local/slip"));
    let json: serde_json::Value =
        serde_json::from_str(&site.publish_at(NOW, &["--json"]).out).expect("JSON");
    assert_eq!(json["heldBack"], 3);
    assert_eq!(json["heldBackArticles"][1]["id"], "local/slip");
    // Midnight in Edmonton.
    site.publish_at(NOW + 3600, &[]).is_well();
    assert!(
        site.folder.has("site/local/tomorrow/index.html")
            && site.folder.has("site/local/in-an-hour/index.html")
    );
    // The change has come.
    site.publish_at(2_048_000_000, &[]).is_well();
    assert!(
        site.text("site/local/changed/index.html")
            .contains("2034-11-23")
    );
    site.publish_fresh_at(2_048_000_000, "fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn check_reports_every_date_in_the_future() {
    let site = Newsroom::new("check-days-ahead");
    let more = r#""updated": "2962-11-23", "corrections": [{"date": "2962-11-24", "text": "C"}],
        "live": {"state": "ended"}, "updates": [{"id": "u", "published": "2962-11-25T08:00:00Z", "body": [{"type": "divider"}]}]"#;
    write(&site, "local/slip", "2962-11-22", more);
    let check = site.folder.run(&["check", "content"]);
    for (pointer, day) in [
        ("/published", "2962-11-22"),
        ("/updated", "2962-11-23"),
        ("/corrections/0/date", "2962-11-24"),
        ("/updates/0/published", "2962-11-25T08:00:00Z"),
    ] {
        let line = format!("warning: {pointer}: {day} is more than a day in the future");
        assert!(check.out.contains(&line), "{line}: {}", check.out);
    }
}
