//! Whether articles are on the site, for those that name them.

use super::note::Note;
use super::references::digest_of;
use crate::data::release::{Release, release};
use crate::data::sources::Sources;
use crate::data::{Data, HeldBack};
use crate::places;
use crate::stamp;
use article::model::ArticleId;
use std::collections::HashSet;
use std::sync::atomic::{AtomicU8, Ordering};

const UNKNOWN: u8 = 0;
const PUBLIC: u8 = 1;
const ABSENT: u8 = 2;

/// The states of the articles in this run. Used by several threads.
pub struct States {
    /// By the numbers of their files.
    found: Vec<AtomicU8>,
    /// Digests of the ids of all articles that are not on the site, once all articles have been made.
    absent: Option<HashSet<u64>>,
}

impl States {
    /// The states of `count` articles, all of them unknown.
    pub fn new(count: usize) -> Self {
        let mut found = Vec::new();
        found.resize_with(count, || AtomicU8::new(UNKNOWN));
        Self {
            found,
            absent: None,
        }
    }

    /// The states after all articles have been made.
    pub fn settled(absent: HashSet<u64>) -> Self {
        Self {
            found: Vec::new(),
            absent: Some(absent),
        }
    }

    /// Whether there is an article with that id that is not on the site. Before all articles have been made, its file is
    /// read, and an article whose path is not its id is not found.
    pub fn is_absent(&self, data: &Data<'_>, sources: &Sources, id: &str) -> bool {
        // Previews show all articles.
        if data.held_back == HeldBack::Mark {
            return false;
        }
        if let Some(absent) = &self.absent {
            return absent.contains(&digest_of(id));
        }
        let Some((number, state)) = sources
            .find(id)
            .and_then(|number| Some((number, self.found.get(number)?)))
        else {
            return false;
        };
        if state.load(Ordering::Relaxed) == UNKNOWN {
            let now = match is_public(data, sources, number) {
                true => PUBLIC,
                false => ABSENT,
            };
            state.store(now, Ordering::Relaxed);
        }
        state.load(Ordering::Relaxed) == ABSENT
    }
}

/// Whether the article in a file will be on the site, as `make` decides.
fn is_public(data: &Data<'_>, sources: &Sources, number: usize) -> bool {
    let file = sources.file(number);
    let note = |bytes: &[u8]| Note::decode(bytes).map(|(_, note)| note);
    let before = sources
        .artefact(number)
        .and_then(|name| data.build.note(&name, note).flatten());
    let published = before.as_ref().and_then(|note| note.published.as_ref());
    let stamp = stamp::of(&file, data.begun_ns);
    let is_same = stamp.is_some() && before.as_ref().is_some_and(|note| note.stamp == stamp);
    if is_same && let Some(published) = published {
        return published.until.is_none_or(|at| at > data.now);
    }
    let id = sources.get(number).unwrap_or_default();
    let read = |bytes: Vec<u8>| sources.format(number).read(&bytes, id).ok();
    let article = sources.read(number).ok().and_then(read);
    match article {
        Some((article, _)) => {
            let is_public = matches!(release(&article, &data.zone, data.now), Release::Public(_));
            is_public && places::article_taken(&article.id, Some(data.portal)).is_none()
        }
        // One that can no longer be read keeps its page.
        None => published.is_some_and(|published| published.until.is_none_or(|at| at > data.now)),
    }
}

/// Digests of the ids of all articles that are not on the site. `published`: by the numbers of files; `held_back`: the ids of
/// articles that may not be on the site now; `accepted`: digests of ids of published articles whose path is not their id.
pub fn absent(
    sources: &Sources,
    published: &[bool],
    held_back: &[ArticleId],
    accepted: &[u64],
) -> HashSet<u64> {
    let is_published = |at: usize| published.get(at) == Some(&true);
    let missing = (0..sources.len()).filter(|at| !is_published(*at));
    let mut absent: HashSet<u64> = missing
        .filter_map(|at| sources.get(at).map(digest_of))
        .collect();
    let held_back = held_back.iter().map(ArticleId::as_str);
    let held_back = held_back.filter(|id| !sources.find(id).is_some_and(is_published));
    absent.extend(held_back.map(digest_of));
    for id in accepted {
        absent.remove(id);
    }
    absent
}
