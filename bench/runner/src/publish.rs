//! `bench publish`: `newsroom publish` against Hugo on the same stories, taking turns in one run.
//!
//! Without pictures and compression, which Hugo does not make here.

mod corpus;
mod formats;
mod process;
mod prose;
mod story;

use crate::budgets::{Bound, Verdict, judge, report};
use crate::error::Result;
use crate::machine::Machine;
use crate::stats::{median, ratio};
use crate::workspace::{Workspace, output};
use clap::Args;
use corpus::Corpus;
use process::{Usage, html_files};
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Linux's file system in memory.
const SHARED_MEMORY: &str = "/dev/shm";
/// How many times as many stories are published to see whether memory grows.
const SCALE: usize = 10;

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// How many articles
    #[arg(long, value_name = "N", default_value = "10000")]
    articles: NonZeroUsize,
    /// Runs of each publisher
    #[arg(long, value_name = "N", default_value = "7")]
    rounds: NonZeroUsize,
    /// Without ten times as many articles
    #[arg(long)]
    quick: bool,
}

/// One run of a publisher.
#[derive(Clone, Copy)]
struct Run {
    usage: Usage,
    /// The number of HTML files that it wrote.
    pages: usize,
}

/// Measures, prints the table, and returns whether all budgets are kept.
///
/// # Errors
/// If a publisher is missing or fails.
pub fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let (articles, rounds) = (options.articles.get(), options.rounds.get());
    let folder = temporary_folder(workspace)?;
    let corpus = Corpus::open(workspace)?;
    let (ours, theirs) = (folder.path().join("newsroom"), folder.path().join("hugo"));
    eprintln!("  writing {} stories for each", articles);
    corpus.write_for_newsroom(workspace, articles, &ours)?;
    corpus.write_for_hugo(workspace, articles, &theirs)?;
    let (mut newsroom, mut hugo) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        eprintln!("  round {round} of {}", rounds);
        hugo.push(with_hugo(&theirs, round)?);
        newsroom.push(with_newsroom(workspace, &ours, round)?);
    }
    change(&corpus.middle(articles, &ours))?;
    let changed = with_newsroom(workspace, &ours, rounds)?;
    let many = if !options.quick {
        Some(many(workspace, &corpus, folder.path(), articles * SCALE)?)
    } else {
        None
    };
    let result = Outcome {
        articles,
        newsroom,
        hugo,
        changed,
        many,
    };
    let version = output(Command::new("hugo").arg("version"))?;
    let version: Vec<&str> = version.split(' ').take(2).collect();
    let text = result.table(&Machine::detect(&version.join(" ")));
    println!("{text}");
    fs::create_dir_all(workspace.bench())?;
    fs::write(workspace.bench().join("publish.md"), &text)?;
    Ok(report(&result.verdicts(workspace)?))
}

/// A new folder, removed on drop, in memory if the system has such a file system.
///
/// On a disk, the result depends on files deleted minutes before: ext4 does not reuse an inode within five minutes of its
/// deletion, and has to skip all of these (`recently_deleted` in fs/ext4/ialloc.c), which made a second run up to seven times
/// slower.
fn temporary_folder(workspace: &Workspace) -> Result<TempDir> {
    let memory = Path::new(SHARED_MEMORY);
    let base = if memory.is_dir() {
        memory.join("action-news-bench")
    } else {
        workspace.bench().join("publish")
    };
    // Files of an interrupted run take up memory.
    let _ = fs::remove_dir_all(&base);
    fs::create_dir_all(&base)?;
    Ok(tempfile::tempdir_in(base)?)
}

fn with_hugo(site: &Path, round: usize) -> Result<Run> {
    let out = beside(site, &format!("{round}.out"));
    let mut command = Command::new("hugo");
    command
        .arg("--quiet")
        .arg("--source")
        .arg(site)
        .arg("--destination")
        .arg(&out);
    let usage = process::run(&mut command)?;
    Ok(Run {
        usage,
        pages: html_files(&out)?,
    })
}

fn with_newsroom(workspace: &Workspace, content: &Path, round: usize) -> Result<Run> {
    let out = beside(content, &format!("{round}.out"));
    let cache = beside(content, &format!("{round}.cache"));
    let mut command = workspace.released_newsroom();
    command.args(["publish", "--no-pictures", "--no-compress"]);
    command
        .arg("--content")
        .arg(content)
        .arg("--app")
        .arg(workspace.app());
    command.arg("--out").arg(&out).arg("--cache").arg(&cache);
    let usage = process::run(&mut command)?;
    Ok(Run {
        usage,
        pages: html_files(&out)?,
    })
}

