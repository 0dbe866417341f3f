//! What is needed of all published articles at once.

use super::files::Withheld;
use super::named::Named;
use super::note::{Published, Shown, words_name};
use crate::build::Snapshot;
use crate::data::placements::Placements;
use crate::data::sources::Sources;
use crate::places::FormerAddress;
use article::portal::Portal;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

/// The published articles by the numbers of their files: what is needed of all of them at once.
pub struct All {
    /// The fronts they are on.
    pub placements: Placements,
    /// Digests of what fronts show of them.
    pub item_digests: Vec<u64>,
    /// Digests of what feeds show of them.
    pub entry_digests: Vec<u64>,
    /// Digests of their words in the search index.
    pub word_digests: Vec<u64>,
    /// Numbers of folders between their pages and the site's folder.
    pub depths: BTreeSet<usize>,
    /// The numbers of those with former addresses.
    pub moved: Vec<u32>,
    /// The addresses of expired articles.
    pub gone: Vec<FormerAddress>,
    /// The files that are not on the site with the articles that are not.
    pub withheld: Withheld,
    /// Those that layouts of fronts name.
    pub(super) named: Named,
    /// Whether the article of a file has the file's path as its id.
    pub(super) own: Vec<bool>,
    /// The numbers of the others by their ids.
    pub(super) renamed: HashMap<Box<str>, u32>,
    /// Whether they are published in this run: until its end, the store also has notes of the last run.
    pub(super) published: Vec<bool>,
    pub(super) sources: Sources,
}

impl All {
    /// None of these files is published yet.
    pub(super) fn new(sources: Sources, portal: &Portal) -> Self {
        Self {
            placements: Placements::new(sources.len()),
            item_digests: vec![0; sources.len()],
            entry_digests: vec![0; sources.len()],
            word_digests: vec![0; sources.len()],
            depths: BTreeSet::new(),
            moved: Vec::new(),
            gone: Vec::new(),
            withheld: Withheld::default(),
            named: Named::of(portal),
            own: vec![false; sources.len()],
            renamed: HashMap::new(),
            published: vec![false; sources.len()],
            sources,
        }
    }

    /// Keeps the digests of a published article.
    pub(super) fn set_digests(&mut self, at: usize, published: &Published) {
        let digests = [
            (&mut self.item_digests, published.item_digest),
            (&mut self.entry_digests, published.entry_digest),
            (&mut self.word_digests, published.words_digest),
        ];
        for (all, digest) in digests {
            if let Some(known) = all.get_mut(at) {
                *known = digest;
            }
        }
    }

    /// Hands what other files of the site show of an article to `read`, if it is published.
    pub fn shown<T>(
        &self,
        notes: &Snapshot,
        number: u32,
        read: impl FnOnce(Shown<'_>) -> T,
    ) -> Option<T> {
        self.published
            .get(number as usize)
            .filter(|published| **published)?;
        let name = self.sources.artefact(number as usize)?;
        let read = |note: &[u8]| Shown::decode(note).map(read);
        notes.note(&name, read)?
    }

    /// Hands the words of an article to `read`, if it is published.
    pub fn words<T>(
        &self,
        notes: &Snapshot,
        number: u32,
        read: impl FnOnce(&[u8]) -> T,
    ) -> Option<T> {
        self.published
            .get(number as usize)
            .filter(|published| **published)?;
        let name = self.sources.artefact(number as usize)?;
        notes.note(&words_name(&name), read)
    }

    /// The numbers of an article that a layout names, of the translations that it names, and of those that name it.
    pub fn versions(&self, id: &str) -> Vec<u32> {
        let links = self.named.links(id);
        let translations = links.into_iter().flat_map(|links| &links.translations);
        let ids = std::iter::once(id).chain(translations.map(|id| &**id));
        ids.filter_map(|id| self.number(id))
            .chain(links.into_iter().flat_map(|links| &links.named_by).copied())
            .collect()
    }

    /// The number of a published article.
    fn number(&self, id: &str) -> Option<u32> {
        let own = self.sources.find(id);
        let own = own.filter(|own| self.own.get(*own) == Some(&true));
        own.and_then(|own| u32::try_from(own).ok())
            .or_else(|| self.renamed.get(id).copied())
    }

    /// The file of an article.
    pub fn file(&self, number: u32) -> PathBuf {
        self.sources.file(number as usize)
    }

    /// The numbers of all files.
    pub fn numbers(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.sources.len()).unwrap_or(u32::MAX)
    }
}
