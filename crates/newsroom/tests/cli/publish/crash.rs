//! Runs that are killed or cannot write: every page can be read, and the next run finishes the work.

use super::newsroom::{NOW, Newsroom};
use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

const ARTICLES: usize = 200;
const KILLS: usize = 20;
const WEEK: u64 = 7 * 86_400;

/// The same numbers in each run of the test (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}

#[test]
fn killed_at_any_moment_every_page_is_readable_and_the_next_run_finishes() {
    let site = Newsroom::new("publish-killed");
    site.articles(0..ARTICLES);
    let begun = Instant::now();
    site.publish_fresh("timed").is_well();
    // The time of a complete run, measured again and again, because other tests slow it down.
    let mut whole = begun.elapsed();
    let mut chance = Chance(3);
    let mut killed = 0;
    for round in 0.. {
        assert!(round < 10 * KILLS, "only {killed} runs could be killed");
        // Something to do in each round; now and then everything, with another app.
        for _ in 0..10 {
            let number = chance.below(ARTICLES as u64 + 50) as usize;
            match chance.below(4) {
                0 => {
                    let file = format!("content/articles/world/n{number:03}.json");
                    let _ = fs::remove_file(site.folder.0.join(file));
                }
                _ => site.article(number, &format!("Round {round} of {number}")),
            }
        }
        if round % 3 == 2 {
            site.app(&format!("app of round {round}"));
        }
        // More often early than late: compressing takes most of the time, writing pages a small part of it.
        let part = chance.below(1000) as f64 / 1000.0;
        let begun = Instant::now();
        match publish_and_kill(&site, whole.mul_f64(part * part)) {
            true => killed += 1,
            false => whole = begun.elapsed(),
        }
        if site.folder.has("site") {
            site.is_readable();
        }
        if killed == KILLS {
            break;
        }
    }
    let last = site.publish(&[]);
    assert_eq!(last.status, 0, "{}", last.err);
    site.is_readable();
    // After a week, files of earlier apps are deleted; then the site is the same as a new one.
    assert_eq!(site.publish_at(NOW + WEEK + 1, &[]).status, 0);
    assert_eq!(site.publish_fresh_at(NOW + WEEK + 1, "fresh").status, 0);
    site.same_trees("site", "fresh");
    assert!(!site.folder.has("site.cache/journal"));
}

/// Publishes, and kills the run after a time. Returns whether it was still running.
fn publish_and_kill(site: &Newsroom, after: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsroom"))
        .args([
            "publish",
            "--content",
            "content",
            "--app",
            "app",
            "--out",
            "site",
        ])
        .current_dir(&site.folder.0)
        .env("SOURCE_DATE_EPOCH", NOW.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("newsroom starts");
    let mut output = child.stdout.take().expect("its output");
    let (send, ended) = channel();
    let reader = thread::spawn(move || {
        let mut text = String::new();
        let _ = output.read_to_string(&mut text);
        let _ = send.send(());
    });
    let running = ended.recv_timeout(after).is_err();
    // SIGKILL: it cannot be caught.
    child.kill().expect("it is ended");
    let status = child.wait().expect("its status");
    reader.join().expect("its output");
    assert!(running || status.success(), "{status}");
    running && !status.success()
}

#[test]
fn a_run_that_cannot_write_leaves_the_site_readable_and_the_next_one_finishes() {
    let site = Newsroom::new("publish-stuck");
    site.articles(0..80);
    site.publish(&[]).is_well();
    site.app("two");
    site.article(41, "Another headline");
    site.article(300, "A new one");
    // A folder at the path of a page, which a rename cannot replace.
    site.remove("site/world/n040/index.html");
    site.write("site/world/n040/index.html/in-the-way", "");
    let ran = site.publish(&[]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .contains("newsroom: cannot write site/world/n040/index.html: "),
        "{}",
        ran.err
    );
    site.is_readable();
    fs::remove_dir_all(site.folder.0.join("site/world/n040")).expect("it is gone");
    site.publish(&[]).is_well();
    site.is_readable();
    site.publish_at(NOW + WEEK + 1, &[]).is_well();
    site.publish_fresh_at(NOW + WEEK + 1, "fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn changes_of_an_unfinished_run_are_found_even_if_lengths_are_equal() {
    let site = Newsroom::new("publish-undone");
    site.articles(0..5);
    site.publish(&[]).is_well();
    // It fails at the very end, after pages and their copies are written.
    site.article(1, "Stony 1");
    site.remove("content/articles/world/n002.json");
    site.remove("site/world/n002.json");
    site.write("site/world/n002.json/in-the-way", "");
    let ran = site.publish(&[]);
    let why = "newsroom: cannot delete site/world/n002.json: ";
    assert!(ran.status == 1 && ran.err.contains(why), "{}", ran.err);
    assert!(site.text("site/world/n001/index.html").contains("Stony 1"));
    fs::remove_dir_all(site.folder.0.join("site/world/n002.json")).expect("it is gone");
    // Keys and lengths are those in the store; the bytes of the pages are not.
    site.articles(1..3);
    site.publish(&[]).is_well();
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn files_of_an_unfinished_run_are_deleted_with_their_article() {
    let site = Newsroom::new("publish-orphan");
    site.articles(0..5);
    site.publish(&[]).is_well();
    let before = site.bytes("site.cache/store");
    site.article(7, "Only for a moment");
    site.publish(&[]).is_well();
    // As after a run that was killed just before it wrote the store.
    fs::write(site.folder.0.join("site.cache/store"), before).expect("the store");
    site.write(
        "site.cache/journal",
        "world/n007.json\nworld/n007/index.html\nwor",
    );
    site.write("site/world/.n007.json.newsroom", "half");
    site.write("site/world/CNAME", "the publisher's own");
    site.remove("content/articles/world/n007.json");
    site.publish(&[]).is_well();
    site.remove("site/world/CNAME");
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn a_damaged_cache_costs_time_and_nothing_else() {
    let site = Newsroom::new("publish-damaged");
    site.articles(0..5);
    site.publish(&[]).is_well();
    let whole = site.tree("site");
    let state = site.bytes("site.cache/store");
    for at in [0, state.len() / 2, state.len() - 1] {
        let mut damaged = state.clone();
        damaged[at] ^= 1;
        fs::write(site.folder.0.join("site.cache/store"), damaged).expect("the store");
        site.publish(&[]).is_well();
        assert!(site.tree("site") == whole, "{at}");
    }
    fs::write(site.folder.0.join("site.cache/store"), "no store").expect("the store");
    site.publish(&[]).is_well();
    assert!(site.tree("site") == whole);
    site.remove("site.cache/store");
    site.publish(&[]).is_well();
    assert!(site.tree("site") == whole);
}
