//! One article: read, drawn, written.
//!
//! More than 300 lines, because all outcomes of one article stand together: unchanged, written, refused, broken.

use super::named;
use crate::data::Story;
use crate::failure::Failure;
use crate::files;
use crate::places;
use crate::publish::digest::{self, Digest};
use crate::publish::frames;
use crate::publish::head;
use crate::publish::machines;
use crate::publish::output::{Change, Trust};
use crate::publish::render::{self, Rendered, Renderer};
use crate::publish::shell::{self, Kind as Shell};
use crate::publish::site::Site;
use crate::publish::state::{Kind, Page, Trouble, Written, data_path, page_path};
use crate::report;
use action_news::route::Route;
use action_news::text::Language;
use article::Article;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A file that changed less than so many nanoseconds before it was looked at may change again and look the same.
const RACY_NS: i128 = 2_000_000_000;

/// What became of an article's file.
pub enum Outcome {
    /// What stands on the site is of these bytes.
    Same(Box<Page>),
    /// Its id is not its path: who else claims the id has to be known first.
    Later(Box<str>),
    /// There is no page of it.
    LeftOut {
        /// What the file system says.
        stamp: u64,
        /// Of its bytes.
        digest: u64,
        /// Why.
        complaint: String,
    },
    /// It was made anew.
    Made(Box<Made>),
}

/// An article made anew.
pub struct Made {
    pub stamp: u64,
    pub digest: u64,
    pub complaint: String,
    pub trouble: Trouble,
    pub id: Box<str>,
    pub story: Option<Story>,
    /// What fronts show of it, as JSON.
    pub item: Vec<u8>,
    /// What the sitemap says of it.
    pub map: Vec<u8>,
    pub pictures: Vec<String>,
    pub mark: u64,
    pub html: (Written, Change),
    pub json: (Written, Change),
    pub frame: Written,
    pub oembed: Written,
}

/// In the first turn only files whose path is their id are made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    First,
    Second,
}

/// An article and how it was come by.
struct Read {
    article: Article,
    complaint: String,
    trouble: Trouble,
}

/// Makes articles; one for each thread.
pub struct Maker<'r> {
    site: &'r Site,
    renderer: Renderer,
}

impl<'r> Maker<'r> {
    /// For a site.
    ///
    /// # Errors
    /// If there can be no renderer.
    pub fn new(site: &'r Site) -> Result<Self, Failure> {
        Ok(Self {
            site,
            renderer: renderer(site)?,
        })
    }

    /// Makes the page and the data of a file, if they are not there as they should be.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn make(&mut self, source: &str, file: &Path, turn: Turn) -> Result<Outcome, Failure> {
        let stamp = stamp(file, self.site.begun_ns);
        let mut before = self.site.before.page(source);
        let unchanged = |page: &mut Page| stamp != 0 && page.stamp == stamp && self.stands(page);
        if let Some(page) = before.take_if(unchanged) {
            return Ok(same(turn, page, stamp));
        }
        let bytes = files::read(file)?;
        let digest = digest::of(&bytes);
        let unchanged = |page: &mut Page| page.digest == digest && self.stands(page);
        if let Some(page) = before.take_if(unchanged) {
            return Ok(same(turn, page, stamp));
        }
        let left_out = |complaint| Outcome::LeftOut {
            stamp,
            digest,
            complaint,
        };
        let read = match article::read(&bytes) {
            Ok((article, problems)) => Read {
                article,
                complaint: report::complaint(&bytes, &problems),
                trouble: match problems.iter().any(report::is_error) {
                    true => Trouble::Faulty,
                    false => Trouble::None,
                },
            },
            Err(problems) => {
                let complaint = report::complaint(&bytes, &problems);
                match before.as_ref().and_then(|before| self.kept(before)) {
                    Some(article) => Read {
                        article,
                        complaint: complaint
                            + ": error: its page stays as it was when it could last be read\n",
                        trouble: Trouble::Kept,
                    },
                    None => return Ok(left_out(complaint)),
                }
            }
        };
        if let Some(why) = places::taken(&read.article.id, Some(&self.site.portal)) {
            return Ok(left_out(read.complaint + ": error: " + &why + "\n"));
        }
        let id = read.article.id.as_str();
        if turn == Turn::First && source != id {
            return Ok(Outcome::Later(id.into()));
        }
        self.publish(read, before.as_ref(), stamp, digest)
    }

    /// Whether all that was made of the file stands as it should.
    fn stands(&self, before: &Page) -> bool {
        let site = self.site;
        let Some(published) = &before.published else {
            return false;
        };
        let pictures = published.pictures.iter().map(|src| &**src);
        site.output.trust() == Trust::State
            && site.inputs_are_the_same()
            && site.mark(pictures) == published.mark
            && site
                .output
                .in_place(&page_path(&published.id), &before.html)
            && site
                .output
                .in_place(&data_path(&published.id), &before.json)
            && (site.frames.is_none() || self.frame_stands(&published.id, before))
    }

    fn frame_stands(&self, id: &str, before: &Page) -> bool {
        let output = &self.site.output;
        output.in_place(&frames::page_path(id), &before.frame)
            && output.in_place(&frames::oembed_path(id), &before.oembed)
    }

    /// The article as it was last published, its pictures in the widths and formats of then.
    fn kept(&self, before: &Page) -> Option<Article> {
        let published = before.published.as_ref()?;
        let path = self.site.output.root().join(data_path(&published.id));
        let (article, _) = article::read(&fs::read(path).ok()?).ok()?;
        Some(article)
    }

    fn publish(
        &mut self,
        read: Read,
        before: Option<&Page>,
        stamp: u64,
        digest: u64,
    ) -> Result<Outcome, Failure> {
        let site = self.site;
        let Read {
            mut article,
            mut complaint,
            trouble,
        } = read;
        let id: Box<str> = article.id.as_str().into();
        let pictures = named::pictures(&article);
        if let Some(known) = &site.pictures {
            known.dress(&mut article);
        }
        let story = Story::of(&article);
        let item = match &story {
            Some(story) => json(&story.item, &id)?,
            None => Vec::new(),
        };
        let map = machines::map_line(&site.portal, &article);
        let data = json(&article, &id)?;
        let head = head::article(
            &site.portal,
            language(site, &article),
            &article,
            site.card.as_ref(),
        );
        let framed = site.frames.as_ref();
        let framed = framed.map(|frames| frames.framed(&site.portal, &article));
        let Some(rendered) = self.draw(article) else {
            complaint +=
                ": error: it cannot be drawn; the lines above say where the program failed\n";
            return Ok(Outcome::LeftOut {
                stamp,
                digest,
                complaint,
            });
        };
        let path = page_path(&id);
        let html = shell::page(
            &site.app,
            Shell::Article,
            &render::root(&path),
            &head,
            &rendered,
        );
        // What another file made of this id is as good as nothing.
        let of_id = |page: &&Page| {
            page.published
                .as_ref()
                .is_some_and(|known| *known.id == *id)
        };
        let before = before.filter(of_id);
        let json = before.map(|page| &page.json);
        let json = site.output.put(&data_path(&id), &data, json, Kind::Plain)?;
        let (frame, oembed) = match &framed {
            Some(framed) => framed.put(&site.output, &id, before)?,
            None => Default::default(),
        };
        let before = before.map(|page| &page.html);
        let html = site
            .output
            .put(&path, html.as_bytes(), before, Kind::Plain)?;
        Ok(Outcome::Made(Box::new(Made {
            stamp,
            digest,
            complaint,
            trouble,
            story,
            item,
            map,
            mark: site.mark(pictures.iter().map(String::as_str)),
            pictures,
            html,
            json,
            frame,
            oembed,
            id,
        })))
    }

    /// Nothing if the components fail: that must not end the run.
    fn draw(&mut self, article: Article) -> Option<Rendered> {
        let drawn = catch_unwind(AssertUnwindSafe(|| self.renderer.article(article)));
        if drawn.is_err() {
            self.renderer = renderer(self.site).ok()?;
        }
        drawn.ok()
    }
}

