//! Links within the article: what they lead to gets an id, and they lead there.

use super::address::Place;
use super::tree::{Id, Tree};
use crate::import::ids::{MAX_BLOCK_ID_BYTES, Taken};
use crate::import::links::each_link;
use crate::model::Block;
use crate::url::SafeUrl;
use std::collections::{HashMap, HashSet};

/// What our own pages put before ids.
const OURS: &str = "x-";

/// The ids of a document.
#[derive(Default)]
pub(super) struct Anchors {
    /// What links lead to.
    wanted: HashSet<String>,
    /// The source's id → the block's.
    blocks: HashMap<String, String>,
    taken: Taken,
}

impl Anchors {
    /// Finds out which ids are asked for.
    pub(super) fn of(tree: &Tree, place: &Place<'_>) -> Self {
        let links = tree.below(Tree::ROOT).filter(|id| tree.name(*id) == "a");
        let wanted = links.filter_map(|id| place.fragment(tree.attribute(id, "href")?));
        Self {
            wanted: wanted.collect(),
            ..Self::default()
        }
    }

    /// An element's id, if anything leads to it.
    pub(super) fn target(&self, tree: &Tree, id: Id) -> Option<String> {
        let own = tree.attribute(id, "id");
        let named = (tree.name(id) == "a")
            .then(|| tree.attribute(id, "name"))
            .flatten();
        let mut names = own.into_iter().chain(named);
        let is_target = |name: &&str| self.wanted.contains(*name) || name.starts_with(OURS);
        names.find(is_target).map(str::to_owned)
    }

    /// Gives a block the ids that stand at it.
    pub(super) fn give(&mut self, block: &mut Block, ids: Vec<String>) {
        for id in ids {
            let known = match &block.id {
                Some(known) => known.clone(),
                None => {
                    let new = self.free(&id);
                    block.id = Some(new.clone());
                    new
                }
            };
            self.blocks.entry(id).or_insert(known);
        }
    }

    /// An id that the model takes and nothing else has.
    fn free(&mut self, id: &str) -> String {
        let id = id.strip_prefix(OURS).unwrap_or(id);
        let sound: String = id
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || c == '_' {
                    c
                } else {
                    '-'
                }
            })
            .take(MAX_BLOCK_ID_BYTES)
            .collect();
        self.taken.take(&sound, MAX_BLOCK_ID_BYTES)
    }

    /// Makes the links lead where the ids are. What leads nowhere leads into the page where the article lives, if
    /// that is known, and is no link otherwise.
    pub(super) fn lead(&self, blocks: &mut [Block], place: &Place<'_>) {
        if self.wanted.is_empty() {
            return;
        }
        each_link(blocks, &mut |href| {
            let wanted = href.as_ref().and_then(|href| place.fragment(href.as_str()));
            let Some(wanted) = wanted else {
                return;
            };
            *href = match self.blocks.get(&wanted) {
                Some(id) => SafeUrl::parse(&format!("#{id}")).ok(),
                None => href.take().filter(|href| !href.as_str().starts_with('#')),
            };
        });
    }
}
