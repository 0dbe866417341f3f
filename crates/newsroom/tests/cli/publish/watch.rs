//! `newsroom publish --watch`.

use super::newsroom::Newsroom;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// A running `newsroom publish --watch`, ended on drop.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(site: &Newsroom) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_newsroom"))
            .args(["publish", "--watch", "--app", "app", "--out", "site"])
            .current_dir(&site.folder.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("newsroom starts");
        let (send, lines) = channel();
        let output = child.stdout.take().expect("its output");
        let errors = child.stderr.take().expect("its errors");
        let sources: [Box<dyn Read + Send>; 2] = [Box::new(output), Box::new(errors)];
        for source in sources {
            let send = send.clone();
            thread::spawn(move || {
                for line in BufReader::new(source).lines().map_while(Result::ok) {
                    let _ = send.send(line);
                }
            });
        }
        Self { child, lines }
    }

    /// Waits for a line with these words.
    #[track_caller]
    fn wait_for(&self, words: &str) -> String {
        let mut others = Vec::new();
        loop {
            match self.lines.recv_timeout(Duration::from_secs(60)) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => others.push(line),
                Err(why) => panic!("{words}: {why} after {others:?}"),
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_save_is_published_and_a_broken_one_does_not_end_the_watch() {
    let site = Newsroom::new("publish-watch");
    site.articles(0..3);
    let watching = Watching::start(&site);
    watching.wait_for("wrote ");
    let page = "site/world/n001/index.html";
    // The page has the script that reloads it.
    assert!(site.text(page).contains("follow-"));
    site.article(1, "Saved once");
    let line = watching.wait_for("n001.json: wrote ");
    assert!(line.contains(" pages, ") && line.ends_with(" s"), "{line}");
    assert!(site.text(page).contains("Saved once"));
    site.write("content/articles/world/n001.json", "{");
    watching.wait_for("content/articles/world/n001.json:1:");
    assert!(site.text(page).contains("Saved once"));
    site.write("content/portal.json", "{");
    watching.wait_for("waiting for the next save");
    site.write("content/portal.json", super::PORTAL);
    site.article(1, "Saved again");
    watching.wait_for("wrote ");
    while !site.text(page).contains("Saved again") {
        watching.wait_for("wrote ");
    }
    site.write("content/articles/world/m.md", "---\nheadline: M\n---\n");
    watching.wait_for("m.md: wrote ");
    assert!(site.folder.has("site/world/m/index.html"));
    site.remove("content/articles/world/n002.json");
    watching.wait_for("deleted");
    assert!(!site.folder.has("site/world/n002"));
}

/// An embargo ends and an article expires, without a save.
#[test]
fn the_watch_publishes_when_an_article_is_due() {
    let site = Newsroom::new("publish-watch-due");
    site.articles(0..2);
    // A machine may be so slow that the first run is later than the shorter delays.
    for delay in [3, 10, 50] {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let due = i64::try_from(now.expect("a time").as_secs()).expect("a time") + delay;
        let due = article::date::Timestamp::from_epoch_seconds(due).expect("a time");
        for (number, key) in [(5, "embargo"), (6, "expires")] {
            let story = super::newsroom::story(number, "Due");
            let keys = format!("\"{key}\": \"{due}\", \"headline\"");
            let file = format!("content/articles/world/n{number:03}.json");
            site.write(&file, &story.replacen("\"headline\"", &keys, 1));
        }
        let watching = Watching::start(&site);
        watching.wait_for(" s");
        let has = |number: usize| {
            site.folder
                .has(&format!("site/world/n{number:03}/index.html"))
        };
        if has(5) {
            continue;
        }
        while !has(5) || has(6) {
            watching.wait_for("due: ");
        }
        return;
    }
    panic!("the first run takes longer than 50 s");
}
