//! Article pages and their data: each file read, drawn and written by itself, so one broken article costs
//! nobody else their page.
//!
//! An article that can no longer be read keeps the page it had, and is named loudly: a slip of the pen must
//! not take a story off the site. One that never was published is left out.
//!
//! Two files may claim one id. The file whose path is the id has it; others come after, in the order of their
//! paths, in a second turn.

use super::items::Items;
use super::progress::Progress;
use super::site::Site;
use super::state::{Page, Published, Trouble, Written};
use super::summary::Tally;
use super::work::spread;
use crate::data::front::Stand;
use crate::data::names::Names;
use crate::failure::Failure;
use crate::report;
use article::problem::Severity;
use make::{Made, Maker, Outcome, Turn};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

mod make;
mod named;

/// Publishes all articles; gives their pages in the order of their files.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(
    site: &Site,
    names: &mut Names,
    items: &mut Items,
    tally: &mut Tally,
) -> Result<Vec<Page>, Failure> {
    let folder = site.content.articles_folder();
    let sources = sources(site, &folder, tally)?;
    let mut all = All {
        site,
        names,
        items,
        tally,
        pages: vec![None; sources.len()],
        later: Vec::new(),
    };
    let mut progress = Progress::new("articles", sources.len());
    spread(
        sources.len(),
        &mut progress,
        || Maker::new(site),
        |maker, at| match sources.get(at) {
            Some(source) => maker.make(source, &folder.join(&**source), Turn::First),
            None => Ok(Outcome::Later(Box::default())),
        },
        |at, outcome| all.take(at, &sources, outcome),
    )?;
    let accepted = all.settle_claims(&folder, &sources);
    let mut progress = Progress::new("articles whose file is named otherwise", accepted.len());
    spread(
        accepted.len(),
        &mut progress,
        || Maker::new(site),
        |maker, at| {
            let at = accepted.get(at).copied().unwrap_or(usize::MAX);
            match sources.get(at) {
                Some(source) => maker.make(source, &folder.join(&**source), Turn::Second),
                None => Ok(Outcome::Later(Box::default())),
            }
        },
        |at, outcome| match accepted.get(at) {
            Some(at) => all.take(*at, &sources, outcome),
            None => Ok(()),
        },
    )?;
    let All { pages, items, .. } = all;
    items.flush()?;
    let pages: Vec<Page> = pages.into_iter().flatten().collect();
    for page in &pages {
        for line in page.complaint.lines() {
            eprintln!("{}{line}", folder.join(&*page.source).display());
        }
    }
    Ok(pages)
}

/// The files' paths below `articles/`, with slashes everywhere, in the order of these texts: a path's order is
/// another, and pages are looked up by them.
fn sources(site: &Site, folder: &Path, tally: &mut Tally) -> Result<Vec<Arc<str>>, Failure> {
    let mut sources = Vec::new();
    for file in site.content.articles()? {
        let inside = file.strip_prefix(folder).unwrap_or(&file);
        let segments: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        match segments {
            Some(segments) => sources.push(segments.join("/").into()),
            None => {
                tally.left_out += 1;
                let why = "its name is not UTF-8; give it another";
                report::complain_whole(&file, Severity::Error, why);
            }
        }
    }
    sources.sort();
    Ok(sources)
}

/// What has come of the articles so far.
struct All<'r> {
    site: &'r Site,
    names: &'r mut Names,
    items: &'r mut Items,
    tally: &'r mut Tally,
    pages: Vec<Option<Page>>,
    /// Files whose id is not their path, and the ids.
    later: Vec<(usize, Box<str>)>,
}

impl All<'_> {
    fn take(&mut self, at: usize, sources: &[Arc<str>], outcome: Outcome) -> Result<(), Failure> {
        let Some((place, source)) = self.pages.get_mut(at).zip(sources.get(at)) else {
            return Ok(());
        };
        match outcome {
            Outcome::Same { stamp } => {
                self.tally.pages.same += 1;
                self.tally.data.same += 1;
                let before = self.site.before.page(source);
                *place = before.map(|page| Page {
                    stamp,
                    ..page.clone()
                });
            }
            Outcome::Later(id) => self.later.push((at, id)),
            Outcome::LeftOut {
                stamp,
                digest,
                complaint,
            } => {
                *place = Some(Page {
                    stamp,
                    digest,
                    ..left_out(source, &complaint)
                });
            }
            Outcome::Made(made) => {
                self.tally.pages.count(made.html.1);
                self.tally.data.count(made.json.1);
                let page = page(self.site, self.names, self.items, source, *made)?;
                if let Some(place) = self.pages.get_mut(at) {
                    *place = Some(page);
                }
            }
        }
        Ok(())
    }

    /// Of the files whose id is not their path: those that get it.
    fn settle_claims(&mut self, folder: &Path, sources: &[Arc<str>]) -> Vec<usize> {
        self.later.sort();
        let mut taken: HashMap<Box<str>, usize> = HashMap::new();
        let mut accepted = Vec::new();
        for (at, id) in std::mem::take(&mut self.later) {
            let own = sources.binary_search_by(|source| (**source).cmp(&[&*id, ".json"].concat()));
            let own = own.ok().filter(|own| {
                let page = self.pages.get(*own).and_then(Option::as_ref);
                let published = page.and_then(|page| page.published.as_ref());
                published.is_some_and(|published| *published.id == *id)
            });
            let first = own.or_else(|| taken.get(&id).copied());
            match first.and_then(|first| sources.get(first)) {
                None => {
                    taken.insert(id, at);
                    accepted.push(at);
                }
                Some(first) => {
                    let first = folder.join(&**first);
                    let first = first.display();
                    let complaint = format!(": error: {first} has the id {id} already");
                    if let (Some(place), Some(source)) = (self.pages.get_mut(at), sources.get(at)) {
                        *place = Some(left_out(source, &complaint));
                    }
                }
            }
        }
        accepted
    }
}

fn left_out(source: &Arc<str>, complaint: &str) -> Page {
    Page {
        source: Arc::clone(source),
        stamp: 0,
        digest: 0,
        complaint: complaint.into(),
        trouble: Trouble::LeftOut,
        published: None,
        html: Written::default(),
        json: Written::default(),
    }
}

fn page(
    site: &Site,
    names: &mut Names,
    items: &mut Items,
    source: &Arc<str>,
    made: Made,
) -> Result<Page, Failure> {
    let stand = made.story.as_ref();
    let stand = stand.map(|story| Stand::of(story, &site.languages, names));
    let id = stand.as_ref().map(|stand| Arc::clone(&stand.id));
    let published = Published {
        id: id.unwrap_or_else(|| made.id.into()),
        stand,
        piece: items.push(&made.item, &made.map)?,
        pictures: made.pictures.iter().map(|src| names.of(src)).collect(),
        mark: made.mark,
    };
    Ok(Page {
        source: Arc::clone(source),
        stamp: made.stamp,
        digest: made.digest,
        complaint: made.complaint.into(),
        trouble: made.trouble,
        published: Some(Arc::new(published)),
        html: made.html.0,
        json: made.json.0,
    })
}
