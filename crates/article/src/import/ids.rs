//! Unique ids: of articles in a document, of blocks and updates in an article.
//!
//! Two articles with one id would be written to one file, and a link to a duplicate block id leads to the first block.
//! The second of two equal ids gets a number; the result is deterministic.

use super::format::Imported;
use super::links::{each_block, each_link, each_link_of};
use crate::model::{Article, ArticleId, Block};
use crate::problem::{Problem, ProblemKind};
use crate::read::is_block_id;
use crate::url::SafeUrl;
use std::collections::{HashMap, HashSet};

/// The limit of our own format.
pub(super) const MAX_BLOCK_ID_BYTES: usize = 100;
/// Room for a hyphen and a number.
const NUMBER_BYTES: usize = 12;

/// The ids in use.
#[derive(Default)]
pub(super) struct Taken {
    ids: HashSet<String>,
    /// The next number to try for each id, so that no number is tried twice.
    next: HashMap<String, u32>,
}

impl Taken {
    /// The id itself if it is free, else with the first free number appended. Ids are ASCII.
    pub(super) fn take(&mut self, id: &str, max_bytes: usize) -> String {
        if !id.is_empty() && self.ids.insert(id.to_owned()) {
            return id.to_owned();
        }
        self.numbered(id, max_bytes)
    }

    /// Marks an id as used; returns whether it was free.
    pub(super) fn insert(&mut self, id: &str) -> bool {
        self.ids.insert(id.to_owned())
    }

    /// The id of a post: its own if it is valid and free, else its number.
    pub(super) fn post_id(&mut self, own: Option<&str>, number: usize) -> String {
        match own.filter(|id| is_block_id(id) && self.insert(id)) {
            Some(id) => id.to_owned(),
            None => self.take(&format!("post-{number}"), MAX_BLOCK_ID_BYTES),
        }
    }

    fn numbered(&mut self, id: &str, max_bytes: usize) -> String {
        let head: String = id.chars().take(max_bytes - NUMBER_BYTES).collect();
        let head = head.trim_end_matches(['-', '/']).to_owned();
        let next = self.next.entry(head.clone()).or_insert(2);
        loop {
            let numbered = format!("{head}-{next}");
            *next = next.saturating_add(1);
            if self.ids.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// Makes the ids of a document's articles unique. The first article with an id keeps it; renamed articles get a problem
/// with their new id. New ids avoid those of all other articles.
pub(super) fn make_article_ids_unique(imported: &mut [Imported]) {
    let mut taken = Taken::default();
    for one in imported.iter() {
        taken.insert(one.article.id.as_str());
    }
    let mut seen = HashSet::new();
    for one in imported {
        if seen.insert(one.article.id.clone()) {
            continue;
        }
        let now = taken.numbered(one.article.id.as_str(), ArticleId::MAX_BYTES);
        let Some(now) = ArticleId::parse(&now) else {
            continue;
        };
        let id = std::mem::replace(&mut one.article.id, now.clone());
        let kind = ProblemKind::Renamed {
            id: id.to_string(),
            now: now.to_string(),
        };
        one.problems.push(Problem::new(one.at.clone(), kind));
    }
}

/// Makes the ids of blocks unique across several pieces; links within a piece follow.
pub(super) fn make_block_ids_unique(taken: &mut Taken, blocks: &mut [Block]) {
    let mut now: HashMap<String, SafeUrl> = HashMap::new();
    each_block(blocks, &mut |block| {
        let Some(id) = &mut block.id else {
            return;
        };
        let free = taken.take(id, MAX_BLOCK_ID_BYTES);
        if free != *id {
            if let Ok(link) = SafeUrl::parse(&format!("#{free}")) {
                now.insert(format!("#{id}"), link);
            }
            *id = free;
        }
    });
    if now.is_empty() {
        return;
    }
    each_link(blocks, &mut |href| {
        if let Some(link) = href.as_ref().and_then(|href| now.get(href.as_str())) {
            *href = Some(link.clone());
        }
    });
}

/// Makes the ids of updates and blocks unique together, because they share a page. Removes links to ids that do not
/// exist.
pub(super) fn make_fragments_unique(article: &mut Article) {
    let mut taken = Taken::default();
    let mut name = |block: &mut Block| {
        if let Some(id) = &block.id {
            taken.insert(id);
        }
    };
    each_block(&mut article.body, &mut name);
    for update in &mut article.updates {
        each_block(&mut update.body, &mut name);
    }
    for update in &mut article.updates {
        update.id = taken.take(&update.id, MAX_BLOCK_ID_BYTES);
    }
    each_link_of(article, &mut |href| {
        let is_dead = href.as_ref().is_some_and(|href| !has_target(href, &taken));
        if is_dead {
            *href = None;
        }
    });
}

fn has_target(href: &SafeUrl, taken: &Taken) -> bool {
    let id = href.as_str().strip_prefix('#');
    id.is_none_or(|id| taken.ids.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_id_gets_the_first_free_number() {
        let mut taken = Taken::default();
        let ids = ["a", "a-2", "a", "a", "", "", "b-", "b-"];
        let got = ids.map(|id| taken.take(id, MAX_BLOCK_ID_BYTES));
        assert_eq!(got, ["a", "a-2", "a-3", "a-4", "-2", "-3", "b-", "b-2"]);
    }

    #[test]
    fn a_long_id_keeps_within_its_limit() {
        let mut taken = Taken::default();
        let long = "a".repeat(MAX_BLOCK_ID_BYTES);
        assert_eq!(taken.take(&long, MAX_BLOCK_ID_BYTES), long);
        let second = taken.take(&long, MAX_BLOCK_ID_BYTES);
        assert!(
            second.len() <= MAX_BLOCK_ID_BYTES && second.ends_with("a-2"),
            "{second}"
        );
    }
}
