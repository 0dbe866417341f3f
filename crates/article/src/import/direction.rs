//! The writing direction of an article whose letters contradict its language.

use super::opening::texts;
use crate::lang::Dir;
use crate::model::{Article, Block};
use crate::text::Text;

/// With fewer letters the language decides: a headline may be a name in another script.
const MIN_LETTERS: usize = 40;
/// Maximal number of letters counted.
const MAX_LETTERS: usize = 4000;

/// The direction, if it differs from that of the language. If the tag has a script, that decides. Otherwise the letters
/// have precedence over the language: Kurdish and Punjabi have two scripts, and some systems give the site's language to
/// every article.
pub(super) fn of(article: &Article) -> Option<Dir> {
    let lang = &article.lang;
    if lang.as_str().split('-').skip(1).any(|part| part.len() == 4) {
        return None;
    }
    let (letters, rtl) = count_letters(article);
    match lang.dir() {
        Dir::Ltr => (rtl * 2 > letters).then_some(Dir::Rtl),
        Dir::Rtl => (rtl == 0 && letters >= MIN_LETTERS).then_some(Dir::Ltr),
    }
}

/// The number of letters, and of those written from right to left.
fn count_letters(article: &Article) -> (usize, usize) {
    let updates = article.updates.iter();
    let bodies = updates.flat_map(|update| &update.body);
    let body = Block::all(article.body.iter().chain(bodies)).flat_map(texts);
    let texts = std::iter::once(&article.headline)
        .chain(&article.deck)
        .chain(body);
    let runs = texts.flat_map(|text: &Text| &text.0);
    let letters = runs.flat_map(|run| run.words.chars().filter(|c| c.is_alphabetic()));
    letters
        .take(MAX_LETTERS)
        .fold((0, 0), |(letters, rtl), letter| {
            (letters + 1, rtl + usize::from(is_rtl(letter)))
        })
}

/// Whether a letter is in one of Unicode's blocks of the bidirectional classes R and AL: Hebrew, Arabic, Syriac,
/// Thaana, N'Ko and others; in plane 1 Adlam, Rohingya and historic scripts.
fn is_rtl(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}
