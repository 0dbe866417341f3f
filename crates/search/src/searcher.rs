//! Answers queries from the shards that have been fetched.

use crate::directory::Directory;
use crate::query::{Query, Word};
use crate::shard;
use crate::{Place, SEGMENT_STORIES};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Identifies a shard of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShardId {
    /// Its segment, counted from the oldest.
    pub segment: usize,
    /// Its number in the segment.
    pub shard: usize,
}

/// A story that matches a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The story, counted from the oldest of its language.
    pub story: u32,
    /// The sum over the query's words: 4 for a word in the headline, 2 in deck, section, tags or authors, 1 in the text.
    pub weight: u32,
}

/// An index whose shards are added as they are fetched.
#[derive(Debug, Default)]
pub struct Searcher {
    directory: Directory,
    shards: HashMap<ShardId, Vec<u8>>,
}

impl Searcher {
    /// An index without shards.
    pub fn new(directory: Directory) -> Self {
        Self {
            directory,
            shards: HashMap::new(),
        }
    }

    /// Adds a shard.
    pub fn insert(&mut self, id: ShardId, bytes: Vec<u8>) {
        self.shards.insert(id, bytes);
    }

    /// The shards that a query needs and that have not been added, those of the newest stories first.
    pub fn missing(&self, query: &Query) -> Vec<ShardId> {
        let mut missing = Vec::new();
        for segment in (0..self.directory.segments.len()).rev() {
            for word in &query.words {
                let shards = self.shards_of(segment, word);
                missing.extend(shards.filter(|id| !self.shards.contains_key(id)));
            }
        }
        missing.sort_unstable_by_key(|id| (Reverse(id.segment), id.shard));
        missing.dedup();
        missing
    }

    /// The stories with all words of a query, by descending weight, then the newest first. Stories whose shards have not been
    /// added are missing.
    pub fn hits(&self, query: &Query) -> Vec<Hit> {
        let mut hits = Vec::new();
        for segment in 0..self.directory.segments.len() {
            let mut words = query.words.iter();
            let Some(first) = words.next() else {
                return hits;
            };
            let mut weights = self.weights(segment, first);
            for word in words {
                let others = self.weights(segment, word);
                for (weight, other) in weights.iter_mut().zip(others) {
                    *weight = match (*weight, other) {
                        (0, _) | (_, 0) => 0,
                        (one, other) => one + other,
                    };
                }
            }
            let first = SEGMENT_STORIES.saturating_mul(u32::try_from(segment).unwrap_or(u32::MAX));
            let found = (first..).zip(weights).filter(|(_, weight)| *weight > 0);
            hits.extend(found.map(|(story, weight)| Hit { story, weight }));
        }
        hits.sort_unstable_by_key(|hit| Reverse((hit.weight, hit.story)));
        hits
    }

    /// The weight of a word in each story of a segment, 0 in those without it.
    fn weights(&self, segment: usize, word: &Word) -> Vec<u32> {
        let mut weights = vec![0; SEGMENT_STORIES as usize];
        for id in self.shards_of(segment, word) {
            let shard = self.shards.get(&id).map(Vec::as_slice).unwrap_or_default();
            shard::each_with_prefix(shard, word.text.as_bytes(), |own, postings| {
                if !word.is_prefix && own != word.text.as_bytes() {
                    return;
                }
                shard::each_posting(postings, |story, place| {
                    if let Some(weight) = weights.get_mut(story as usize) {
                        *weight = (*weight).max(weight_of(place));
                    }
                });
            });
        }
        weights
    }

    fn shards_of(&self, segment: usize, word: &Word) -> impl Iterator<Item = ShardId> {
        let shards = self
            .directory
            .shards(segment, &word.text, word.is_prefix)
            .into_iter();
        shards.map(move |shard| ShardId { segment, shard })
    }
}

/// See [`Hit::weight`].
fn weight_of(place: u8) -> u32 {
    match place {
        place if place == Place::Headline as u8 => 4,
        place if place == Place::About as u8 => 2,
        _ => 1,
    }
}
