//! The summary of a run.

use crate::build::{Change, Changes, Made};
use article::date::Timestamp;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

mod json;

/// Files of one kind.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Count {
    /// Files that were written.
    pub written: usize,
    /// Files that had the same bytes already.
    #[serde(rename = "unchanged")]
    pub same: usize,
}

impl Count {
    /// Adds files.
    pub fn add(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Same => self.same += 1,
                Change::Written => self.written += 1,
            }
        }
    }

    fn all(self) -> usize {
        self.written + self.same
    }
}

/// All that a run did.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// HTML files.
    pub pages: Count,
    /// JSON files of articles and fronts.
    pub data: Count,
    /// Files of the app.
    pub assets: Count,
    /// Pictures in all widths and formats.
    pub pictures: Count,
    /// Feeds, sitemaps, configuration of hosts.
    pub rest: Count,
    /// Pages at former addresses.
    pub redirects: Count,
    /// How many files were compressed, their bytes, and the bytes of their smallest copies.
    pub compressed: [u64; 3],
    /// Deleted files.
    pub deleted: usize,
    /// Articles that may not be on the site now: drafts, embargoed or expired ones, and those dated in the future.
    pub held_back: Vec<HeldBackArticle>,
    /// When the next article is released or expires, in seconds since 1970.
    pub next_due: Option<i64>,
    /// Articles that are not on the site.
    pub left_out: usize,
    /// Articles whose page is older than their file.
    pub kept: usize,
    /// Articles with errors, of which readers do not see a part.
    pub faulty: usize,
    /// Originals that no variants could be made of.
    pub pictures_failed: usize,
    /// What is wrong with files of the content, in the order in which it was found.
    pub problems: Vec<FileProblem>,
    /// What a dry run would change.
    pub plan: Option<Changes>,
    /// Time spent on pages, data, feeds and all small files, compression included.
    pub pages_time: Duration,
    /// Time spent on pictures.
    pub pictures_time: Duration,
}

/// An article that may not be on the site now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldBackArticle {
    /// Its id.
    pub id: String,
    /// Why, in a few words.
    pub why: String,
}

/// Maximum number of held-back articles in the summary; `--json` lists all.
const MAX_NAMED: usize = 20;

/// Something that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileProblem {
    /// The file.
    pub file: String,
    /// What is wrong, with line and column if they are known: `3:9: error: …`.
    pub problem: String,
}

impl Tally {
    /// Notes and prints to standard error what is wrong with a file. `problem` begins with a colon, or with a space.
    pub fn problem(&mut self, file: &Path, problem: &str) {
        eprintln!("{}{problem}", file.display());
        self.problems.push(FileProblem {
            file: file.display().to_string(),
            problem: problem.trim_start_matches([':', ' ']).to_owned(),
        });
    }

    /// The same for problems that `newsroom check` has found, except those noted already.
    pub fn add_problems(&mut self, problems: Vec<FileProblem>) {
        for found in problems {
            if !self.problems.contains(&found) {
                self.problem(Path::new(&found.file), &[":", &found.problem].concat());
            }
        }
    }

    /// Counts the pages and data of an article or a front. Frames and their descriptions do not count.
    pub fn count(&mut self, made: &Made) {
        for (file, change) in made.record.files.iter().zip(&made.changes) {
            let path = file.path.as_str();
            if path.starts_with("embed/") || path.starts_with("oembed/") {
                continue;
            }
            let count = match path.ends_with(".html") {
                true => &mut self.pages,
                false => &mut self.data,
            };
            count.add(&[*change]);
        }
    }

    /// Counts the pages and data of an article that has been counted before and was made a second time.
    pub fn count_again(&mut self, made: &Made) {
        let mut again = Self::default();
        again.count(made);
        let pairs = [(&mut self.pages, again.pages), (&mut self.data, again.data)];
        for (count, again) in pairs {
            count.written += again.written;
            count.same = count.same.saturating_sub(again.written);
        }
    }

