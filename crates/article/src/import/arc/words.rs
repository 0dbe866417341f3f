//! ANS text: HTML on one line, sometimes escaped once too often.

use crate::import::html;
use crate::import::source::Source;
use crate::import::words::{decoded, has_markup};
use crate::text::Text;
use std::borrow::Cow;

/// Unescapes HTML that was escaped twice: all its tags are escaped.
pub(super) fn unescaped(html: &str) -> Cow<'_, str> {
    if !html.contains("&lt;") || has_markup(html) {
        return Cow::Borrowed(html);
    }
    let plain = decoded(html);
    // A sentence may mention a tag; only markup also closes it.
    let is_markup = plain
        .split("</")
        .skip(1)
        .filter_map(|after| after.split('>').next())
        .any(|name| FORMATTING.contains(&name));
    if is_markup {
        plain
    } else {
        Cow::Borrowed(html)
    }
}

const FORMATTING: &[&str] = &[
    "a", "b", "br", "em", "i", "p", "span", "strong", "sub", "sup", "u",
];

/// The text at a pointer, on one line.
pub(super) fn text(source: &Source<'_>, pointer: &str) -> Option<Text> {
    let html = source.str(pointer)?;
    if html.contains(['<', '&', '[']) {
        return html::text(&unescaped(html), source.place());
    }
    // Fast path: tables have many cells, most of them one word.
    let words: Vec<&str> = html.split_ascii_whitespace().collect();
    let words = words.join(" ");
    let is_blank = words.chars().all(char::is_whitespace);
    (!is_blank).then(|| Text::of(words))
}

/// A headline: marks are kept, links are not.
pub(super) fn headline(source: &Source<'_>, pointer: &str) -> Option<Text> {
    let mut text = text(source, pointer)?;
    text.0.iter_mut().for_each(|run| run.href = None);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_escaped_twice_is_unescaped_twice() {
        let check = |html: &str, expected: &str| assert_eq!(unescaped(html), expected, "{html}");
        check(
            "Snow &lt;b&gt;fell&lt;/b&gt; &amp;amp; ice",
            "Snow <b>fell</b> &amp; ice",
        );
        check("The &lt;b&gt; tag", "The &lt;b&gt; tag");
        check(
            "<i>The</i> &lt;b&gt;x&lt;/b&gt;",
            "<i>The</i> &lt;b&gt;x&lt;/b&gt;",
        );
        check("3 &lt; 4", "3 &lt; 4");
    }
}
