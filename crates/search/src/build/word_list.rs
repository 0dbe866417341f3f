//! The words of a story.

use super::Native;
use super::interner::Interner;
use crate::Place;
use crate::words::Words;

/// Collects the words of stories, one story after the other. Buffers are reused.
pub struct WordList {
    words: Words<Native>,
    known: Interner,
    /// The most important place of each word.
    places: Vec<u8>,
}

impl Default for WordList {
    fn default() -> Self {
        Self {
            words: Words::new(Native),
            known: Interner::default(),
            places: Vec::new(),
        }
    }
}

impl WordList {
    /// Adds the words of a text of the current story.
    pub fn add(&mut self, text: &str, place: Place) {
        let Self {
            words,
            known,
            places,
        } = self;
        words.each(text, |word, _| {
            let number = known.number(word) as usize;
            match places.get_mut(number) {
                Some(known) => *known = (*known).max(place as u8),
                None => places.push(place as u8),
            }
        });
    }

    /// Returns the current story's words as bytes, and begins the next story. For each word: a byte with its place in the
    /// upper two bits and its length in the lower six, then the word.
    pub fn take(&mut self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.places.len() * 8);
        for (word, place) in self.known.iter().zip(&self.places) {
            bytes.push(place << 6 | (word.len() as u8 & LEN));
            bytes.extend_from_slice(word.as_bytes());
        }
        self.known.clear();
        self.places.clear();
        bytes
    }
}

/// The bits of a word's length in bytes.
const LEN: u8 = 63;

/// Calls `word` with each word and its place. `bytes`: from [`WordList::take`].
pub fn each(mut bytes: &[u8], mut word: impl FnMut(&str, u8)) {
    while let Some((head, rest)) = bytes.split_first() {
        let Some((own, rest)) = rest.split_at_checked(usize::from(head & LEN)) else {
            return;
        };
        bytes = rest;
        if let Ok(own) = std::str::from_utf8(own) {
            word(own, head >> 6);
        }
    }
}
