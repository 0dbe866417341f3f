//! Article pages and their data: each file is read, rendered and written by itself, so a broken article does not affect
//! other pages.
//!
//! An article that can no longer be read keeps the page it had, and is reported: a typing error must not take a story off
//! the site. One that was never published is left out.
//!
//! Two files may claim one id. The file whose path is the id gets it; other files follow in a second turn, in the order of
//! their paths.

use super::inputs::{Data, HeldBack};
use super::sources::Sources;
use crate::build::{Ledger, Made};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::summary::{HeldBackArticle, Tally};
use crate::work::spread;
pub use all::All;
use article::model::ArticleId;
use files::FileUses;
pub use files::Withheld;
use make::Maker;
pub use note::Shown;
use note::{Note, Trouble};
use outcome::{File, Outcome, Turn};
use references::{Reference, digest_of};
use states::States;
use std::collections::HashMap;

mod all;
mod files;
mod make;
mod named;
mod note;
mod outcome;
mod references;
mod states;

pub use named::Named;

/// Publishes all articles.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(data: &Data<'_>, ledger: &mut Ledger, tally: &mut Tally) -> Result<All, Failure> {
    let sources = Sources::list(data.content)?;
    tally.left_out += sources.left_out;
    if sources.is_partial {
        ledger.delete_nothing();
    }
    let mut run = Run {
        data,
        ledger,
        tally,
        later: Vec::new(),
        errors: Vec::new(),
        held_back: Vec::new(),
        references: Vec::new(),
        files: FileUses::default(),
        states: States::new(sources.len()),
        accepted: Vec::new(),
        all: All::new(sources, data.portal),
    };
    let numbers: Vec<usize> = (0..run.all.sources.len()).collect();
    run.turn("articles", &numbers, Turn::First)?;
    let accepted = run.settle_claims();
    run.turn(
        "articles whose file is not named after their id",
        &accepted,
        Turn::Second,
    )?;
    let outdated = run.settle_references();
    run.files.remove(&outdated);
    run.turn("articles that name others", &outdated, Turn::Again)?;
    run.all.withheld = std::mem::take(&mut run.files).withheld(data.portal);
    run.errors.sort();
    let sources = &run.all.sources;
    for (at, errors) in &run.errors {
        let file = sources.file(*at);
        for line in errors.lines() {
            run.tally.problem(&file, line);
        }
    }
    Ok(run.all)
}

/// The state of a run.
struct Run<'r> {
    data: &'r Data<'r>,
    ledger: &'r mut Ledger,
    tally: &'r mut Tally,
    all: All,
    /// Files whose id is not their path, and the ids.
    later: Vec<(usize, Box<str>)>,
    /// What is wrong with files.
    errors: Vec<(usize, String)>,
    /// The ids of articles that may not be on the site now.
    held_back: Vec<ArticleId>,
    /// The articles that each article names, with the number of the latter.
    references: Vec<(u32, Reference)>,
    files: FileUses,
    states: States,
    /// Digests of the ids of files whose path is not their id, but that get it.
    accepted: Vec<u64>,
}

