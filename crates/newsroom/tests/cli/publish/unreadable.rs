//! Files that cannot be read: each is reported with the reason, and the others are published.

use super::newsroom::Newsroom;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

/// Whether file permissions apply to this user. They do not apply to root.
fn is_kept_out(folder: &Path) -> bool {
    let file = folder.join("kept-out");
    fs::write(&file, "").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("permissions");
    let is_kept_out = fs::read(&file).is_err();
    fs::remove_file(&file).expect("no file");
    is_kept_out
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
}

/// A newsroom with one good story and everything that a folder may contain besides files.
fn newsroom(name: &str) -> (Newsroom, bool) {
    let site = Newsroom::new(name);
    site.articles(0..1);
    site.write("outside.json", "{}");
    let articles = site.folder.0.join("content/articles/world");
    let at = |name: &str| articles.join(name);
    symlink("moved-away.json", at("gone.json")).expect("a link");
    symlink("round-b.json", at("round-a.json")).expect("a link");
    symlink("round-a.json", at("round-b.json")).expect("a link");
    symlink("../../../outside.json", at("out.json")).expect("a link");
    symlink("..", at("up")).expect("a link");
    pipe(&at("pipe.json"));
    fs::create_dir(at("folder.json")).expect("a folder");
    let is_kept_out = is_kept_out(&site.folder.0);
    if is_kept_out {
        site.article(7, "Locked");
        fs::rename(at("n007.json"), at("locked.json")).expect("a file");
        let none = fs::Permissions::from_mode(0o000);
        fs::set_permissions(at("locked.json"), none).expect("permissions");
    } else {
        eprintln!("skipped: files without permission (this user reads them)");
    }
    (site, is_kept_out)
}

/// The reason that is reported for each entry.
fn reasons(is_kept_out: bool) -> Vec<(&'static str, &'static str)> {
    let mut reasons = vec![
        (
            "gone.json",
            "it is a link to moved-away.json, which does not exist",
        ),
        ("round-a.json", "which leads nowhere"),
        ("round-b.json", "which leads nowhere"),
        ("out.json", "it is a link out of the folder"),
        ("pipe.json", "it is a pipe"),
        ("folder.json", "it is a folder with the name of a file"),
    ];
    reasons.extend(is_kept_out.then_some(("locked.json", "ermission denied")));
    reasons
}

#[track_caller]
fn names_all(text: &str, reasons: &[(&str, &str)]) {
    for (name, reason) in reasons {
        let line = text
            .lines()
            .find(|line| line.contains(&format!("world/{name}:")));
        assert!(
            line.is_some_and(|line| line.contains(reason)),
            "{name}: {text}"
        );
    }
}

#[test]
fn unreadable_files_are_reported_and_the_others_are_published() {
    let (site, is_kept_out) = newsroom("publish-unreadable");
    let reasons = reasons(is_kept_out);
    let ran = site.publish(&[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    names_all(&ran.err, &reasons);
    let up = "world/up: error: it is a link to the folder .., and is not followed";
    assert!(ran.err.contains(up), "{}", ran.err);
    assert!(site.folder.has("site/world/n000/index.html"));
    assert!(!site.text("site/feed.xml").contains("world/out"));
    let again = site.publish(&["--strict"]);
    assert_eq!(again.status, 1);
    names_all(&again.err, &reasons);
    let check = site.folder.run(&["check", "content"]);
    assert_eq!(check.status, 1);
    names_all(&check.out, &reasons);
    // Given by themselves, too.
    for name in ["gone.json", "round-a.json", "pipe.json"] {
        let path = format!("content/articles/world/{name}");
        let ran = site.folder.run(&["check", &path]);
        assert_eq!(ran.status, 1, "{name}");
        assert!(ran.out.contains(&path), "{name}: {}", ran.out);
        let ran = site.folder.run(&["import", &path]);
        assert!(
            ran.status == 1 && ran.err.contains(&path),
            "{name}: {}",
            ran.err
        );
        let ran = site
            .folder
            .run(&["export", &path, "--site", "https://n.example/"]);
        assert!(
            ran.status == 1 && ran.err.contains(&path),
            "{name}: {}",
            ran.err
        );
    }
    let data = site
        .folder
        .run(&["data", "--content", "content", "--out", "data"]);
    assert_eq!(data.status, 0, "{}", data.err);
    names_all(&data.err, &reasons);
}

#[test]
fn convert_and_corpus_report_unreadable_files_and_read_the_others() {
    let (site, is_kept_out) = newsroom("convert-unreadable");
    let ran = site
        .folder
        .run(&["convert", "content/articles", "--out", "converted"]);
    assert_eq!(ran.status, 1);
    names_all(&ran.err, &reasons(is_kept_out));
    assert!(site.folder.has("converted/world/n000.json"));
    let ran = site.folder.run(&["corpus", "content/articles"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.out.contains("it is a pipe") && ran.out.contains("does not exist"),
        "{}",
        ran.out
    );
}

#[test]
fn an_article_that_can_no_longer_be_read_keeps_its_page() {
    let site = Newsroom::new("publish-unreadable-later");
    site.articles(0..3);
    site.publish(&[]).is_well();
    let page = site.bytes("site/world/n001/index.html");
    let path = site.folder.0.join("content/articles/world/n001.json");
    let text = site.bytes("content/articles/world/n001.json");
    fs::remove_file(&path).expect("no file");
    pipe(&path);
    for _ in 0..2 {
        let ran = site.publish(&[]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(
            ran.err.contains("n001.json: error: it is a pipe"),
            "{}",
            ran.err
        );
        assert!(
            ran.err.contains("its page stays as it was last published"),
            "{}",
            ran.err
        );
        assert!(site.bytes("site/world/n001/index.html") == page);
        assert!(site.text("site/feed.xml").contains("world/n001"));
    }
    fs::remove_file(&path).expect("no pipe");
    symlink("nowhere.json", &path).expect("a link");
    let ran = site.publish(&[]);
    assert!(
        ran.err
            .contains("n001.json: error: it is a link to nowhere.json"),
        "{}",
        ran.err
    );
    assert!(site.bytes("site/world/n001/index.html") == page);
    fs::remove_file(&path).expect("no link");
    fs::write(&path, text).expect("a file");
    site.publish(&[]).is_well();
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn pages_of_a_folder_that_cannot_be_listed_are_kept() {
    let site = Newsroom::new("publish-unlisted");
    site.articles(0..2);
    let local = super::super::article("local/snow", "");
    site.write("content/articles/local/snow.json", &local);
    if !is_kept_out(&site.folder.0) {
        // Root lists every folder. A link in its place is not followed either.
        let articles = site.folder.0.join("content/articles");
        site.publish(&[]).is_well();
        fs::rename(articles.join("local"), site.folder.0.join("local")).expect("a folder");
        symlink("../../local", articles.join("local")).expect("a link");
        let ran = site.publish(&[]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(
            ran.err.contains("articles/local: error: it is a link"),
            "{}",
            ran.err
        );
        assert!(site.folder.has("site/local/snow/index.html"));
        fs::remove_file(articles.join("local")).expect("no link");
        site.publish(&[]).is_well();
        assert!(!site.folder.has("site/local/snow/index.html"));
        return;
    }
    site.publish(&[]).is_well();
    let folder = site.folder.0.join("content/articles/local");
    let set = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode));
    set(0o000).expect("permissions");
    let ran = site.publish(&[]);
    set(0o755).expect("permissions");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("articles/local: error: it cannot be listed"),
        "{}",
        ran.err
    );
    assert!(site.folder.has("site/local/snow/index.html"));
    site.publish(&[]).is_well();
}