fn renderer(site: &Site) -> Result<Renderer, Failure> {
    let renderer = Renderer::new(&site.portal, site.now);
    renderer.map_err(|why| Failure::new(format!("pages cannot be drawn: {why}")))
}

fn same(turn: Turn, before: Page, stamp: u64) -> Outcome {
    match &before.published {
        Some(published) if turn == Turn::First && before.source != published.id => {
            Outcome::Later(published.id.clone())
        }
        _ => Outcome::Same(Box::new(Page { stamp, ..before })),
    }
}

fn json(value: &impl serde::Serialize, id: &str) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value)
        .map_err(|why| Failure::new(format!("cannot write {id} as JSON: {why}")))
}

/// As the app finds it: the article's own where it is offered, else its path's.
fn language(site: &Site, article: &Article) -> Language {
    let own = Language::of(article.lang.as_str());
    own.filter(|own| site.routes.languages.contains(own))
        .unwrap_or_else(|| Route::Article(article.id.clone()).language(&site.routes))
}

/// What the file system says of a file, as one number; 0 where that is not to be relied on.
fn stamp(file: &Path, begun_ns: i128) -> u64 {
    let Ok(data) = fs::metadata(file) else {
        return 0;
    };
    let times = times(&data);
    if times.iter().any(|time| *time > begun_ns - RACY_NS) {
        return 0;
    }
    let digest = Digest::new().number(data.len()).number(number(&data));
    let digest = times
        .iter()
        .fold(digest, |digest, time| digest.number(*time as u64));
    digest.end()
}

/// When content and (where the system knows) anything of a file last changed, in nanoseconds since 1970.
#[cfg(unix)]
fn times(data: &fs::Metadata) -> [i128; 2] {
    use std::os::unix::fs::MetadataExt;
    let whole = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
    [
        whole(data.mtime(), data.mtime_nsec()),
        whole(data.ctime(), data.ctime_nsec()),
    ]
}

#[cfg(not(unix))]
fn times(data: &fs::Metadata) -> [i128; 2] {
    let changed = data.modified().ok();
    let since = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    // A system without times gives one that is never relied on.
    let ns = since.and_then(|since| i128::try_from(since.as_nanos()).ok());
    [ns.unwrap_or(i128::MAX); 2]
}

/// The file's number: another file moved to this name has another.
#[cfg(unix)]
fn number(data: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    data.ino()
}

#[cfg(not(unix))]
fn number(_data: &fs::Metadata) -> u64 {
    0
}
