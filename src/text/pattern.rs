//! Strings with placeholders, written `{}`.

/// The parts of a pattern before and after its first `{}`.
pub fn split_pattern(pattern: &str) -> (&str, &str) {
    // Searches for a character: searching for a string needs more wasm.
    let (before, after) = pattern.split_once('{').unwrap_or((pattern, ""));
    (before, after.strip_prefix('}').unwrap_or(after))
}

/// Fills the only `{}` of a pattern.
pub fn fill(pattern: &str, value: &str) -> String {
    let (before, after) = split_pattern(pattern);
    [before, value, after].concat()
}

/// Fills the two `{}` of a pattern.
pub fn fill_two(pattern: &str, first: &str, second: &str) -> String {
    let (before, after) = split_pattern(pattern);
    [before, first, &fill(after, second)].concat()
}

/// The nth of the strings that `|` separates, counted from 0; empty if there are fewer.
pub(super) fn nth(words: &str, n: u8) -> &str {
    let mut rest = words;
    for _ in 0..n {
        rest = rest.split_once('|').map_or("", |(_, rest)| rest);
    }
    rest.split_once('|').map_or(rest, |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn two_placeholders_are_filled_in_order() {
        let words = Language::ENGLISH.words();
        assert_eq!(fill_two(words.picture_of, "2", "12"), "Picture 2 of 12");
    }

    /// Without its placeholder a string would silently drop a name or a host.
    #[test]
    fn patterns_have_their_placeholders() {
        for language in Language::built_in() {
            let w = language.words();
            for pattern in [
                w.by,
                w.news_from,
                w.continue_at,
                w.load_embed,
                w.embed_privacy,
                w.open_at,
                w.embed_frame,
                w.temperature_in,
            ] {
                assert_eq!(pattern.matches("{}").count(), 1, "{pattern}");
            }
            assert_eq!(w.temperature.matches("{}").count(), 2, "{}", w.temperature);
            assert_eq!(w.picture_of.matches("{}").count(), 2, "{}", w.picture_of);
        }
    }
}
