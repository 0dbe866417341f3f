//! Plain text of other systems: character references, white space, paragraphs.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use std::borrow::Cow;

/// Text on one line: character references decoded, white space collapsed. `None` if it is empty.
pub(super) fn line(text: &str) -> Option<String> {
    line_of(&encoded_twice(&decoded(text)))
}

/// The same for text that is decoded already.
pub(super) fn line_of(text: &str) -> Option<String> {
    // Keeps U+00A0: French and Swedish need it.
    let words: Vec<&str> = text
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// The paragraphs of a plain text: its lines. Text without breaks is one paragraph.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<&str> = text.split(['\n', '\r', '\u{2028}', '\u{2029}']).collect();
    lines.into_iter().filter_map(line)
}

/// The paragraphs of a plain text, separated by blank lines; single line breaks are kept. Does not decode character
/// references.
pub(super) fn passages(text: &str) -> impl Iterator<Item = String> {
    let text = text.replace("\r\n", "\n");
    let mut passages = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in text.split(['\n', '\r', '\u{2028}']) {
        match line_of(line) {
            Some(words) => open.push(words),
            None if open.is_empty() => {}
            None => passages.push(std::mem::take(&mut open).join("\n")),
        }
    }
    passages.push(open.join("\n"));
    passages.into_iter().filter(|passage| !passage.is_empty())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Whether a text contains HTML tags.
pub(super) fn has_markup(text: &str) -> bool {
    text.split('<').skip(1).any(|after| {
        let name = after.strip_prefix('/').unwrap_or(after);
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && after.contains('>')
    })
}

/// Whether a summary is only the beginning of a text, as systems generate it.
pub(super) fn is_cut_from(summary: &str, text: &str) -> bool {
    // Ignores white space: some systems remove tags without inserting spaces.
    let fold = |text: &str| {
        let words = decoded(text).split_whitespace().collect::<String>();
        words.to_lowercase()
    };
    let summary = fold(summary);
    let summary = summary.trim_end_matches(['.', '…', '[', ']', ' ']);
    !summary.is_empty() && fold(text).starts_with(summary)
}

/// The first words of a sentence, as many as fit a headline.
pub(super) fn first_words(text: &str) -> String {
    const MAX_CHARS: usize = 80;
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    let head: String = text.chars().take(MAX_CHARS).collect();
    let head = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(words, _)| words);
    format!("{head}…")
}

/// Decodes the character references that are left in a decoded title or name, because some systems encode these twice
/// (`&amp;#8217;`). References to `<`, `>` and `&` are kept: texts about HTML contain them.
pub(super) fn encoded_twice(text: &str) -> Cow<'_, str> {
    decoded_if(text, |c| !matches!(c, '<' | '>' | '&'))
}

/// Decodes the character references of HTML once, so that `&amp;lt;` becomes `&lt;`.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    decoded_if(text, |_| true)
}

/// Decodes the references to characters for which `is_wanted` is true.
fn decoded_if(text: &str, is_wanted: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = reference(after);
        match found.filter(|(characters, _)| characters.iter().flatten().all(|c| is_wanted(*c))) {
            Some((characters, after)) => {
                out.extend(characters.into_iter().flatten());
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The one or two characters that `name;` stands for, and the rest of the text.
fn reference(after: &str) -> Option<([Option<char>; 2], &str)> {
    // The longest is CounterClockwiseContourIntegral.
    const MAX_BYTES: usize = 32;
    let end = after.bytes().take(MAX_BYTES).position(|b| b == b';')?;
    let (name, rest) = after.split_at_checked(end + 1)?;
    let Some(number) = name.strip_prefix('#') else {
        let (first, second) = *NAMED_ENTITIES.get(name)?;
        let second = char::from_u32(second).filter(|_| second != 0);
        return Some(([Some(char::from_u32(first)?), second], rest));
    };
    let number = number.trim_end_matches(';');
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // As in browsers, 0x80 to 0x9F are read as Windows-1252.
    let windows = code
        .checked_sub(0x80)
        .and_then(|at| usize::try_from(at).ok());
    let windows = windows.and_then(|at| *C1_REPLACEMENTS.get(at)?);
    let character = windows
        .or_else(|| char::from_u32(code))
        .filter(|c| !c.is_control() || c.is_whitespace())?;
    Some(([Some(character), None], rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_are_read_once_and_spaces_folded() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(line(text).as_deref(), expected, "{text}")
        };
        check("  Snow\n\t falls ", Some("Snow falls"));
        check("25\u{a0}000 kr", Some("25\u{a0}000 kr"));
        check(
            "a&mdash;b &#8217;s &#x2019;s &amp;lt;",
            Some("a—b ’s ’s &lt;"),
        );
        check(
            "Don&amp;#8217;t &amp;amp; Caf&amp;eacute; &amp;lt;b&amp;gt; &amp;#60;",
            Some("Don’t &amp; Café &lt;b&gt; &#60;"),
        );
        check(
            "&iquest;C&oacute;mo? &OElig;uvre &ccaron;&NotEqualTilde;&CounterClockwiseContourIntegral;",
            Some("¿Cómo? Œuvre č≂̸∳"),
        );
        check(
            "AT&T & co; &bogus; &#0; &#xD800;",
            Some("AT&T & co; &bogus; &#0; &#xD800;"),
        );
        check(
            "Don&#146;t&#133; &amp;#150; &#129;",
            Some("Don’t… – &#129;"),
        );
        check(" \u{a0} ", None);
        check("&nbsp;", None);
        check("", None);
    }

    #[test]
    fn lines_are_paragraphs() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(paragraphs(text).collect::<Vec<_>>(), expected, "{text}")
        };
        check(
            "One.\n\nTwo.\r\nThree.\u{2029}Four.",
            &["One.", "Two.", "Three.", "Four."],
        );
        check("One. Two. Three.", &["One. Two. Three."]);
        check("\n \n", &[]);
    }

    #[test]
    fn markup_and_cut_summaries_are_recognised() {
        assert!(has_markup("a <p>b</p>") && has_markup("</div>"));
        assert!(!has_markup("3 < 4 and 5 > 2") && !has_markup("a <3 b"));
        assert!(is_cut_from("It fell all…", "It  fell all night."));
        assert!(is_cut_from("It fell all [...]", "It fell all night."));
        assert!(!is_cut_from("Snow in June", "It fell all night."));
        assert!(!is_cut_from("…", "It fell all night."));
    }

    proptest! {
        #[test]
        fn never_panics_and_never_grows_breaks(text in "[&#x0-9a-z;<>/ \\n\\r\u{a0}é]{0,60}") {
            let _ = has_markup(&text);
            for paragraph in paragraphs(&text) {
                prop_assert!(!paragraph.contains('\n') || text.contains("&#"));
            }
        }
    }
}
