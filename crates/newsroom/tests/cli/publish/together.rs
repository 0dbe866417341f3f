//! Two publishes at once.

use super::newsroom::Newsroom;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

#[test]
fn the_second_waits_and_prints_that() {
    let site = Newsroom::new("publish-together");
    site.articles(0..3);
    fs::create_dir_all(site.folder.0.join("site.cache")).expect("the cache");
    let held = File::create(site.folder.0.join("site.cache/lock")).expect("the lock");
    held.lock().expect("the first has it");
    let mut second = Command::new(env!("CARGO_BIN_EXE_newsroom"))
        .args(["publish", "--app", "app", "--out", "site"])
        .current_dir(&site.folder.0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("newsroom starts");
    let mut errors = BufReader::new(second.stderr.take().expect("its errors"));
    let mut line = String::new();
    errors.read_line(&mut line).expect("a line");
    assert_eq!(
        line,
        "newsroom: another publish is writing site; waiting for it to end\n"
    );
    assert!(second.try_wait().expect("its status").is_none() && !site.folder.has("site"));
    held.unlock().expect("the first has ended");
    let mut rest = String::new();
    errors.read_to_string(&mut rest).expect("the rest");
    assert!(second.wait().expect("its status").success(), "{rest}");
    site.is_readable();
    assert!(site.folder.has("site/world/n002/index.html"));
}

#[test]
fn two_at_once_write_one_site() {
    let site = Newsroom::new("publish-at-once");
    site.articles(0..30);
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_newsroom"))
            .args(["publish", "--app", "app", "--out", "site"])
            .current_dir(&site.folder.0)
            .env("SOURCE_DATE_EPOCH", super::newsroom::NOW.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("newsroom starts")
    };
    let both = [start(), start()];
    for mut one in both {
        assert!(one.wait().expect("its status").success());
    }
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}
