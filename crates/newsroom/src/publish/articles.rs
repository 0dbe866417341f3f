//! Article pages and their data: each file read, drawn and written by itself, so one broken article costs
//! nobody else their page.
//!
//! An article that can no longer be read keeps the page it had, and is named loudly: a slip of the pen must
//! not take a story off the site. One that never was published is left out.
//!
//! Two files may claim one id. The file whose path is the id has it; others come after, in the order of their
//! paths, in a second turn.

use super::items::Items;
use super::site::Site;
use super::sources::Sources;
use super::state::{Draft, Page, Piece, Published, Trouble, Written};
use super::summary::Tally;
use crate::data::names::Names;
use crate::data::stands::{Stand, Stands};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::work::spread;
use make::{Made, Maker, Outcome, Turn};
use std::collections::{BTreeSet, HashMap};

mod make;
mod named;

/// The published articles by the numbers of their files: what is needed of all of them at once.
pub struct All {
    /// Where they stand on fronts.
    pub stands: Stands,
    /// What the file of items holds of them; empty pieces of those that are not published.
    pub pieces: Vec<Piece>,
    /// In how many folders their pages lie, below the site's.
    pub depths: BTreeSet<usize>,
}

/// What a run writes about articles.
pub struct Ledgers<'r> {
    /// Names in pages.
    pub names: &'r mut Names,
    /// What fronts and the sitemap show.
    pub items: &'r mut Items,
    /// The state.
    pub draft: &'r mut Draft,
    /// What was done.
    pub tally: &'r mut Tally,
}

/// Publishes all articles.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(site: &Site, ledgers: Ledgers<'_>) -> Result<All, Failure> {
    let sources = Sources::list(&site.content)?;
    ledgers.tally.left_out += sources.left_out;
    let mut run = Run {
        site,
        ledgers,
        all: All {
            stands: Stands::new(sources.len()),
            pieces: vec![Piece::default(); sources.len()],
            depths: BTreeSet::new(),
        },
        own: vec![false; sources.len()],
        later: Vec::new(),
        complaints: Vec::new(),
    };
    let mut progress = Progress::new("articles", sources.len());
    spread(
        sources.len(),
        &mut progress,
        || Maker::new(site),
        |maker, at| match sources.get(at) {
            Some(source) => maker.make(source, &sources.file(source), Turn::First),
            None => Ok(Outcome::Later(Box::default())),
        },
        |at, outcome| run.take(at, &sources, outcome),
    )?;
    let accepted = run.settle_claims(&sources)?;
    let mut progress = Progress::new("articles whose file is named otherwise", accepted.len());
    let number = |at: usize| accepted.get(at).copied().unwrap_or(usize::MAX);
    spread(
        accepted.len(),
        &mut progress,
        || Maker::new(site),
        |maker, at| match sources.get(number(at)) {
            Some(source) => maker.make(source, &sources.file(source), Turn::Second),
            None => Ok(Outcome::Later(Box::default())),
        },
        |at, outcome| run.take(number(at), &sources, outcome),
    )?;
    run.ledgers.items.flush()?;
    run.complaints.sort();
    for (at, complaint) in &run.complaints {
        let file = sources.file(sources.get(*at).unwrap_or_default());
        for line in complaint.lines() {
            eprintln!("{}{line}", file.display());
        }
    }
    Ok(run.all)
}

/// What has come of the articles so far.
struct Run<'r> {
    site: &'r Site,
    ledgers: Ledgers<'r>,
    all: All,
    /// Whether a file has the id that its path says.
    own: Vec<bool>,
    /// Files whose id is not their path, and the ids.
    later: Vec<(usize, Box<str>)>,
    /// Of the files that something is wrong with.
    complaints: Vec<(usize, Box<str>)>,
}

