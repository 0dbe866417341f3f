//! Converts Markdown to HTML, for the module `html`: texts of Apple News, cards of Ghost's editors.

use pulldown_cmark::{Event, Options, Parser, html::push_html};

/// The treatment of HTML tags in Markdown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tags {
    /// As text, as in Apple News.
    AreText,
    /// As HTML, as in Ghost, whose Markdown also has tables, footnotes and strikethrough.
    AreMarkup,
}

/// Converts Markdown to HTML.
pub(super) fn html(markdown: &str, tags: Tags) -> String {
    let options = match tags {
        Tags::AreText => Options::empty(),
        Tags::AreMarkup => {
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
        }
    };
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Html(tag) | Event::InlineHtml(tag) if tags == Tags::AreText => Event::Text(tag),
        event => event,
    });
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut html, events);
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::{Duration, Instant};

    #[test]
    fn markdown_becomes_html() {
        let check = |markdown: &str, expected: &str| {
            let html = html(markdown, Tags::AreText).replace(">\n", ">");
            assert_eq!(html, expected);
        };
        check(
            "One\ntwo  \nthree\n\nFour",
            "<p>One\ntwo<br />three</p><p>Four</p>",
        );
        check(
            "* a\n  1. b\n* c",
            "<ul><li>a\n<ol><li>b</li></ol></li><li>c</li></ul>",
        );
        check("1\\. No list", "<p>1. No list</p>");
        check("`<b>` <i>", "<p><code>&lt;b&gt;</code> &lt;i&gt;</p>");
        check("<div>\na\n\n*b*", "&lt;div&gt;\na\n<p><em>b</em></p>");
        check("a[^1] ~~b~~ | c\n", "<p>a[^1] ~~b~~ | c</p>");
    }

    #[test]
    fn tags_stay_if_they_are_markup() {
        let html = html("<aside>\n\n~~a~~ <b>c</b>", Tags::AreMarkup);
        assert_eq!(html, "<aside>\n<p><del>a</del> <b>c</b></p>\n");
    }

    #[test]
    fn unmatched_delimiters_take_linear_time() {
        for piece in [
            "[](", "](", "[", "![", "*a", "**", "`", "<http", "_a_", "[a](b \"", "> ", "* ", "[^a",
            "|-",
        ] {
            let long = format!("a{}", piece.repeat(100_000));
            let start = Instant::now();
            for tags in [Tags::AreText, Tags::AreMarkup] {
                assert!(!html(&long, tags).is_empty(), "{piece}");
            }
            let took = start.elapsed();
            assert!(took < Duration::from_secs(10), "{piece}: {took:?}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "[a<>é *_~`#>0-9.)(\\[\\]\"\\\\!|^:\n-]{0,60}") {
            let _ = html(&text, Tags::AreText);
            let _ = html(&text, Tags::AreMarkup);
        }
    }
}
