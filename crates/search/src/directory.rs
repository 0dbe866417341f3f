//! The directory of an index: which words are in which shard.

use serde_json::Value;

/// The first words of the shards of each segment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// The words by segment, from the oldest, and by shard.
    pub segments: Vec<Vec<String>>,
}

impl Directory {
    /// Reads a directory: an array of arrays of words. None if it is something else.
    pub fn of_json(value: &Value) -> Option<Self> {
        let words = |shards: &Value| {
            let words = shards.as_array()?.iter();
            words.map(|word| Some(word.as_str()?.to_owned())).collect()
        };
        let segments: Option<Vec<Vec<String>>> = value.as_array()?.iter().map(words).collect();
        Some(Self {
            segments: segments?,
        })
    }

    /// The shards of a segment that may contain `word`, or if `is_prefix`, words that begin with it.
    pub(crate) fn shards(&self, segment: usize, word: &str, is_prefix: bool) -> Vec<usize> {
        let first_words = self.segments.get(segment).map(Vec::as_slice);
        let first_words = first_words.unwrap_or_default();
        // The last shard whose first word is not greater than `word`.
        let begin = first_words
            .partition_point(|first| first.as_str() <= word)
            .saturating_sub(1);
        let shards = first_words.iter().enumerate().skip(begin);
        let may_contain = |first: &str| match is_prefix {
            true => first <= word || first.starts_with(word),
            false => first <= word,
        };
        shards
            .take_while(|(_, first)| may_contain(first))
            .map(|(at, _)| at)
            .collect()
    }
}
