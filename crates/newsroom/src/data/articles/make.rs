//! Reads, renders and writes one article. More than 300 lines: the methods of one type, each a step.

use super::files::{self, NamedFiles};
use super::note::{Before, Note, Published, Shown, Trouble, words_name};
use super::outcome::{File, HeldBackArticle, Outcome, Turn};
use super::references::{self, Reference};
use super::states::States;
use crate::build::digest::{self, Digest};
use crate::build::{Kind, NewFile, site_path};
use crate::data::authors::link_authors;
use crate::data::placements::Placement;
use crate::data::release::{Release, release};
use crate::data::search_index;
use crate::data::sources::Sources;
use crate::data::{Data, HeldBack, PageRenderer, Story};
use crate::failure::Failure;
use crate::places::{self, FormerAddress, data_path};
use crate::report;
use crate::stamp;
use crate::syndication::Entry;
use article::{Article, Problem};
use search::WordList;
use std::fs;

/// Makes articles; one for each thread.
pub struct Maker<'r> {
    data: &'r Data<'r>,
    sources: &'r Sources,
    states: &'r States,
    renderer: Box<dyn PageRenderer + 'r>,
    words: WordList,
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
            words: WordList::default(),
        })
    }

    /// Makes the page and the data of a file, if they are not there already.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn make(&mut self, file: &File<'_>, turn: Turn) -> Result<Outcome, Failure> {
        let File {
            number,
            name,
            source,
            path,
            ..
        } = *file;
        let stamp = stamp::of(path, self.data.begun_ns);
        let before = self.data.build.note(name, Before::decode).flatten();
        let known = before
            .as_ref()
            .filter(|before| stamp.is_some() && before.note.stamp == stamp);
        let (digest, bytes) = match known {
            Some(before) => (before.note.digest, None),
            None => {
                let bytes = self.sources.read(number);
                let digest = match &bytes {
                    Ok(bytes) => digest::of(bytes),
                    Err(why) => digest::of(why.as_bytes()),
                };
                (digest, Some(bytes))
            }
        };
        if let Some(before) = before.as_ref().filter(|_| turn != Turn::Again)
            && let Some(published) = before.note.published.as_ref().filter(|published| {
                let has_file = |id: &str| self.sources.find(id).is_some();
                before.note.digest == digest
                    && published.until.is_none_or(|at| at > self.data.now)
                    && published.copy_of.as_deref().is_none_or(has_file)
            })
            && let Some(made) = self
                .data
                .build
                .unchanged(name, self.key(digest, &published.pictures))
            && let Some(words) = self
                .data
                .build
                .unchanged(&words_name(name), published.words_digest)
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
            return Ok(Outcome::Published(
                Box::new([made, words]),
                note,
                Vec::new(),
            ));
        }
        let bytes = bytes.unwrap_or_else(|| self.sources.read(number));
        let mut note = Note {
            stamp,
            digest,
            errors: String::new(),
            trouble: Trouble::LeftOut,
            published: None,
        };
        let Some(mut article) = self.read(file, &bytes, before.as_ref(), &mut note) else {
            let files = bytes.map_or_else(|_| Vec::new(), |bytes| files::in_text(&bytes));
            return Ok(Outcome::LeftOut(note, files));
        };
        let (zone, now) = (&self.data.zone, self.data.now);
        let release = release(&article, zone, now);
        if let Some(label) = release.label(&article, zone) {
            match (self.data.held_back, release) {
                (HeldBack::LeaveOut, _) => {
                    let addresses = match release {
                        Release::Expired => {
                            places::settle_url(&mut article, self.data.portal, |_| false);
                            FormerAddress::all_of(&article)
                        }
                        _ => Vec::new(),
                    };
                    return Ok(Outcome::HeldBack(HeldBackArticle {
                        files: NamedFiles::of(&mut article, self.data.portal).digests,
                        id: article.id,
                        why: label,
                        from: release.until(),
                        addresses,
                    }));
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
        // An update in the future is probably a mistake. It does not count yet, because feeds and sitemaps would have
        // its time.
        let ahead = article.updated.map(|at| zone.seconds(at));
        let ahead = ahead.filter(|at| *at > now);
        if ahead.is_some() {
            article.updated = None;
        }
        let until = [release.until(), ahead].into_iter().flatten().min();
        self.publish(name, article, until, note, before.as_ref())
    }

    /// Parses an article, or returns it as it was last published if that fails. `bytes`: of its file, or why it cannot
    /// be read.
    fn read(
        &self,
        file: &File<'_>,
        bytes: &Result<Vec<u8>, String>,
        before: Option<&Before>,
        note: &mut Note,
    ) -> Option<Article> {
        let read = bytes.as_ref();
        let read = read.map_err(|why| [": error: ", why, "\n"].concat());
        let read = read.and_then(|bytes| {
            let lines = |problems: &[Problem]| report::error_lines(bytes, problems);
            match file.format.read(bytes, file.source) {
                Ok((article, problems)) => Ok((article, lines(&problems))),
                Err(problems) => Err(lines(&problems)),
            }
        });
        let article = match read {
            Ok((article, errors)) => {
                note.trouble = match errors.is_empty() {
                    true => Trouble::None,
                    false => Trouble::Faulty,
                };
                note.errors = errors;
                article
            }
            Err(errors) => {
                note.errors = errors;
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
        before: Option<&Before>,
    ) -> Result<Outcome, Failure> {
        let data = self.data;
        let id: Box<str> = article.id.as_str().into();
        // Layouts look for published articles among them, which may be made later in this run.
        let translations = article.translations.iter();
        let translations = translations.map(|other| other.id.as_str().into()).collect();
        let mut named = NamedFiles::of(&mut article, data.portal);
        let all_files = named.digests.clone();
        let (sources, states) = (self.sources, self.states);
        let mut is_absent = |id: &str| states.is_absent(data, sources, id);
        let mut references = references::withhold(&mut article, data.portal, &mut is_absent);
        let mut other = None;
        let copy_of = places::settle_url(&mut article, data.portal, |id| {
            let is_there = sources.find(id.as_str()).is_some();
            let is_hidden = is_there && is_absent(id.as_str());
            other = is_there.then(|| Reference::to(id.as_str(), is_hidden));
            is_there && !is_hidden
        });
        references.extend(other);
        if references.iter().any(|other| other.is_hidden) {
            named = NamedFiles::of(&mut article, data.portal);
        }
        let files = all_files.into_iter().map(|id| Reference {
            id,
            is_hidden: named.digests.binary_search(&id).is_err(),
        });
        let mut files: Vec<Reference> = files.collect();
        if note.trouble == Trouble::Kept {
            // The kept article has the addresses of variants: the originals are those of the last run.
            let published = before.and_then(|before| before.note.published.as_ref());
            files.extend(published.into_iter().flat_map(|published| &published.files));
        }
        link_authors(&mut article, data.languages);
        let pictures = named.pictures;
        let written = data.pages.write_files(&article, &named.own)?;
        data.pages.add_renditions(&mut article);
        let story = Story::of(&article, &data.zone);
        let item = match &story {
            Some(story) => json(&story.item, &id)?,
            None => Vec::new(),
        };
        let entry = match &story {
            Some(_) => Entry::of(data.portal, &article).encode(),
            None => Vec::new(),
        };
        let words = match &story {
            Some(_) => search_index::words(&article, &mut self.words),
            None => Vec::new(),
        };
        let words_digest = digest::of(&words);
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
            let files = files.iter().map(|file| file.id).collect();
            return Ok(Outcome::LeftOut(note, files));
        };
        made.extend(pages);
        let key = self.key(note.digest, &pictures);
        note.published = Some(Published {
            id,
            placement: story.map(|story| Placement::of(&story, data.languages)),
            item_digest: digest::of(&item),
            entry_digest: digest::of(&entry),
            words_digest,
            until,
            pictures,
            translations,
            has_aliases: !moved.is_empty(),
            references,
            files,
            copy_of: copy_of.map(|id| id.as_str().into()),
        });
        let shown = Shown {
            item: &item,
            sitemap_lines: &sitemap_lines,
            moved: &moved,
            entry: &entry,
        };
        let build = data.build;
        let made = build.write(name, key, Kind::Plain, made, note.encode(&shown))?;
        let name = words_name(name);
        let words = build.write(&name, words_digest, Kind::Plain, Vec::new(), words)?;
        Ok(Outcome::Published(Box::new([made, words]), note, written))
    }
}

fn json(value: &impl serde::Serialize, id: &str) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value)
        .map_err(|why| Failure::new(format!("cannot write {id} as JSON: {why}")))
}
