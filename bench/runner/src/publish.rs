//! `bench publish`: `newsroom publish` against Hugo on the same stories, in turn, in one run.
//!
//! Pages and data only: pictures and compression are timed apart, since Hugo makes neither here.

mod corpus;
mod form;
mod watched;
mod words;

use crate::budgets;
use crate::machine::Machine;
use crate::place::{Place, answer};
use crate::stats::{median, ratio};
use crate::trouble::{Tried, Trouble};
use corpus::Corpus;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use watched::{Took, pages, run as watch};

/// Linux's file system in memory.
const MEMORY: &str = "/dev/shm";
/// How many stories the memory is held against.
const MANY: usize = 10;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    articles: usize,
    rounds: usize,
    many: bool,
}

/// What publishing took, and how many HTML files it wrote.
#[derive(Clone, Copy)]
struct Run {
    took: Took,
    pages: usize,
}

impl Run {
    fn pace(&self) -> f64 {
        self.pages as f64 / self.took.seconds
    }
}

/// Measures, prints the table, and says whether all budgets are kept.
///
/// # Errors
/// Where a publisher is missing or fails.
pub fn run(place: &Place, words: &[String]) -> Tried<bool> {
    let wish = Wish::parse(words)?;
    let folder = Fresh::new(place)?;
    let corpus = Corpus::open(place)?;
    let (ours, theirs) = (folder.0.join("newsroom"), folder.0.join("hugo"));
    eprintln!("  writing {} stories for each", wish.articles);
    corpus.write_for_newsroom(place, wish.articles, &ours)?;
    corpus.write_for_hugo(place, wish.articles, &theirs)?;
    let (mut newsroom, mut hugo) = (Vec::new(), Vec::new());
    for round in 1..=wish.rounds {
        eprintln!("  round {round} of {}", wish.rounds);
        hugo.push(with_hugo(&theirs, round)?);
        newsroom.push(with_newsroom(place, &ours, round)?);
    }
    change(&corpus.middle(wish.articles, &ours))?;
    let changed = with_newsroom(place, &ours, wish.rounds)?;
    let many = if wish.many {
        Some(many(place, &corpus, &folder.0, wish.articles * MANY)?)
    } else {
        None
    };
    let result = Outcome {
        articles: wish.articles,
        newsroom,
        hugo,
        changed,
        many,
    };
    let with = answer(Command::new("hugo").arg("version"))?;
    let with: Vec<&str> = with.split(' ').take(2).collect();
    let text = result.table(&Machine::look(&with.join(" ")));
    println!("{text}");
    fs::create_dir_all(place.bench())?;
    fs::write(place.bench().join("publish.md"), &text)?;
    let broken = result.broken(place)?;
    for line in &broken {
        println!("{line}");
    }
    Ok(broken.is_empty())
}

/// A folder that did not exist. What earlier runs left is removed when this one has ended, and so is what it wrote:
/// ext4 does not give out again what was deleted within the last minutes, and looks long for something else
/// (`recently_deleted` in fs/ext4/ialloc.c). Deleting before measuring made both publishers three times slower.
struct Fresh(PathBuf);

impl Fresh {
    fn new(place: &Place) -> Tried<Self> {
        // In memory where that can be had: on a disk what was deleted a minute ago decides. ext4 looks for an inode
        // past all that were freed in the last five minutes, and a run after a run took up to seven times as long.
        let memory = Path::new(MEMORY);
        let disk = place.bench().join("publish");
        let base = if memory.is_dir() {
            memory.join("action-news-bench")
        } else {
            disk
        };
        let folder = base.join(std::process::id().to_string());
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some(all) = self.0.parent() {
            let _ = fs::remove_dir_all(all);
        }
    }
}

fn with_hugo(site: &Path, round: usize) -> Tried<Run> {
    let out = beside(site, &format!("{round}.out"));
    let mut command = Command::new("hugo");
    command
        .arg("--quiet")
        .arg("--source")
        .arg(site)
        .arg("--destination")
        .arg(&out);
    let took = watch(&mut command)?;
    Ok(Run {
        took,
        pages: pages(&out)?,
    })
}

fn with_newsroom(place: &Place, content: &Path, round: usize) -> Tried<Run> {
    let out = beside(content, &format!("{round}.out"));
    let cache = beside(content, &format!("{round}.cache"));
    let mut command = place.newsroom();
    command.args(["publish", "--no-pictures", "--no-compress"]);
    command
        .arg("--content")
        .arg(content)
        .arg("--app")
        .arg(place.app());
    command.arg("--out").arg(&out).arg("--cache").arg(&cache);
    let took = watch(&mut command)?;
    Ok(Run {
        took,
        pages: pages(&out)?,
    })
}

