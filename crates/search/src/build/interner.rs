//! Numbers words in the order of their first occurrence.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::{BuildHasher, Hasher};

/// A table of words, numbered in the order in which they were added.
#[derive(Default)]
pub struct Interner {
    /// All words, concatenated.
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
    table: HashTable<Known>,
    hasher: DefaultHashBuilder,
}

/// A word: where it is in the text, and its number.
struct Known {
    begin: u32,
    end: u32,
    number: u32,
}

impl Interner {
    /// The number of a word. Adds the word if it is new.
    pub fn number(&mut self, word: &str) -> u32 {
        let Self {
            text,
            ends,
            table,
            hasher,
        } = self;
        let hash = |word: &[u8]| {
            let mut hash = hasher.build_hasher();
            hash.write(word);
            hash.finish()
        };
        let word_hash = hash(word.as_bytes());
        if let Some(known) = table.find(word_hash, |known| bytes(text, known) == word.as_bytes()) {
            return known.number;
        }
        // Memory would be full before 32 bits were not enough.
        let number = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        let begin = ends.last().copied().unwrap_or_default();
        text.push_str(word);
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        ends.push(end);
        let known = Known { begin, end, number };
        table.insert_unique(word_hash, known, |known| hash(bytes(text, known)));
        number
    }

    /// All words, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let begins = std::iter::once(&0).chain(&self.ends);
        let spans = begins.zip(&self.ends);
        spans.map(|(begin, end)| {
            let word = self.text.get(*begin as usize..*end as usize);
            word.unwrap_or_default()
        })
    }

    /// Removes all words and keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.table.clear();
    }
}

fn bytes<'t>(text: &'t str, known: &Known) -> &'t [u8] {
    let bytes = text
        .as_bytes()
        .get(known.begin as usize..known.end as usize);
    bytes.unwrap_or_default()
}
