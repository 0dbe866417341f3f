//! Builds the shards of a segment.

use super::interner::Interner;
use super::word_list;
use crate::{SHARD_BYTES, varint};

/// The shards of a segment.
#[derive(Debug, Default)]
pub struct Segment {
    /// The first word of each shard, for the directory.
    pub first_words: Vec<String>,
    /// The bytes of each shard.
    pub shards: Vec<Vec<u8>>,
}

/// Collects the words of the stories of a segment. Postings are encoded as in the shards from the start.
#[derive(Default)]
pub struct SegmentBuilder {
    words: Interner,
    postings: Vec<Postings>,
    stories: u32,
}

/// The postings of a word.
#[derive(Default)]
struct Postings {
    bytes: Vec<u8>,
    /// One more than the number of the last story with the word.
    next: u32,
}

impl SegmentBuilder {
    /// Adds the next story. `words`: the bytes from [`super::WordList::take`]; empty for a story without words.
    pub fn add(&mut self, words: &[u8]) {
        let story = self.stories;
        self.stories += 1;
        word_list::each(words, |word, place| {
            let number = self.words.number(word) as usize;
            if number == self.postings.len() {
                self.postings.push(Postings::default());
            }
            if let Some(postings) = self.postings.get_mut(number) {
                let posting = (story - postings.next) << 2 | u32::from(place);
                varint::push(&mut postings.bytes, posting);
                postings.next = story + 1;
            }
        });
    }

    /// Sorts the words and cuts them into shards.
    pub fn finish(self) -> Segment {
        let mut words: Vec<(&str, &Postings)> = self.words.iter().zip(&self.postings).collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        let mut segment = Segment::default();
        let mut shard = Vec::with_capacity(2 * SHARD_BYTES);
        let mut previous = "";
        for (word, postings) in words {
            if shard.len() >= SHARD_BYTES {
                segment.shards.push(shard.clone());
                shard.clear();
            }
            if shard.is_empty() {
                segment.first_words.push(word.to_owned());
                previous = "";
            }
            let shared = word.bytes().zip(previous.bytes());
            let shared = shared.take_while(|(one, other)| one == other).count();
            varint::push(&mut shard, shared as u32);
            push(
                &mut shard,
                word.as_bytes().get(shared..).unwrap_or_default(),
            );
            push(&mut shard, &postings.bytes);
            previous = word;
        }
        if !shard.is_empty() {
            segment.shards.push(shard);
        }
        segment
    }
}

/// Adds bytes, preceded by their number.
fn push(shard: &mut Vec<u8>, bytes: &[u8]) {
    // A word and the postings of a segment are far shorter than 4 GiB.
    varint::push(shard, bytes.len() as u32);
    shard.extend_from_slice(bytes);
}