    /// One line for each kind of file, and for articles held back.
    pub fn lines(&self) -> String {
        let mut text = String::new();
        if let Some(plan) = &self.plan {
            for (what, paths) in [("write", &plan.write), ("delete", &plan.delete)] {
                for path in paths {
                    let _ = writeln!(text, "{what:8}{path}");
                }
            }
            text.push_str("nothing has been changed; without --dry-run:\n");
        }
        let seconds = self.pages_time.as_secs_f64();
        let pages = self.pages;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "pages         {:>7} written, {} unchanged, {} with their data, in {seconds:.2} s{}",
            pages.written,
            pages.same,
            self.data.all(),
            match pages.written {
                written @ 1000.. => format!(" ({:.0} a second)", written as f64 / seconds),
                _ => String::new(),
            }
        );
        let line = |text: &mut String, what: &str, count: Count, took: &str| {
            if count.all() > 0 {
                let Count { written, same } = count;
                let _ = writeln!(
                    text,
                    "{what:14}{written:>7} written, {same} unchanged{took}"
                );
            }
        };
        let took = format!(", in {:.2} s", self.pictures_time.as_secs_f64());
        line(&mut text, "pictures", self.pictures, &took);
        line(&mut text, "app", self.assets, "");
        line(&mut text, "feeds & rest", self.rest, "");
        line(&mut text, "redirects", self.redirects, "");
        let [count, from, to] = self.compressed;
        if count > 0 {
            let (from, to) = (bytes(from), bytes(to));
            let _ = writeln!(text, "compressed    {count:>7} files, {from} to {to}");
        }
        let held_back = self.held_back.len();
        if held_back > 0 {
            let articles = if held_back == 1 {
                "article"
            } else {
                "articles"
            };
            let due = self.due();
            let _ = writeln!(text, "held back     {held_back:>7} {articles}{due}");
            for HeldBackArticle { id, why } in self.held_back.iter().take(MAX_NAMED) {
                let _ = writeln!(text, "              {id}: {why}");
            }
            if held_back > MAX_NAMED {
                let more = held_back - MAX_NAMED;
                let _ = writeln!(text, "              and {more} more; --json names all");
            }
        } else if self.next_due.is_some() {
            let due = self.due();
            let _ = writeln!(text, "due           {}", due.trim_start_matches("; "));
        }
        if self.deleted > 0 {
            let _ = writeln!(text, "deleted       {:>7} files", self.deleted);
        }
        text
    }

    /// When to publish again because of dates in articles, as words.
    fn due(&self) -> String {
        let at = self.next_due.and_then(Timestamp::from_epoch_seconds);
        at.map_or_else(String::new, |at| format!("; publish again at {at}"))
    }

    /// One line, for `publish --watch`.
    pub fn line(&self) -> String {
        let written = [
            (self.pages.written, "page"),
            (self.data.written, "data file"),
            (self.pictures.written, "picture"),
            (self.assets.written, "file of the app"),
            (self.rest.written, "other file"),
            (self.redirects.written, "redirect"),
        ];
        let written: Vec<String> = written
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| counted(*count, what))
            .collect();
        let mut line = match written.as_slice() {
            [] => "nothing is new".to_owned(),
            some => format!("wrote {}", some.join(", ")),
        };
        if self.deleted > 0 {
            let _ = write!(line, "; deleted {}", counted(self.deleted, "file"));
        }
        let time = self.pages_time + self.pictures_time;
        let _ = write!(line, "; {:.2} s", time.as_secs_f64());
        line
    }

    /// Articles that are missing or not up to date, one line for each kind.
    pub fn warnings(&self) -> String {
        let mut text = String::new();
        let mut line = |count: usize, rest: &str| {
            if count > 0 {
                let _ = writeln!(
                    text,
                    "{} {rest}; the lines above say why",
                    counted(count, "article")
                );
            }
        };
        line(self.left_out, "LEFT OUT of the site");
        line(
            self.kept,
            "NOT UPDATED: the site still has the version published before",
        );
        text
    }
}

fn counted(count: usize, what: &str) -> String {
    match (count, what.strip_prefix("file ")) {
        (1, _) => format!("1 {what}"),
        (count, Some(rest)) => format!("{count} files {rest}"),
        (count, None) => format!("{count} {what}s"),
    }
}

fn bytes(count: u64) -> String {
    match count {
        ..=9_999 => format!("{count} bytes"),
        10_000..=9_999_999 => format!("{} KB", count / 1_000),
        _ => format!("{} MB", count / 1_000_000),
    }
}
