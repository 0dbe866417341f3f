//! Folding: reduces words to the form in which they are indexed, so that a query matches without accents, capitals or
//! exact letter forms.

/// Unicode's normalisation forms (UAX #15): `String.prototype.normalize` in a browser.
pub trait Normalize {
    /// Compatibility decomposition.
    fn nfkd(&self, text: &str) -> String;
    /// Canonical composition.
    fn nfc(&self, text: &str) -> String;
}

/// Folds a word: removes accents and vowel marks, replaces letter variants, and gives lower case and ASCII digits.
///
/// Only the marks of Latin, Greek, Cyrillic, Hebrew and Arabic are removed, which readers omit. Indian scripts write vowels
/// as marks, so their marks are kept.
pub fn fold(word: &str, normal: &impl Normalize) -> String {
    if word.chars().all(is_unchanged) {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    for c in normal.nfkd(word).chars().filter(|c| !is_dropped(*c)) {
        match replacement(c) {
            Some(other) => folded.push_str(other),
            None => c.to_lowercase().for_each(|c| push(&mut folded, c)),
        }
    }
    normal.nfc(&folded)
}

fn push(folded: &mut String, c: char) {
    match replacement(c) {
        Some(other) => folded.push_str(other),
        // The lower case of `İ` is `i` with a combining dot.
        None if is_dropped(c) => {}
        None => folded.push(digit(c).unwrap_or(c)),
    }
}

/// Whether folding certainly keeps a character: most of Chinese, Japanese and Korean. A fast path.
fn is_unchanged(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether folding removes a character: marks, and invisible formatting characters.
pub fn is_dropped(c: char) -> bool {
    matches!(c,
        // Combining diacritical marks, also of Cyrillic.
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}'
        // Hebrew points.
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}'
        // Arabic vowel marks, hamza above and below, tatweel, Koranic marks.
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        // Soft hyphen, joiners, direction marks, byte order mark.
        | '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What readers type instead of a letter that does not decompose, in lower case.
fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ŋ' | 'Ŋ' => "n",
        'ı' => "i",
        // The final form of sigma.
        'ς' => "σ",
        // Alef wasla, alef maksura, teh marbuta; Persian yeh and kaf.
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        _ => return None,
    })
}

/// The ASCII digit for an Arabic or Persian one.
fn digit(c: char) -> Option<char> {
    let first = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return None,
    };
    char::from_digit(u32::from(c) - first, 10)
}