impl Run<'_> {
    fn take(&mut self, at: usize, sources: &Sources, outcome: Outcome) -> Result<(), Failure> {
        let Some(source) = sources.get(at) else {
            return Ok(());
        };
        match outcome {
            Outcome::Same(page) => {
                self.ledgers.tally.pages.same += 1;
                self.ledgers.tally.data.same += 1;
                self.keep(at, *page)
            }
            Outcome::Later(id) => {
                self.later.push((at, id));
                Ok(())
            }
            Outcome::LeftOut {
                stamp,
                digest,
                complaint,
            } => self.keep(
                at,
                Page {
                    stamp,
                    digest,
                    ..left_out(source, &complaint)
                },
            ),
            Outcome::Made(made) => {
                self.ledgers.tally.pages.count(made.html.1);
                self.ledgers.tally.data.count(made.json.1);
                let page = self.page(source, *made)?;
                self.keep(at, page)
            }
        }
    }

    /// Keeps of a page in memory what is needed of all at once, and the rest on disk.
    fn keep(&mut self, at: usize, page: Page) -> Result<(), Failure> {
        self.ledgers.draft.page(&page)?;
        match page.trouble {
            Trouble::None => {}
            Trouble::Faulty => self.ledgers.tally.faulty += 1,
            Trouble::Kept => self.ledgers.tally.kept += 1,
            Trouble::LeftOut => self.ledgers.tally.left_out += 1,
        }
        if !page.complaint.is_empty() {
            self.complaints.push((at, page.complaint));
        }
        let Some(published) = page.published else {
            return Ok(());
        };
        if let Some(own) = self.own.get_mut(at) {
            *own = published.id == page.source;
        }
        if let Some(stand) = &published.stand {
            self.all.stands.set(at, stand);
        }
        if let Some(piece) = self.all.pieces.get_mut(at) {
            *piece = published.piece;
        }
        self.all
            .depths
            .insert(published.id.matches('/').count() + 1);
        Ok(())
    }

    /// Of the files whose id is not their path: those that get it.
    fn settle_claims(&mut self, sources: &Sources) -> Result<Vec<usize>, Failure> {
        self.later.sort();
        let mut taken: HashMap<Box<str>, usize> = HashMap::new();
        let mut accepted = Vec::new();
        for (at, id) in std::mem::take(&mut self.later) {
            let own = sources.find(&id);
            let own = own.filter(|own| self.own.get(*own) == Some(&true));
            let first = own.or_else(|| taken.get(&id).copied());
            match first.and_then(|first| sources.get(first)) {
                None => {
                    taken.insert(id, at);
                    accepted.push(at);
                }
                Some(first) => {
                    let first = sources.file(first);
                    let first = first.display();
                    let complaint = format!(": error: {first} has the id {id} already");
                    if let Some(source) = sources.get(at) {
                        self.keep(at, left_out(source, &complaint))?;
                    }
                }
            }
        }
        Ok(accepted)
    }

    fn page(&mut self, source: &str, made: Made) -> Result<Page, Failure> {
        let names = &mut *self.ledgers.names;
        let stand = made.story.as_ref();
        let stand = stand.map(|story| Stand::of(story, &self.site.languages, names));
        let published = Published {
            id: made.id,
            stand,
            piece: self.ledgers.items.push(&made.item, &made.map)?,
            pictures: made.pictures.into_iter().map(String::into).collect(),
            mark: made.mark,
        };
        Ok(Page {
            source: source.into(),
            stamp: made.stamp,
            digest: made.digest,
            complaint: made.complaint.into(),
            trouble: made.trouble,
            published: Some(published),
            html: made.html.0,
            json: made.json.0,
            frame: made.frame,
            oembed: made.oembed,
        })
    }
}

fn left_out(source: &str, complaint: &str) -> Page {
    Page {
        source: source.into(),
        stamp: 0,
        digest: 0,
        complaint: complaint.into(),
        trouble: Trouble::LeftOut,
        published: None,
        html: Written::default(),
        json: Written::default(),
        frame: Written::default(),
        oembed: Written::default(),
    }
}