fn many(workspace: &Workspace, corpus: &Corpus, folder: &Path, articles: usize) -> Result<Many> {
    eprintln!("  writing {articles} stories");
    let content = folder.join("many");
    corpus.write_for_newsroom(workspace, articles, &content)?;
    eprintln!("  publishing them");
    let first = with_newsroom(workspace, &content, 1)?;
    change(&corpus.middle(articles, &content))?;
    let changed = with_newsroom(workspace, &content, 1)?;
    Ok(Many {
        articles,
        first,
        changed,
    })
}

/// Changes one story, as an editor would.
fn change(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path)?;
    let text = text.replacen("\"deck\":\"", "\"deck\":\"Corrected. ", 1);
    Ok(fs::write(path, text)?)
}

fn beside(folder: &Path, what: &str) -> PathBuf {
    folder.with_extension(what)
}

/// All measured values.
struct Outcome {
    articles: usize,
    newsroom: Vec<Run>,
    hugo: Vec<Run>,
    changed: Run,
    many: Option<Many>,
}

/// [`SCALE`] times as many stories: published, and again after one was changed.
struct Many {
    articles: usize,
    first: Run,
    changed: Run,
}

impl Outcome {
    fn table(&self, machine: &Machine) -> String {
        let articles = self.articles;
        let rounds = self.newsroom.len();
        let mut text = format!(
            "{machine}. {articles} articles, medians of {rounds} runs in turn, fresh folders.\n\n"
        );
        text.push_str(
            "| | pages | time | articles a second | memory |\n|---|---:|---:|---:|---:|\n",
        );
        text.push_str(&row("newsroom publish", articles, &self.newsroom));
        text.push_str(&row("Hugo", articles, &self.hugo));
        if let Some(many) = &self.many {
            let what = format!("newsroom publish, {} articles", many.articles);
            text.push_str(&row(&what, many.articles, &[many.first]));
            text.push_str(&row(
                &format!("{what}, one changed"),
                many.articles,
                &[many.changed],
            ));
        }
        text.push_str(&row(
            "newsroom publish, one article changed",
            articles,
            &[self.changed],
        ));
        text.push_str(&format!(
            "\nArticles a second: {:.1} × Hugo's.\n",
            self.times_hugo()
        ));
        text
    }

    /// Ratio of articles a second. Not of pages, because Hugo does not make all of ours (frames).
    fn times_hugo(&self) -> f64 {
        let seconds =
            |runs: &[Run]| -> Vec<f64> { runs.iter().map(|run| run.usage.seconds).collect() };
        ratio(&seconds(&self.hugo), &seconds(&self.newsroom)).unwrap_or(0.0)
    }

    fn verdicts(&self, workspace: &Workspace) -> Result<Vec<Verdict>> {
        let largest = |runs: &[Run]| -> f64 {
            let memory = runs.iter().map(|run| run.usage.memory_mb);
            memory.fold(0.0, f64::max)
        };
        let memory_mb = largest(&self.newsroom);
        let many = self.many.as_ref();
        judge(workspace, &["publish-"], |name| {
            Some(match name {
                "publish-times-hugo" => (Bound::AtLeast, Some(self.times_hugo())),
                "publish-memory-mb" => {
                    let of_many = many.map_or(0.0, |many| largest(&[many.first, many.changed]));
                    (Bound::AtMost, Some(memory_mb.max(of_many)))
                }
                "publish-memory-growth" => {
                    let growth = many.map(|many| largest(&[many.first]) / memory_mb);
                    (Bound::AtMost, growth)
                }
                "publish-one-changed-s" => (Bound::AtMost, Some(self.changed.usage.seconds)),
                _ => return None,
            })
        })
    }
}

fn row(name: &str, articles: usize, runs: &[Run]) -> String {
    let middle = |value: fn(&Run) -> f64| median(&runs.iter().map(value).collect::<Vec<f64>>());
    let pages = middle(|run| run.pages as f64).unwrap_or(0.0);
    let seconds = middle(|run| run.usage.seconds).unwrap_or(0.0);
    let pace = articles as f64 / seconds;
    let memory = middle(|run| run.usage.memory_mb).unwrap_or(0.0);
    format!("| {name} | {pages:.0} | {seconds:.2} s | {pace:.0} | {memory:.0} MB |\n")
}
