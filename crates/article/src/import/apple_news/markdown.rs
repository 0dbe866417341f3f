//! Markdown → HTML, as much of it as Apple News reads.
//!
//! Source: Apple, "Using Markdown with Apple News Format". Links, emphasis, headings, lists, quotes, code, rules.
//! HTML in it is text. Every letter is looked at a fixed number of times.

use inline::inline;

mod inline;

/// The HTML; what is no Markdown is text.
pub(super) fn html(markdown: &str) -> String {
    let mut writer = Writer::default();
    for text in markdown.lines() {
        writer.line(text);
    }
    writer.close();
    writer.out
}

/// What the lines so far belong to.
#[derive(Default, PartialEq, Eq, Clone, Copy)]
enum Kind {
    #[default]
    Paragraph,
    Quote,
    Item {
        ordered: bool,
    },
}

#[derive(Default)]
struct Writer {
    out: String,
    text: String,
    kind: Kind,
    list: Option<bool>,
    fence: bool,
}

impl Writer {
    fn line(&mut self, line: &str) {
        let text = line.trim();
        if text.starts_with("```") {
            self.close();
            self.fence = !self.fence;
            self.out
                .push_str(if self.fence { "<pre>" } else { "</pre>" });
        } else if self.fence {
            escape(line, &mut self.out);
            self.out.push('\n');
        } else if text.is_empty() {
            self.flush();
        } else if let Some((level, heading)) = heading(text) {
            self.close();
            self.out
                .push_str(&format!("<h{level}>{}</h{level}>", inline(heading)));
        } else if is_rule(text) {
            self.close();
            self.out.push_str("<hr>");
        } else if let Some((ordered, item)) = item(text) {
            self.begin(Kind::Item { ordered });
            self.add(item);
        } else if let Some(quoted) = text.strip_prefix('>') {
            if self.kind != Kind::Quote {
                self.begin(Kind::Quote);
            }
            if quoted.trim().is_empty() {
                self.flush();
            } else {
                self.add(quoted.trim());
            }
        } else {
            // A line that follows belongs to what it follows.
            if self.text.is_empty() {
                self.begin(Kind::Paragraph);
            }
            self.add(line.trim_start());
        }
    }

    fn add(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    fn begin(&mut self, kind: Kind) {
        self.flush();
        let list = match kind {
            Kind::Item { ordered } => Some(ordered),
            _ => None,
        };
        if list != self.list {
            self.end_list();
            if let Some(ordered) = list {
                self.out.push_str(if ordered { "<ol>" } else { "<ul>" });
            }
            self.list = list;
        }
        self.kind = kind;
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.is_empty() {
            return;
        }
        let html = inline(&text);
        self.out.push_str(&match self.kind {
            Kind::Paragraph => format!("<p>{html}</p>"),
            Kind::Quote => format!("<blockquote><p>{html}</p></blockquote>"),
            Kind::Item { .. } => format!("<li>{html}</li>"),
        });
    }

    fn end_list(&mut self) {
        if let Some(ordered) = self.list.take() {
            self.out.push_str(if ordered { "</ol>" } else { "</ul>" });
        }
    }

    fn close(&mut self) {
        self.flush();
        self.end_list();
        self.kind = Kind::Paragraph;
    }
}

fn heading(text: &str) -> Option<(usize, &str)> {
    let words = text.trim_start_matches('#');
    let level = text.len() - words.len();
    let words = words.strip_prefix(' ')?;
    (1..=6)
        .contains(&level)
        .then(|| (level, words.trim_end_matches('#').trim()))
}

fn is_rule(text: &str) -> bool {
    ['-', '*', '_'].iter().any(|mark| {
        text.chars().filter(|c| c == mark).count() >= 3
            && text.chars().all(|c| c == *mark || c == ' ')
    })
}

fn item(text: &str) -> Option<(bool, &str)> {
    if let Some(item) = ["- ", "* ", "+ "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
    {
        return Some((false, item.trim_start()));
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=9).contains(&(text.len() - rest.len()));
    let item = rest
        .strip_prefix(". ")
        .or_else(|| rest.strip_prefix(") "))?;
    is_number.then(|| (true, item.trim_start()))
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markdown_becomes_html() {
        let check = |markdown: &str, expected: &str| assert_eq!(html(markdown), expected);
        check(
            "One\ntwo  \nthree\n\nFour",
            "<p>One\ntwo  <br>three</p><p>Four</p>",
        );
        check("## A *b* ##", "<h2>A <em>b</em></h2>");
        check(
            "* a\n* b\n\n1. c",
            "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>",
        );
        check(
            "> a\n> b\n\nc",
            "<blockquote><p>a\nb</p></blockquote><p>c</p>",
        );
        check("1\\. No list", "<p>1. No list</p>");
        check("***\n---", "<hr><hr>");
        check(
            "[a **b**](https://n.example/?a=1&b=2 \"t\") <https://n.example>",
            "<p><a href=\"https://n.example/?a=1&amp;b=2\">a <strong>b</strong></a> \
             <a href=\"https://n.example\">https://n.example</a></p>",
        );
        check(
            "a_b_c 2 * 3 * 4 [x] (y) **z",
            "<p>a_b_c 2 * 3 * 4 [x] (y) **z</p>",
        );
        check("**a *b***", "<p><strong>a <em>b</em></strong></p>");
        check("[a](b_(c))", "<p><a href=\"b_(c)\">a</a></p>");
        check("`<b>` <i>", "<p><code>&lt;b&gt;</code> &lt;i&gt;</p>");
        check("```\na  <b\n```", "<pre>a  &lt;b\n</pre>");
    }

    #[test]
    fn what_closes_nothing_takes_no_longer() {
        for piece in [
            "[](", "](", "[", "*a", "**", "`", "<http", "_a_", "[a](b \"",
        ] {
            let long = format!("a{}", piece.repeat(100_000));
            assert!(html(&long).len() >= long.len() / 2, "{piece}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "[a<>é *_~`#>0-9.)(\\[\\]\"\\\\!\n-]{0,60}") {
            let _ = html(&text);
        }
    }
}
