//! `newsroom data`: what a site is served with.
//!
//! From `portal.json` and `articles/**` come each article's JSON, the portal's, an index for each front in
//! each language, and copies of pictures and temperatures. The build's hook runs this, so one broken article
//! must not take the site down: it is named loudly and left out.
//!
//! Articles go through one at a time. What is kept of each is what fronts show of it.

use crate::content::Content;
use crate::failure::Failure;
use crate::files;
use crate::places;
use crate::report;
use article::index::{Index, Item};
use article::portal::Portal;
use article::problem::Severity;
use serde::Serialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

mod feed;
pub mod front;
pub mod names;
pub mod placements;
mod story;

pub use story::{Story, tag_slug};

use front::{Chunk, Front};
use names::Names;
use placements::{Placement, Placements};

/// Arguments of `newsroom data`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with portal.json and articles/
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder to write to; it is made if it is missing
    #[arg(long, value_name = "DIR", env = "TRUNK_STAGING_DIR")]
    out: PathBuf,
    /// The folder with temperatures, instead of the content folder's
    #[arg(long, value_name = "DIR", env = "NEWSROOM_WEATHER")]
    weather: Option<PathBuf>,
    /// Exit with status 1 if anything was wrong with an article
    #[arg(long)]
    strict: bool,
}

/// Writes the data.
///
/// # Errors
/// If the portal cannot be read or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let content = Content::open(&arguments.content)?;
    let portal = content.portal()?;
    let out = &arguments.out;
    write_json(&out.join("portal.json"), &portal)?;
    let languages = places::Languages::of(&portal);
    let articles = articles(&content, &portal, out)?;
    let mut placements = Placements::new(articles.stories.len());
    for (number, story) in articles.stories.iter().enumerate() {
        placements.set(number, &Placement::of(story, &languages));
    }
    let items: Vec<Item> = articles
        .stories
        .into_iter()
        .map(|story| story.item)
        .collect();
    let fed: HashMap<String, &str> = languages
        .prefixes()
        .map(|(lang, prefix)| (format!("{prefix}index.json"), lang))
        .collect();
    for front in front::fronts(&portal, &mut placements) {
        for chunk in front.chunks() {
            let path = format!("{}{}", front.path, chunk.data_name());
            let index = index(&front, &chunk, placements.names(), &items);
            if let Some(lang) = fed.get(&path) {
                let prefix = path.trim_end_matches("index.json");
                feed::write(out, &portal, lang, prefix, &index)?;
            }
            write_json(&out.join(path), &index)?;
        }
    }
    copy_folder(&content.images(), &out.join("images"))?;
    let weather = arguments.weather.clone();
    let weather = weather.unwrap_or_else(|| content.weather());
    copy_folder(&weather, &out.join("weather"))?;
    if articles.left_out > 0 {
        let n = articles.left_out;
        let were = if n == 1 {
            "article was"
        } else {
            "articles were"
        };
        eprintln!("newsroom: {n} {were} LEFT OUT of the site; the lines above say why");
    }
    let wrong = articles.left_out > 0 || articles.faulty > 0;
    Ok(if wrong && arguments.strict {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn index(front: &Front, chunk: &Chunk<'_>, names: &Names, items: &[Item]) -> Index {
    let stories = chunk.stories.iter();
    Index {
        title: front.title.map(|title| names.get(title).to_owned()),
        older: chunk.older,
        items: stories
            .filter_map(|number| items.get(*number as usize).cloned())
            .collect(),
    }
}

/// What came of the articles.
#[derive(Default)]
struct Articles {
    stories: Vec<Story>,
    /// Not served.
    left_out: usize,
    /// Served without the parts that are wrong.
    faulty: usize,
}

/// Writes each article's data; gives what fronts show of them.
fn articles(content: &Content, portal: &Portal, out: &Path) -> Result<Articles, Failure> {
    let paths = content.articles()?;
    let mut done = Articles::default();
    let mut first_of_id: HashMap<String, PathBuf> = HashMap::new();
    let mut progress = Progress::new(paths.len());
    for path in &paths {
        progress.step();
        let bytes = files::read(path)?;
        let article = match article::read(&bytes) {
            Ok((article, problems)) => {
                done.faulty += usize::from(problems.iter().any(report::is_error));
                report::complain(path, &bytes, &problems);
                article
            }
            Err(problems) => {
                done.left_out += 1;
                report::complain(path, &bytes, &problems);
                continue;
            }
        };
        let id = article.id.as_str();
        let refused = first_of_id
            .get(id)
            .map(|first| format!("{} has the id {id} already", first.display()))
            .or_else(|| places::taken(&article.id, Some(portal)));
        if let Some(why) = refused {
            done.left_out += 1;
            report::complain_whole(path, Severity::Error, &why);
            continue;
        }
        first_of_id.insert(id.to_owned(), path.clone());
        write_json(&out.join(format!("{id}.json")), &article)?;
        done.stories.extend(Story::of(&article));
    }
    // Stories of one moment stand in the order of their ids on every system.
    done.stories.sort_by(|a, b| a.item.id.cmp(&b.item.id));
    Ok(done)
}

fn write_json(path: &Path, value: &impl Serialize) -> Result<(), Failure> {
    let bytes = serde_json::to_vec(value);
    let bytes =
        bytes.map_err(|why| Failure::new(format!("cannot write {}: {why}", path.display())))?;
    files::write(path, &bytes)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    if !from.is_dir() {
        return Ok(());
    }
    for path in files::below(from)? {
        if let Ok(inside) = path.strip_prefix(from) {
            files::copy(&path, &to.join(inside))?;
        }
    }
    Ok(())
}

/// Says how far it is, once it takes longer than a second.
struct Progress {
    total: usize,
    done: usize,
    last: Instant,
}

impl Progress {
    fn new(total: usize) -> Self {
        Self {
            total,
            done: 0,
            last: Instant::now(),
        }
    }

    fn step(&mut self) {
        self.done += 1;
        if self.last.elapsed() > Duration::from_secs(1) {
            self.last = Instant::now();
            eprintln!("newsroom: {} of {} articles", self.done, self.total);
        }
    }
}