fn many(place: &Place, corpus: &Corpus, folder: &Path, articles: usize) -> Tried<Many> {
    eprintln!("  writing {articles} stories");
    let content = folder.join("many");
    corpus.write_for_newsroom(place, articles, &content)?;
    eprintln!("  publishing them");
    let first = with_newsroom(place, &content, 1)?;
    change(&corpus.middle(articles, &content))?;
    let changed = with_newsroom(place, &content, 1)?;
    Ok(Many {
        articles,
        first,
        changed,
    })
}

/// An editor's change to one story.
fn change(path: &Path) -> Tried<()> {
    let text = fs::read_to_string(path)?;
    let text = text.replacen("\"deck\":\"", "\"deck\":\"Corrected. ", 1);
    Ok(fs::write(path, text)?)
}

fn beside(folder: &Path, what: &str) -> PathBuf {
    folder.with_extension(what)
}

/// Everything that was measured.
struct Outcome {
    articles: usize,
    newsroom: Vec<Run>,
    hugo: Vec<Run>,
    changed: Run,
    many: Option<Many>,
}

/// Many more stories: published, and once more after one was changed.
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
        text.push_str("| | pages | time | pages a second | memory |\n|---|---:|---:|---:|---:|\n");
        text.push_str(&row("newsroom publish", &self.newsroom));
        text.push_str(&row("Hugo", &self.hugo));
        if let Some(many) = &self.many {
            let what = format!("newsroom publish, {} articles", many.articles);
            text.push_str(&row(&what, &[many.first]));
            text.push_str(&row(&format!("{what}, one changed"), &[many.changed]));
        }
        text.push_str(&row(
            "newsroom publish, one article changed",
            &[self.changed],
        ));
        text.push_str(&format!(
            "\nPages a second: {:.1} × Hugo's.\n",
            self.times_hugo()
        ));
        text
    }

    fn times_hugo(&self) -> f64 {
        let paces = |runs: &[Run]| -> Vec<f64> { runs.iter().map(Run::pace).collect() };
        ratio(&paces(&self.newsroom), &paces(&self.hugo)).unwrap_or(0.0)
    }

    fn broken(&self, place: &Place) -> Tried<Vec<String>> {
        let memory = |runs: &[Run]| -> f64 {
            runs.iter()
                .map(|run| run.took.memory_mb)
                .fold(0.0, f64::max)
        };
        let few = memory(&self.newsroom);
        let many = self.many.as_ref();
        let mut broken = Vec::new();
        for (name, limit) in budgets::of(place, "publish-")? {
            let (value, kept) = match name.as_str() {
                "times-hugo" => (self.times_hugo(), self.times_hugo() >= limit),
                "memory-mb" => {
                    let most = many.map_or(few, |many| memory(&[many.first, many.changed]));
                    (most.max(few), most.max(few) <= limit)
                }
                // How flat it is: ten times the stories against the stories.
                "memory-growth" => match many {
                    Some(many) => {
                        let growth = memory(&[many.first]) / few;
                        (growth, growth <= limit)
                    }
                    None => continue,
                },
                "one-changed-s" => (
                    self.changed.took.seconds,
                    self.changed.took.seconds <= limit,
                ),
                other => {
                    return Err(Trouble::new(format!(
                        "budgets.toml: nobody measures publish-{other}"
                    )));
                }
            };
            if !kept {
                broken.push(format!(
                    "over budget: publish-{name} is {value:.2}, the budget {limit}"
                ));
            }
        }
        Ok(broken)
    }
}

fn row(name: &str, runs: &[Run]) -> String {
    let middle = |value: fn(&Run) -> f64| median(&runs.iter().map(value).collect::<Vec<f64>>());
    let pages = middle(|run| run.pages as f64).unwrap_or(0.0);
    let seconds = middle(|run| run.took.seconds).unwrap_or(0.0);
    let pace = middle(Run::pace).unwrap_or(0.0);
    let memory = middle(|run| run.took.memory_mb).unwrap_or(0.0);
    format!("| {name} | {pages:.0} | {seconds:.2} s | {pace:.0} | {memory:.0} MB |\n")
}

impl Wish {
    fn parse(words: &[String]) -> Tried<Self> {
        let mut wish = Self {
            articles: 10_000,
            rounds: 7,
            many: true,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut number = || {
                let number = words.next().and_then(|number| number.parse().ok());
                number
                    .filter(|number| *number > 0)
                    .ok_or_else(|| Trouble::new(format!("{word} takes a number above 0")))
            };
            match word.as_str() {
                "--articles" => wish.articles = number()?,
                "--rounds" => wish.rounds = number()?,
                "--quick" => wish.many = false,
                other => {
                    return Err(Trouble::new(format!(
                        "publish takes --articles N, --rounds N and --quick, not `{other}`"
                    )));
                }
            }
        }
        Ok(wish)
    }
}
