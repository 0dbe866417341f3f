//! Words of a text.
//!
//! A word is a run of letters and digits. All other characters separate words, including hyphens and apostrophes:
//! `afrique` finds `l'Afrique`. Unicode's word segmentation (UAX #29) is not used, because it mostly defines which of these
//! to keep together.
//!
//! Chinese, Japanese, Thai, Lao, Khmer and Burmese have no spaces between words, and Korean none before particles. Their
//! text is indexed by pairs of characters: each character with the next one, and the last character of a run alone. A query
//! of one character is searched as a prefix of these.

use crate::fold::{Normalize, fold, is_dropped};
use std::collections::HashMap;

/// Maximal length of an indexed word, in bytes; longer words are cut.
const MAX_BYTES: usize = 48;

/// Maximal length of a cached word, in bytes.
const MAX_CACHED_BYTES: usize = 32;

/// Maximal number of cached words.
const MAX_CACHED: usize = 8192;

/// The kind of an indexed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A word.
    Word,
    /// Two characters of a script without spaces.
    Pair,
    /// The last character of a run in such a script.
    Last,
}

/// Splits text into folded words. Caches them, because folding takes longer than a lookup.
pub struct Words<N> {
    normal: N,
    folded: HashMap<Box<str>, Box<str>>,
    lower: String,
}

impl<N: Normalize> Words<N> {
    /// An empty cache. `normal`: Unicode's normalisation.
    pub fn new(normal: N) -> Self {
        Self {
            normal,
            folded: HashMap::new(),
            lower: String::new(),
        }
    }

    /// Calls `word` with each folded word of a text, in order.
    pub fn each(&mut self, text: &str, mut word: impl FnMut(&str, Part)) {
        let mut rest = text;
        while let Some(begin) = rest.bytes().position(|byte| class(byte) != SEPARATOR) {
            let begun = rest.get(begin..).unwrap_or_default();
            let mut classes = 0;
            let end = begun.bytes().position(|byte| {
                let class = class(byte);
                classes |= class;
                class == SEPARATOR
            });
            let (run, after) = begun
                .split_at_checked(end.unwrap_or(begun.len()))
                .unwrap_or((begun, ""));
            rest = after;
            if classes & NOT_ASCII != 0 {
                for run in run.split(|c: char| !is_of_word(c)) {
                    self.each_of_run(run, &mut word);
                }
            } else if classes & UPPER != 0 {
                self.lower.clear();
                self.lower.push_str(cut(run));
                self.lower.make_ascii_lowercase();
                word(&self.lower, Part::Word);
            } else {
                word(cut(run), Part::Word);
            }
        }
    }

    /// Calls `word` with the words of a run of letters and digits, which is not only ASCII.
    fn each_of_run(&mut self, run: &str, word: &mut impl FnMut(&str, Part)) {
        if run.is_empty() {
            return;
        }
        if run.len() > MAX_CACHED_BYTES {
            return each_of_folded(&fold(run, &self.normal), word);
        }
        if self.folded.len() >= MAX_CACHED {
            self.folded.clear();
        }
        let folded = match self.folded.get(run) {
            Some(folded) => folded,
            None => {
                let folded = fold(run, &self.normal).into_boxed_str();
                &*self.folded.entry(run.into()).or_insert(folded)
            }
        };
        each_of_folded(folded, word);
    }
}

/// Calls `word` with the words of a folded run. It may contain separators: compatibility decomposition turns `½` into `1⁄2`.
fn each_of_folded(folded: &str, word: &mut impl FnMut(&str, Part)) {
    for run in folded.split(|c: char| !is_of_word(c)) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let is_spaceless = has_no_spaces(first);
            let end = rest.find(|c| has_no_spaces(c) != is_spaceless);
            let (one, after) = rest
                .split_at_checked(end.unwrap_or(rest.len()))
                .unwrap_or((rest, ""));
            match is_spaceless {
                true => pairs(one, word),
                false => word(cut(one), Part::Word),
            }
            rest = after;
        }
    }
}

fn pairs(run: &str, word: &mut impl FnMut(&str, Part)) {
    let ends = run.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends = ends.skip(1).map(|end| (end, Part::Pair));
    let ends = ends.chain(std::iter::once((run.len(), Part::Last)));
    for ((at, _), (end, part)) in run.char_indices().zip(ends) {
        word(run.get(at..end).unwrap_or_default(), part);
    }
}

/// The word, cut to [`MAX_BYTES`].
fn cut(word: &str) -> &str {
    if word.len() <= MAX_BYTES {
        return word;
    }
    word.get(..word.floor_char_boundary(MAX_BYTES))
        .unwrap_or(word)
}

const SEPARATOR: u8 = 0;
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const NOT_ASCII: u8 = 4;

/// The class of each byte.
const CLASSES: [u8; 256] = {
    let mut classes = [NOT_ASCII; 256];
    let (mut at, mut rest) = (0, classes.as_mut_slice());
    while let Some((class, after)) = rest.split_first_mut() {
        *class = match at {
            b'a'..=b'z' | b'0'..=b'9' => LOWER,
            b'A'..=b'Z' => UPPER,
            0x80.. => NOT_ASCII,
            _ => SEPARATOR,
        };
        at = at.wrapping_add(1);
        rest = after;
    }
    classes
};

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(NOT_ASCII)
}

/// Whether a character is part of a word: letters, digits, characters that folding removes, and those marks of Indian and
/// South-East Asian scripts that Unicode does not count as letters.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || is_dropped(c)
        || matches!(c,
            '\u{93c}' | '\u{94d}' | '\u{951}'..='\u{954}' | '\u{9bc}' | '\u{9cd}' | '\u{9fe}' | '\u{a3c}' | '\u{a4d}'
            | '\u{abc}' | '\u{acd}' | '\u{afd}'..='\u{aff}' | '\u{b3c}' | '\u{b4d}' | '\u{b53}'..='\u{b55}' | '\u{bcd}' | '\u{c3c}' | '\u{c4d}' | '\u{cbc}'
            | '\u{ccd}' | '\u{d3b}'..='\u{d3c}' | '\u{d4d}' | '\u{dca}' | '\u{e38}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
            | '\u{eb8}'..='\u{eba}' | '\u{ec8}'..='\u{ece}' | '\u{1037}'..='\u{103a}' | '\u{17b4}'..='\u{17b5}' | '\u{17c9}'..='\u{17d3}' | '\u{17dd}')
}

/// Whether text in this character's script is indexed by pairs of characters.
fn has_no_spaces(c: char) -> bool {
    matches!(c,
        // Thai, Lao; Burmese; Khmer.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        // Hangul, kana and Han, with their extensions and compatibility forms.
        | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests;
