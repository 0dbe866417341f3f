//! What a site has besides the pages of its articles and fronts: their data, feeds, sitemaps and all other files, written to
//! a folder. For a server that renders those pages on request ([`super::pages`]).
//!
//! Articles that readers may not see yet are there too, and marked.

use super::images::Images;
use super::pages::Surroundings;
use super::pictures::Unshown;
use super::rest::{self, Moved};
use super::site::Site;
use crate::build::digest::Digest;
use crate::build::{self, Mode, NewFile, Places};
use crate::clock;
use crate::content::Content;
use crate::data::{self, Data, FrontFacts, HeldBack, PageRenderer, articles, fronts};
use crate::failure::Failure;
use crate::files;
use crate::places::Languages;
use crate::summary::Tally;
use crate::zone::Zone;
use article::Article;
use article::index::Index;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The progress of a run.
#[derive(Debug, Default)]
pub struct Reading {
    /// How many articles have been read.
    pub articles: AtomicUsize,
    /// Ends the run, which then fails.
    pub is_stopped: AtomicBool,
}

/// Writes the files to `folder/site`. The next run into the same folder writes those that have changed. `now`: the moment
/// that decides which articles are marked, in seconds since 1970.
///
/// # Errors
/// If a file cannot be read or written, or the run was stopped.
pub fn collect(
    content: &Path,
    pages: &Arc<Surroundings>,
    folder: &Path,
    reading: &Reading,
    now: i64,
) -> Result<Tally, Failure> {
    let content = Content::open(content)?;
    let begun_ns = clock::clock_ns();
    let places = Places {
        out: &folder.join("site"),
        cache: &folder.join("cache"),
        force: false,
        mode: Mode::Write,
    };
    let (build, mut ledger) = build::begin(&places, None, now)?;
    let inputs = Digest::new()
        .bytes(&files::read(&content.portal_file())?)
        .end();
    let images = content.images();
    let site = Site {
        languages: Languages::of(&pages.portal),
        content,
        pages: Arc::clone(pages),
        images: Images::new(images, None, Unshown::default()),
        build,
    };
    let data = Data {
        content: &site.content,
        portal: &site.pages.portal,
        languages: &site.languages,
        zone: Zone::of(&pages.portal),
        build: &site.build,
        pages: &OnRequest {
            site: &site,
            reading,
        },
        inputs,
        begun_ns,
        now,
        held_back: HeldBack::Mark,
    };
    let mut tally = Tally::default();
    let mut all = articles::publish(&data, &mut ledger, &mut tally)?;
    let notes = ledger.commit()?;
    let fronts = fronts::publish(&data, &mut all, &notes, &mut ledger, &mut tally, |_| ())?;
    let inputs = rest::Inputs {
        site: &site,
        data: &data,
        articles: &all,
        fronts: &fronts,
        roots: BTreeSet::new(),
        notes: &notes,
    };
    rest::publish(inputs, &mut ledger, &mut tally)?;
    drop((all, fronts, notes));
    ledger.finish(site.build)?;
    Ok(tally)
}

/// A site whose articles and fronts are rendered on request. Only the frames of articles are written.
struct OnRequest<'s> {
    site: &'s Site,
    reading: &'s Reading,
}

impl data::Pages for OnRequest<'_> {
    fn pictures_digest(&self, _: &[String]) -> u64 {
        0
    }

    fn add_renditions(&self, _: &mut Article) {}

    fn sitemap_lines(&self, article: &Article) -> Vec<u8> {
        rest::sitemap_lines(&self.site.pages.portal, article)
    }

    fn moved(&self, article: &Article) -> Vec<u8> {
        Moved::of(&self.site.pages.portal, article).map_or_else(Vec::new, |moved| moved.encode())
    }

    fn renderer(&self) -> Result<Box<dyn PageRenderer + '_>, Failure> {
        Ok(Box::new(Self { ..*self }))
    }
}

impl PageRenderer for OnRequest<'_> {
    fn article(&mut self, article: Article) -> Result<Option<Vec<NewFile>>, Failure> {
        if self.reading.is_stopped.load(Ordering::Relaxed) {
            return Err(Failure::new("stopped"));
        }
        self.reading.articles.fetch_add(1, Ordering::Relaxed);
        let pages = &self.site.pages;
        let frames = pages.frames.as_ref();
        let files = frames.map(|frames| frames.files(&pages.portal, &article));
        Ok(Some(files.transpose()?.into_iter().flatten().collect()))
    }

    fn front(&mut self, _: &str, _: Index, _: &FrontFacts) -> Result<Option<NewFile>, Failure> {
        Ok(None)
    }
}
