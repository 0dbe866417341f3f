//! Text to a path segment.

use crate::model::ArticleId;

/// Longer segments are cut at a word boundary.
const MAX_CHARS: usize = 80;

/// A non-empty segment of `[a-z0-9-]` for any text; deterministic. Latin letters lose their accents, Cyrillic and Greek
/// letters are transliterated; if other letters are dropped, a hash of the text keeps the segment unique.
///
/// ```
/// use article::import::slug;
/// assert_eq!(slug("Żółw & hare: 2–1!"), "zolw-hare-2-1");
/// assert_eq!(slug("Снег в Киеве"), "sneg-v-kieve");
/// assert_ne!(slug("ثلج"), slug("مطر"));
/// ```
pub fn slug(words: &str) -> String {
    let mut out = String::new();
    let mut lost = false;
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if let Some(latin) = latin(c) {
            out.push_str(latin);
        } else if c.is_alphanumeric() {
            lost = true;
        } else if !is_silent(c) && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = cut(out.trim_matches('-'));
    if !lost && ArticleId::parse(out).is_some() {
        return out.to_owned();
    }
    let hash = format!("{:08x}", hash(words.trim()));
    if out.is_empty() {
        hash
    } else {
        format!("{out}-{hash}")
    }
}

/// Apostrophes and combining accents do not separate words.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

fn cut(slug: &str) -> &str {
    let Some(head) = slug.get(..MAX_CHARS) else {
        return slug;
    };
    if slug.as_bytes().get(MAX_CHARS) == Some(&b'-') {
        return head;
    }
    head.rsplit_once('-')
        .map_or(head, |(words, _)| words)
        .trim_end_matches('-')
}

/// FNV-1a, folded to 32 bits: stable across versions of Rust.
pub(super) fn hash(words: &str) -> u32 {
    let long = words.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (long ^ (long >> 32)) as u32
}

const LATIN: &[(&str, &str)] = &[
    ("àáâãåāăą", "a"),
    ("äæ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľł", "l"),
    ("ñńņň", "n"),
    ("òóôõøōŏő", "o"),
    ("öœ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûũūŭůűų", "u"),
    ("ü", "ue"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("а", "a"),
    ("б", "b"),
    ("в", "v"),
    ("гґ", "g"),
    ("д", "d"),
    ("еэ", "e"),
    ("ё", "yo"),
    ("є", "ye"),
    ("ж", "zh"),
    ("з", "z"),
    ("иі", "i"),
    ("ї", "yi"),
    ("й", "y"),
    ("к", "k"),
    ("л", "l"),
    ("м", "m"),
    ("н", "n"),
    ("о", "o"),
    ("п", "p"),
    ("р", "r"),
    ("с", "s"),
    ("т", "t"),
    ("у", "u"),
    ("ў", "w"),
    ("ф", "f"),
    ("х", "kh"),
    ("ц", "ts"),
    ("ч", "ch"),
    ("ш", "sh"),
    ("щ", "shch"),
    ("ъь", ""),
    ("ы", "y"),
    ("ю", "yu"),
    ("я", "ya"),
    ("αά", "a"),
    ("β", "v"),
    ("γ", "g"),
    ("δ", "d"),
    ("εέ", "e"),
    ("ζ", "z"),
    ("ηήιίϊΐ", "i"),
    ("θ", "th"),
    ("κ", "k"),
    ("λ", "l"),
    ("μ", "m"),
    ("ν", "n"),
    ("ξ", "x"),
    ("οόωώ", "o"),
    ("π", "p"),
    ("ρ", "r"),
    ("σς", "s"),
    ("τ", "t"),
    ("υύϋΰ", "y"),
    ("φ", "f"),
    ("χ", "ch"),
    ("ψ", "ps"),
];

fn latin(c: char) -> Option<&'static str> {
    if c.is_ascii() {
        return None;
    }
    LATIN
        .iter()
        .find(|(letters, _)| letters.contains(c))
        .map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_become_segments() {
        let check = |words: &str, expected: &str| assert_eq!(slug(words), expected, "{words}");
        check("Leaders differ on Syria", "leaders-differ-on-syria");
        check("  It’s 5 o'clock -- somewhere… ", "its-5-oclock-somewhere");
        check("Größe, œuvre, Łódź", "groesse-oeuvre-lodz");
        check("Cafe\u{301}", "cafe");
        check("İzmir", "izmir");
        check("Αθήνα", "athina");
        check("", "4fd0bfc1");
        check(&"word ".repeat(40), &["word"; 16].join("-"));
        assert!(slug("東京 2020").starts_with("2020-"));
        assert!(slug("Con").starts_with("con-"));
    }

    proptest! {
        #[test]
        fn every_slug_is_a_segment(words in "\\PC{0,200}") {
            let slug = slug(&words);
            prop_assert!(ArticleId::parse(&slug).is_some() && !slug.contains('/'), "{words:?} -> {slug}");
        }
    }
}
