//! `--dry-run` and `--json`.

use super::newsroom::{NOW, Newsroom, Times, story};
use serde_json::{Value, json};

fn all_times(site: &Newsroom) -> Times {
    site.times(".")
}

/// What a dry run says about paths of the site: those to write and those to delete.
fn planned(site: &Newsroom, more: &[&str]) -> (Vec<String>, Vec<String>) {
    let (before, times) = (site.tree("."), all_times(site));
    let ran = site.publish(&[&["--dry-run", "--json"], more].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(before == site.tree("."), "a file has changed");
    assert_eq!(times, all_times(site));
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["dryRun"], true);
    let list = |key: &str| serde_json::from_value(json[key].clone()).expect(key);
    (list("write"), list("delete"))
}

/// What a publish really wrote and deleted, without compressed copies.
fn changed(site: &Newsroom, more: &[&str]) -> (Vec<String>, Vec<String>) {
    let times = |site: &Newsroom| -> Times {
        let in_site = site.folder.has("site").then(|| site.times("site"));
        let beside = site
            .folder
            .has("site.deploy")
            .then(|| site.times("site.deploy"));
        let beside = beside.unwrap_or_default().into_iter();
        let beside = beside.map(|(path, time)| (format!("site.deploy/{path}"), time));
        let mut all: Times = in_site.unwrap_or_default();
        all.extend(beside);
        all
    };
    let before = times(site);
    site.publish(more).is_well();
    let after = times(site);
    let is_copy = |path: &str| path.ends_with(".br") || path.ends_with(".gz");
    let write = after
        .iter()
        .filter(|(path, time)| !is_copy(path) && before.get(*path) != Some(time));
    let delete = before.keys().filter(|path| !after.contains_key(*path));
    (
        write.map(|(path, _)| path.clone()).collect(),
        delete.cloned().collect(),
    )
}

#[test]
fn a_dry_run_says_what_a_publish_does_and_changes_nothing() {
    let site = Newsroom::new("publish-dry-run");
    site.articles(0..30);
    site.write("content/images/notes.txt", "as it is");
    let check = |what: &str| {
        let (planned, changed) = (planned(&site, &[]), changed(&site, &[]));
        assert_eq!(planned, changed, "{what}");
        planned
    };
    let (write, _) = check("the first");
    assert!(write.contains(&"world/n001/index.html".to_owned()));
    assert_eq!(check("nothing new"), (Vec::new(), Vec::new()));
    site.article(29, "Another headline");
    let (write, _) = check("a change");
    for path in ["world/n029/index.html", "index.json", "feed.xml"] {
        assert!(write.contains(&path.to_owned()), "{path} in {write:?}");
    }
    site.remove("content/articles/world/n003.json");
    let (_, delete) = check("a deletion");
    assert!(delete.contains(&"world/n003.json".to_owned()), "{delete:?}");
    let alias = story(5, "Story 5").replacen(
        "\"headline\"",
        "\"aliases\": [\"/old.html\"], \"headline\"",
        1,
    );
    site.write("content/articles/world/n005.json", &alias);
    let (write, _) = check("an alias");
    for path in ["old.html", "_redirects", "site.deploy/nginx-moves.conf"] {
        assert!(write.contains(&path.to_owned()), "{path} in {write:?}");
    }
    site.app("two");
    check("another app");
    let ran = site.publish(&["--dry-run"]);
    let first = ran.out.lines().next();
    assert_eq!(first, Some("nothing has been changed; without --dry-run:"));
    site.article(29, "A third headline");
    let ran = site.publish(&["--dry-run"]);
    assert!(
        ran.out.contains("write   world/n029/index.html\n"),
        "{}",
        ran.out
    );
}

#[test]
fn the_summary_is_json() {
    let site = Newsroom::new("publish-json");
    site.articles(0..2);
    let at = article::date::Timestamp::from_epoch_seconds(i64::try_from(NOW).expect("a time") + 60);
    let held = story(7, "Held").replacen(
        "\"headline\"",
        &format!("\"embargo\": \"{}\", \"headline\"", at.expect("a time")),
        1,
    );
    site.write("content/articles/world/n007.json", &held);
    site.write("content/articles/world/broken.json", "{}");
    let ran = site.publish(&["--json", "--no-compress"]);
    assert_eq!(ran.status, 0);
    let json: Value = serde_json::from_str(&ran.out).expect("one object");
    assert_eq!(json["dryRun"], false);
    assert_eq!(json["files"]["pages"]["unchanged"], 0);
    assert!(
        json["files"]["pages"]["written"].as_u64() > Some(4),
        "{json}"
    );
    assert_eq!(json["heldBack"], 1);
    assert_eq!(json["nextDue"], at.expect("a time").to_string());
    assert_eq!(
        (&json["leftOut"], &json["notUpdated"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(
        json["problems"][0]["file"],
        "content/articles/world/broken.json"
    );
    let problem = json["problems"][0]["problem"].as_str().unwrap_or_default();
    assert!(problem.starts_with("1:1: error: "), "{problem}");
    assert!(json["seconds"].is_f64() && json.get("write").is_none());
    assert_eq!(site.publish(&["--json", "--strict"]).status, 1);
}
