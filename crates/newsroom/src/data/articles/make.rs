//! Reads, renders and writes one article.

use super::note::{Before, Note, Published, Shown, Trouble};
use super::pictures;
use super::references;
use super::states::States;
use crate::article_file::ArticleFormat;
use crate::build::digest::{self, Digest};
use crate::build::{Kind, Made, NewFile, site_path};
use crate::data::authors::link_authors;
use crate::data::placements::Placement;
use crate::data::release::{Release, release};
use crate::data::sources::Sources;
use crate::data::{Data, HeldBack, PageRenderer, Story};
use crate::failure::Failure;
use crate::files;
use crate::places::{self, FormerAddress, data_path};
use crate::report;
use crate::stamp;
use crate::syndication::Entry;
use article::Article;
use article::model::ArticleId;
use std::fs;
use std::path::Path;

/// An article's file.
pub struct File<'f> {
    /// The name of its artefact.
    pub name: &'f str,
    /// Its path below `articles/` without the ending.
    pub source: &'f str,
    /// Where it is.
    pub path: &'f Path,
    /// How the article is written.
    pub format: ArticleFormat,
}

/// What became of an article's file.
pub enum Outcome {
    /// Its page and data are on the site.
    Published(Box<Made>, Note),
    /// Its path is not its id: first it must be known which other files claim the id.
    Later(Box<str>),
    /// It has no page.
    LeftOut(Note),
    /// An article with this id may not be on the site now. From when on it may, in seconds since 1970, if that is known.
    HeldBack(ArticleId, Option<i64>),
    /// An article with this id may no longer be on the site. Its addresses: that of its page, and its former ones.
    Expired(ArticleId, Vec<FormerAddress>),
}

/// In the first turn only files whose path is their id are made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    First,
    Second,
    /// For unchanged articles that name others, which have come to the site or have gone.
    Again,
}

/// Makes articles; one for each thread.
pub struct Maker<'r> {
    data: &'r Data<'r>,
    sources: &'r Sources,
    states: &'r States,
    renderer: Box<dyn PageRenderer + 'r>,
}

impl<'r> Maker<'r> {
    /// For the data of a site.
    ///
    /// # Errors
    /// If a renderer cannot be made.
    pub fn new(
        data: &'r Data<'r>,
        sources: &'r Sources,
        states: &'r States,
    ) -> Result<Self, Failure> {
        Ok(Self {
            data,
            sources,
            states,
            renderer: data.pages.renderer()?,
        })
    }

