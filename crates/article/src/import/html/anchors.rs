//! Links within the article: gives their targets ids and rewrites the links.

use super::address::Place;
use super::tree::{Id, Tree};
use crate::import::ids::{MAX_BLOCK_ID_BYTES, Taken};
use crate::import::links::each_link;
use crate::model::Block;
use crate::url::SafeUrl;
use std::collections::{HashMap, HashSet};

/// The prefix that our own pages add to ids.
const OURS: &str = "x-";

/// The link targets of a document.
#[derive(Default)]
pub(super) struct Anchors {
    /// Ids that links refer to.
    wanted: HashSet<String>,
    /// Ids in the source to ids of blocks.
    blocks: HashMap<String, String>,
    taken: Taken,
}

impl Anchors {
    /// Collects the ids that links refer to.
    pub(super) fn of(tree: &Tree, place: &Place<'_>) -> Self {
        let links = tree.below(Tree::ROOT).filter(|id| tree.name(*id) == "a");
        let wanted = links.filter_map(|id| place.fragment(tree.attribute(id, "href")?));
        Self {
            wanted: wanted.collect(),
            ..Self::default()
        }
    }

    /// An element's id, if a link refers to it or if it is one of our own pages.
    pub(super) fn target(&self, tree: &Tree, id: Id) -> Option<String> {
        let own = tree.attribute(id, "id");
        let named = (tree.name(id) == "a")
            .then(|| tree.attribute(id, "name"))
            .flatten();
        let mut names = own.into_iter().chain(named);
        let is_target = |name: &&str| self.wanted.contains(*name) || name.starts_with(OURS);
        names.find(is_target).map(str::to_owned)
    }

    /// Gives a block its ids.
    pub(super) fn set_ids(&mut self, block: &mut Block, ids: Vec<String>) {
        for id in ids {
            let known = match &block.id {
                Some(known) => known.clone(),
                None => {
                    let new = self.free_id(&id);
                    block.id = Some(new.clone());
                    new
                }
            };
            self.blocks.entry(id).or_insert(known);
        }
    }

    /// A valid id that is not taken.
    fn free_id(&mut self, id: &str) -> String {
        let id = id.strip_prefix(OURS).unwrap_or(id);
        let valid: String = id
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
        self.taken.take(&valid, MAX_BLOCK_ID_BYTES)
    }

    /// Rewrites links to the blocks' ids. Links without a target refer to the article's original page, if it is known,
    /// else they become plain text.
    pub(super) fn rewrite_links(&self, blocks: &mut [Block], place: &Place<'_>) {
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
