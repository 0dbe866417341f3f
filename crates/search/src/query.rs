//! A search query.

use crate::fold::Normalize;
use crate::words::{Part, Words};

/// The words of a query. A story matches if it has all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(crate) words: Vec<Word>,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub text: String,
    /// Whether words that begin with it match too, because it may be unfinished.
    pub is_prefix: bool,
}

/// Minimal length of a prefix, in characters: a single letter would match about a twentieth of all words.
const MIN_PREFIX: usize = 2;

impl Query {
    /// The query that a reader has typed so far. The last word may be unfinished, unless something follows it.
    pub fn new<N: Normalize>(typed: &str, words: &mut Words<N>) -> Self {
        let mut all: Vec<Word> = Vec::new();
        let mut last = Part::Last;
        // Whether the last word may be unfinished.
        let mut is_open = false;
        words.each(typed, |word, part| {
            // The last character of a run is part of the pair before it.
            let is_of_run = last == Part::Pair && part == Part::Last;
            last = part;
            let is_new = !is_of_run && !all.iter().any(|other| other.text == word);
            is_open = is_new && part == Part::Word && word.chars().count() >= MIN_PREFIX;
            if is_new {
                all.push(Word {
                    text: word.to_owned(),
                    // A single character is a prefix of pairs.
                    is_prefix: part == Part::Last,
                });
            }
        });
        let is_open = is_open && typed.chars().next_back().is_some_and(char::is_alphanumeric);
        if let Some(word) = all.last_mut().filter(|_| is_open) {
            word.is_prefix = true;
        }
        Self { words: all }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
