//! The data of a site: each article's JSON, an index for each front in each language, feeds; and the pages made from the
//! same inputs, if there is a renderer ([`Pages`]).
//!
//! `newsroom data` writes the data alone, for the client-rendered app. `newsroom publish` writes a whole site.

use crate::build::{self, Kind, Ledger, NewFile};
use crate::clock;
use crate::content::Content;
use crate::failure::Failure;
use crate::places::Languages;
use crate::summary::Tally;
use crate::zone::Zone;
use article::Article;
use article::index::Index;
use std::path::PathBuf;
use std::process::ExitCode;

pub mod articles;
mod authors;
mod copies;
pub mod feed;
pub mod front;
mod front_stories;
pub mod fronts;
mod inputs;
mod interface;
mod layout;
mod names;
pub mod placements;
pub mod release;
pub mod search_index;
mod sources;
mod story;

pub use authors::link_authors;
pub use copies::{Change, copy_below, copy_one};
pub use front::FrontFacts;
pub use inputs::{Data, HeldBack, PageRenderer, Pages};
#[cfg(feature = "publish")]
pub use interface::built_in_words;
pub use interface::{InterfaceLanguage, fetched_languages, portal_json};
pub use story::{Story, author_slug, tag_slug};

/// A site without pages.
struct NoPages;

impl Pages for NoPages {
    fn pictures_digest(&self, _: &[String]) -> u64 {
        0
    }

    fn add_renditions(&self, _: &mut Article) {}

    fn sitemap_lines(&self, _: &Article) -> Vec<u8> {
        Vec::new()
    }

    fn moved(&self, _: &Article) -> Vec<u8> {
        Vec::new()
    }

    fn renderer(&self) -> Result<Box<dyn PageRenderer + '_>, Failure> {
        Ok(Box::new(Self))
    }
}

impl PageRenderer for NoPages {
    fn article(&mut self, _: Article) -> Result<Option<Vec<NewFile>>, Failure> {
        Ok(Some(Vec::new()))
    }

    fn front(&mut self, _: &str, _: Index, _: &FrontFacts) -> Result<Option<NewFile>, Failure> {
        Ok(None)
    }
}

/// Arguments of `newsroom data`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with portal.json and articles/
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder to write to; it is created if it is missing
    #[arg(long, value_name = "DIR", env = "TRUNK_STAGING_DIR")]
    out: PathBuf,
    /// The folder with temperatures, instead of the content folder's
    #[arg(long, value_name = "DIR", env = "NEWSROOM_WEATHER")]
    weather: Option<PathBuf>,
    /// Exit with status 1 if anything was wrong with an article
    #[arg(long)]
    strict: bool,
}

/// Writes the data, with copies of pictures and temperatures. Trunk's hook runs this, so one broken article must not stop
/// the build: it is reported and left out.
///
/// # Errors
/// If the portal cannot be read or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let content = Content::open(&arguments.content)?;
    let portal = content.portal()?;
    let languages = Languages::of(&portal);
    let (build, mut ledger) = build::begin_alone(&arguments.out)?;
    let data = Data {
        content: &content,
        portal: &portal,
        languages: &languages,
        zone: Zone::of(&portal),
        build: &build,
        pages: &NoPages,
        inputs: 0,
        begun_ns: 0,
        now: clock::now()?,
        held_back: HeldBack::LeaveOut,
    };
    let mut tally = Tally::default();
    write(&data, &mut ledger, "portal.json", portal_json(&portal)?)?;
    for language in fetched_languages(&portal)? {
        write(&data, &mut ledger, &language.path(), language.strings)?;
    }
    let mut all = articles::publish(&data, &mut ledger, &mut tally)?;
    let notes = ledger.commit()?;
    let fronts = fronts::publish(&data, &mut all, &notes, &mut ledger, &mut tally, |_| ())?;
    feed::publish(&data, &all, &fronts, &notes, |made| {
        ledger.keep(&build, &made)
    })?;
    let weather = arguments.weather.clone();
    let weather = weather.unwrap_or_else(|| content.weather());
    search_index::publish(&data, &all, &notes, |made| ledger.keep(&build, &made))?;
    for (folder, prefix) in [(content.images(), "images"), (weather, "weather")] {
        let keep = |made| ledger.keep(&build, &made);
        let is_withheld = |path: &str| all.withheld.has(path);
        copy_below(&build, &folder, prefix, &Change::NONE, is_withheld, keep)?;
    }
    drop((all, fronts, notes));
    ledger.finish(build)?;
    eprint!("{}", tally.warnings());
    let is_wrong = tally.left_out > 0 || tally.faulty > 0;
    Ok(match is_wrong && arguments.strict {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}

fn write(data: &Data<'_>, ledger: &mut Ledger, path: &str, bytes: Vec<u8>) -> Result<(), Failure> {
    let made = data.build.file(path, 0, Kind::Plain, || Ok(bytes))?;
    ledger.keep(data.build, &made)
}