    /// Makes the page and the data of a file, if they are not there already.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn make(&mut self, file: &File<'_>, turn: Turn) -> Result<Outcome, Failure> {
        let File {
            name, source, path, ..
        } = *file;
        let stamp = stamp::of(path, self.data.begun_ns);
        let before = self.data.build.note(name, Before::decode).flatten();
        let known = before
            .as_ref()
            .filter(|before| stamp.is_some() && before.note.stamp == stamp);
        let (digest, bytes) = match known {
            Some(before) => (before.note.digest, None),
            None => {
                let bytes = files::read(path)?;
                (digest::of(&bytes), Some(bytes))
            }
        };
        if let Some(before) = before.as_ref().filter(|_| turn != Turn::Again)
            && let Some(published) = before.note.published.as_ref().filter(|published| {
                before.note.digest == digest && published.until.is_none_or(|at| at > self.data.now)
            })
            && let Some(made) = self
                .data
                .build
                .unchanged(name, self.key(digest, &published.pictures))
        {
            if turn == Turn::First && source != &*published.id {
                return Ok(Outcome::Later(published.id.clone()));
            }
            let note = Note {
                stamp,
                ..before.note.clone()
            };
            let is_known = note == before.note;
            let made = match is_known {
                true => made,
                false => made.with_note(note.encode(&before.shown())),
            };
            return Ok(Outcome::Published(Box::new(made), note));
        }
        let bytes = bytes.map_or_else(|| files::read(path), Ok)?;
        let mut note = Note {
            stamp,
            digest,
            errors: String::new(),
            trouble: Trouble::LeftOut,
            published: None,
        };
        let Some(mut article) = self.read(file, &bytes, before.as_ref(), &mut note) else {
            return Ok(Outcome::LeftOut(note));
        };
        let release = release(&article, self.data.now);
        if let Some(label) = release.label(&article) {
            match (self.data.held_back, release) {
                (HeldBack::LeaveOut, Release::Expired) => {
                    let addresses = FormerAddress::all_of(&article);
                    return Ok(Outcome::Expired(article.id, addresses));
                }
                (HeldBack::LeaveOut, _) => {
                    return Ok(Outcome::HeldBack(article.id, release.until()));
                }
                (HeldBack::Mark, _) => {
                    let kicker = article.kicker.take().into_iter();
                    let parts: Vec<String> = [label].into_iter().chain(kicker).collect();
                    article.kicker = Some(parts.join(" · "));
                }
            }
        }
        let id = article.id.as_str();
        if turn == Turn::First && source != id {
            return Ok(Outcome::Later(id.into()));
        }
        self.publish(name, article, release.until(), note)
    }

    /// The article in these bytes, or as it was last published if they cannot be read.
    fn read(
        &self,
        file: &File<'_>,
        bytes: &[u8],
        before: Option<&Before>,
        note: &mut Note,
    ) -> Option<Article> {
        let article = match file.format.read(bytes, file.source) {
            Ok((article, problems)) => {
                note.errors = report::error_lines(bytes, &problems);
                note.trouble = match problems.iter().any(report::is_error) {
                    true => Trouble::Faulty,
                    false => Trouble::None,
                };
                article
            }
            Err(problems) => {
                note.errors = report::error_lines(bytes, &problems);
                let kept = before.and_then(|before| self.kept(before))?;
                note.errors += ": error: its page stays as it was last published\n";
                note.trouble = Trouble::Kept;
                kept
            }
        };
        if let Some(why) = places::article_taken(&article.id, Some(self.data.portal)) {
            note.errors += &[": error: ", &why, "\n"].concat();
            note.trouble = Trouble::LeftOut;
            return None;
        }
        Some(article)
    }

    /// A digest of everything that an article is made from.
    fn key(&self, digest: u64, pictures: &[String]) -> u64 {
        Digest::new()
            .number(self.data.inputs)
            .number(digest)
            .number(self.data.pages.pictures_digest(pictures))
            .end()
    }

    /// The article as it was last published, with the widths and formats that its pictures had then.
    fn kept(&self, before: &Before) -> Option<Article> {
        let published = before.note.published.as_ref()?;
        let path = site_path(data_path(&published.id)).ok()?;
        let bytes = fs::read(self.data.build.on_disk(&path)).ok()?;
        article::read(&bytes).ok().map(|(article, _)| article)
    }

    fn publish(
        &mut self,
        name: &str,
        mut article: Article,
        until: Option<i64>,
        mut note: Note,
    ) -> Result<Outcome, Failure> {
        let data = self.data;
        let id: Box<str> = article.id.as_str().into();
        // Layouts look for published articles among them, which may be made later in this run.
        let translations = article.translations.iter();
        let translations = translations.map(|other| other.id.as_str().into()).collect();
        let (sources, states) = (self.sources, self.states);
        let mut is_absent = |id: &str| states.is_absent(data, sources, id);
        let references = references::withhold(&mut article, data.portal, &mut is_absent);
        link_authors(&mut article, data.languages);
        let pictures = pictures::named(&article);
        data.pages.add_renditions(&mut article);
        let story = Story::of(&article);
        let item = match &story {
            Some(story) => json(&story.item, &id)?,
            None => Vec::new(),
        };
        let entry = match &story {
            Some(_) => Entry::of(data.portal, &article).encode(),
            None => Vec::new(),
        };
        let sitemap_lines = data.pages.sitemap_lines(&article);
        let moved = data.pages.moved(&article);
        let mut made = vec![NewFile {
            path: site_path(data_path(&id))?,
            bytes: json(&article, &id)?,
            compress: true,
        }];
        let Some(pages) = self.renderer.article(article)? else {
            note.errors +=
                ": error: it cannot be rendered; the lines above say where the program failed\n";
            note.trouble = Trouble::LeftOut;
            return Ok(Outcome::LeftOut(note));
        };
        made.extend(pages);
        let key = self.key(note.digest, &pictures);
        note.published = Some(Published {
            id,
            placement: story.map(|story| Placement::of(&story, data.languages)),
            item_digest: digest::of(&item),
            entry_digest: digest::of(&entry),
            until,
            pictures,
            translations,
            has_aliases: !moved.is_empty(),
            references,
        });
        let shown = Shown {
            item: &item,
            sitemap_lines: &sitemap_lines,
            moved: &moved,
            entry: &entry,
        };
        let made = data
            .build
            .write(name, key, Kind::Plain, made, note.encode(&shown))?;
        Ok(Outcome::Published(Box::new(made), note))
    }
}

fn json(value: &impl serde::Serialize, id: &str) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value)
        .map_err(|why| Failure::new(format!("cannot write {id} as JSON: {why}")))
}
