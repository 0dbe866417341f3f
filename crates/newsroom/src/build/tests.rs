use super::ledger::RETIRED_SECONDS;
use super::*;
use crate::failure::Failure;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of a test, deleted at its end.
struct Temp(PathBuf);

impl Temp {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("newsroom-build-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn begin(&self, now: i64) -> (Build, Ledger) {
        let (out, cache) = (self.0.join("site"), self.0.join("cache"));
        let places = Places {
            out: &out,
            cache: &cache,
            force: false,
            mode: Mode::Write,
        };
        begin(&places, Some(halves), now).unwrap()
    }

    /// A run that makes these files from these bytes; returns how many were written and how many deleted.
    fn run(&self, now: i64, files: &[(&str, &str, Kind)]) -> Result<(usize, usize), Failure> {
        let (build, mut ledger) = self.begin(now);
        let mut written = 0;
        for (path, text, kind) in files {
            let made = build.file(path, digest::of(text.as_bytes()), *kind, || {
                Ok(text.as_bytes().to_vec())
            })?;
            written += made
                .changes
                .iter()
                .filter(|change| **change == Change::Written)
                .count();
            ledger.keep(&build, &made)?;
        }
        Ok((written, ledger.finish(build)?))
    }

    fn has(&self, path: &str) -> bool {
        self.0.join("site").join(path).is_file()
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Copies of long files, half as long.
fn halves(_: &SitePath, bytes: &[u8]) -> Vec<(Encoding, Vec<u8>)> {
    let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
    let encodings = [Encoding::Brotli, Encoding::Gzip]
        .into_iter()
        .filter(|_| bytes.len() > 100);
    encodings
        .map(|encoding| (encoding, half.to_vec()))
        .collect()
}

const LONG: &str = "Words that are long enough for a compressed copy to be worth it. ";

#[test]
fn only_what_changed_is_written_and_what_is_gone_is_deleted() {
    let temp = Temp::new();
    let long = LONG.repeat(20);
    let files = [
        ("a.html", &*long, Kind::Plain),
        ("b/c.txt", "short", Kind::Plain),
    ];
    assert_eq!(temp.run(0, &files).unwrap(), (2, 0));
    assert!(temp.has("a.html.br") && temp.has("a.html.gz") && !temp.has("b/c.txt.br"));
    assert_eq!(temp.run(0, &files).unwrap(), (0, 0));
    fs::write(temp.0.join("site/own.txt"), "of somebody else").unwrap();
    fs::remove_file(temp.0.join("site/b/c.txt")).unwrap();
    assert_eq!(
        temp.run(0, &[("b/c.txt", "other", Kind::Plain)]).unwrap(),
        (1, 3)
    );
    assert!(!temp.has("a.html") && !temp.has("a.html.br") && temp.has("own.txt"));
    assert_eq!(temp.run(0, &[]).unwrap(), (0, 1));
    assert!(!temp.0.join("site/b").exists() && temp.has("own.txt"));
}

#[test]
fn files_of_the_app_stay_for_a_week() {
    let temp = Temp::new();
    let old = [("assets/old.js", "old", Kind::App)];
    let new = [("assets/new.js", "new", Kind::App)];
    temp.run(0, &old).unwrap();
    temp.run(10, &new).unwrap();
    temp.run(RETIRED_SECONDS + 9, &new).unwrap();
    assert!(temp.has("assets/old.js"));
    temp.run(RETIRED_SECONDS + 10, &new).unwrap();
    assert!(!temp.has("assets/old.js") && temp.has("assets/new.js"));
}

#[test]
fn an_interrupted_run_is_finished_by_the_next_one() {
    let temp = Temp::new();
    let before = [("a.txt", "one", Kind::Plain), ("b.txt", "one", Kind::Plain)];
    temp.run(0, &before).unwrap();
    let (build, mut ledger) = temp.begin(0);
    for (path, text) in [("a.txt", "two"), ("new.txt", "new")] {
        let made = build
            .file(path, digest::of(text.as_bytes()), Kind::Plain, || {
                Ok(text.as_bytes().to_vec())
            })
            .unwrap();
        ledger.keep(&build, &made).unwrap();
    }
    ledger.commit().unwrap();
    drop((build, ledger));
    // The changes of the interrupted run are undone.
    assert_eq!(temp.run(0, &before).unwrap(), (1, 1));
    assert_eq!(fs::read(temp.0.join("site/a.txt")).unwrap(), b"one");
    assert!(!temp.has("new.txt") && !temp.0.join("cache/journal").exists());
}

#[test]
fn a_journal_deletes_nothing_outside_the_folder() {
    let temp = Temp::new();
    temp.run(0, &[("a.txt", "one", Kind::Plain)]).unwrap();
    fs::write(temp.0.join("precious.txt"), "not ours").unwrap();
    let absolute = temp.0.join("precious.txt");
    fs::write(
        temp.0.join("cache/journal"),
        format!(
            "../precious.txt\n{}\nx/../../precious.txt\n",
            absolute.display()
        ),
    )
    .unwrap();
    temp.run(0, &[]).unwrap();
    assert!(absolute.is_file() && !temp.has("a.txt"));
}

#[test]
fn two_files_of_one_path_are_refused() {
    for (one, other) in [
        ("images/A.jpg", "images/a.jpg"),
        ("images/e\u{301}.jpg", "images/\u{e9}.jpg"),
        ("feed.json", "feed.json"),
    ] {
        let temp = Temp::new();
        let (build, mut ledger) = temp.begin(0);
        for (name, path) in [("/1", one), ("/2", other)] {
            let file = NewFile {
                path: site_path(path).unwrap(),
                bytes: b"x".to_vec(),
                compress: true,
            };
            let made = build
                .write(name, 1, Kind::Plain, vec![file], Vec::new())
                .unwrap();
            ledger.keep(&build, &made).unwrap();
        }
        let refused = ledger.finish(build).unwrap_err().to_string();
        assert!(
            refused.contains(one) && refused.contains(other),
            "{refused}"
        );
    }
}

#[test]
fn the_first_run_after_a_start_of_the_system_compares_bytes() {
    let temp = Temp::new();
    let files = [("a.txt", "one", Kind::Plain)];
    temp.run(0, &files).unwrap();
    // As after a power cut: the store is on disk, the file's new bytes are not.
    fs::write(temp.0.join("site/a.txt"), "\0\0\0").unwrap();
    assert_eq!(temp.run(0, &files).unwrap(), (0, 0));
    fs::write(temp.0.join("cache/boot"), "another start").unwrap();
    assert_eq!(temp.run(0, &files).unwrap(), (1, 0));
    assert_eq!(fs::read(temp.0.join("site/a.txt")).unwrap(), b"one");
}

#[test]
fn a_damaged_store_costs_time_and_nothing_else() {
    let temp = Temp::new();
    let files = [("a.txt", "one", Kind::Plain), ("b.txt", "two", Kind::Plain)];
    temp.run(0, &files).unwrap();
    let whole = fs::read(temp.0.join("cache/store")).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut damaged = whole.clone();
        for byte in damaged.iter_mut().skip(at).take(64) {
            *byte ^= 0x55;
        }
        fs::write(temp.0.join("cache/store"), damaged).unwrap();
        temp.run(0, &files)
            .unwrap_or_else(|why| panic!("{at}: {why}"));
        assert_eq!(fs::read(temp.0.join("site/b.txt")).unwrap(), b"two", "{at}");
    }
}