impl Run<'_> {
    /// Makes the articles of these numbers.
    fn turn(&mut self, what: &'static str, numbers: &[usize], turn: Turn) -> Result<(), Failure> {
        let mut progress = Progress::new(what, numbers.len());
        let data = self.data;
        let sources = std::mem::take(&mut self.all.sources);
        let states = std::mem::replace(&mut self.states, States::new(0));
        let number = |at: usize| numbers.get(at).copied().unwrap_or(usize::MAX);
        let done = spread(
            numbers.len(),
            &mut progress,
            || Maker::new(data, &sources, &states),
            |maker, at| {
                let number = number(at);
                let file = File {
                    number,
                    name: &sources.artefact(number).unwrap_or_default(),
                    source: sources.get(number).unwrap_or_default(),
                    path: &sources.file(number),
                    format: sources.format(number),
                };
                maker.make(&file, turn)
            },
            |at, outcome| {
                let number = number(at);
                let source = sources.get(number).unwrap_or_default();
                match turn {
                    Turn::First | Turn::Second => self.take(number, source, outcome),
                    Turn::Again => self.take_again(number, outcome),
                }
            },
        );
        self.all.sources = sources;
        self.states = states;
        done
    }

    fn take(&mut self, at: usize, source: &str, outcome: Outcome) -> Result<(), Failure> {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        let note = match outcome {
            Outcome::Later(id) => {
                self.later.push((at, id));
                return Ok(());
            }
            Outcome::HeldBack(article) => {
                self.tally.held_back.push(HeldBackArticle {
                    id: article.id.to_string(),
                    why: article.why,
                });
                self.held_back.push(article.id);
                self.files.add_hidden(number, article.files);
                self.all.gone.extend(article.addresses);
                let due = [self.tally.next_due, article.from];
                self.tally.next_due = due.into_iter().flatten().min();
                return Ok(());
            }
            Outcome::LeftOut(note, files) => {
                self.files.add_hidden(number, files);
                note
            }
            Outcome::Published(made, note, pictures) => {
                self.keep_pictures(&pictures)?;
                for made in &*made {
                    self.tally.count(made);
                    self.ledger.keep(self.data.build, made)?;
                }
                note
            }
        };
        self.collect(at, source, note);
        Ok(())
    }

    /// An article that was made a second time: only what it shows of others has changed.
    fn take_again(&mut self, at: usize, outcome: Outcome) -> Result<(), Failure> {
        let Outcome::Published(made, note, pictures) = outcome else {
            return Ok(());
        };
        self.keep_pictures(&pictures)?;
        for made in &*made {
            self.tally.count_again(made);
            self.ledger.keep_again(self.data.build, made)?;
        }
        if let Some(published) = note.published {
            self.all.set_digests(at, &published);
            let number = u32::try_from(at).unwrap_or(u32::MAX);
            self.files.add(number, published.files);
        }
        Ok(())
    }

    fn keep_pictures(&mut self, pictures: &[Made]) -> Result<(), Failure> {
        for made in pictures {
            self.tally.pictures.add(&made.changes);
            self.ledger.keep(self.data.build, made)?;
        }
        Ok(())
    }

    /// Collects what is needed of all notes at once.
    fn collect(&mut self, at: usize, source: &str, note: Note) {
        match note.trouble {
            Trouble::None => {}
            Trouble::Faulty => self.tally.faulty += 1,
            Trouble::Kept => self.tally.kept += 1,
            Trouble::LeftOut => self.tally.left_out += 1,
        }
        if !note.errors.is_empty() {
            self.errors.push((at, note.errors));
        }
        let Some(published) = note.published else {
            return;
        };
        self.tally.next_due = [self.tally.next_due, published.until]
            .into_iter()
            .flatten()
            .min();
        if let Some(is_published) = self.all.published.get_mut(at) {
            *is_published = true;
        }
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        if published.has_aliases {
            self.all.moved.push(number);
        }
        self.files.add(number, published.files.iter().copied());
        let references = published.references.iter();
        self.references
            .extend(references.map(|reference| (number, *reference)));
        let is_own = *published.id == *source;
        if let Some(own) = self.all.own.get_mut(at) {
            *own = is_own;
        }
        if let Some(placement) = &published.placement {
            self.all.placements.set(at, placement);
        }
        let (id, translations) = (&published.id, &published.translations);
        self.all.named.collect(number, id, translations);
        if !is_own {
            self.all.renamed.insert(id.clone(), number);
        }
        self.all.set_digests(at, &published);
        let depth = published.id.matches('/').count() + 1;
        self.all.depths.insert(depth);
    }

    /// The files whose path is not their id, but that get their id.
    fn settle_claims(&mut self) -> Vec<usize> {
        self.later.sort();
        let mut taken: HashMap<Box<str>, usize> = HashMap::new();
        let mut accepted = Vec::new();
        let sources = &self.all.sources;
        for (at, id) in std::mem::take(&mut self.later) {
            let own = sources.find(&id);
            let own = own.filter(|own| self.all.own.get(*own) == Some(&true));
            let first = own.or_else(|| taken.get(&id).copied());
            match first {
                None => {
                    self.accepted.push(digest_of(&id));
                    taken.insert(id, at);
                    accepted.push(at);
                }
                Some(first) => {
                    let first = sources.file(first);
                    let first = first.display();
                    self.errors
                        .push((at, format!(": error: {first} has the id {id} already")));
                    self.tally.left_out += 1;
                }
            }
        }
        accepted
    }

    /// The numbers of articles that are outdated: they show others that are not on the site, or leave out ones that are.
    fn settle_references(&mut self) -> Vec<usize> {
        if self.data.held_back == HeldBack::Mark {
            return Vec::new();
        }
        let All {
            sources, published, ..
        } = &self.all;
        let absent = states::absent(sources, published, &self.held_back, &self.accepted);
        let references = std::mem::take(&mut self.references);
        let outdated = references::outdated(&references, &absent);
        self.states = States::settled(absent);
        outdated
    }
}
