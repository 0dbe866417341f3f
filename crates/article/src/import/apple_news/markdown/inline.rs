//! What stands in a line of Markdown: links, emphasis, code, escapes.

use super::escape;

/// Marks in a line, the longer ones first, and their elements.
const MARKS: &[(&str, &str)] = &[
    ("**", "strong"),
    ("__", "strong"),
    ("~~", "s"),
    ("*", "em"),
    ("_", "em"),
];

/// A paragraph's words as HTML.
pub(super) fn inline(text: &str) -> String {
    let mut line = Line::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = line.take(rest).unwrap_or_else(|| {
            line.literal(c);
            c.len_utf8()
        });
        line.before = rest
            .get(..taken)
            .and_then(|taken| taken.chars().next_back());
        rest = rest.get(taken..).unwrap_or_default();
    }
    line.pieces.push(line.tail);
    line.pieces.concat()
}

/// A line while it is read. What has been opened is a piece of its own: a letter until something closes it.
#[derive(Default)]
struct Line {
    pieces: Vec<String>,
    tail: String,
    before: Option<char>,
    opened: Vec<(&'static str, usize)>,
    brackets: Vec<usize>,
    /// How many bytes are left where an address did not end, so that nothing is looked through twice.
    no_address: Option<usize>,
}

impl Line {
    fn literal(&mut self, c: char) {
        if c == '\n' && self.tail.ends_with("  ") {
            self.tail.push_str("<br>");
        } else {
            escape(c.encode_utf8(&mut [0; 4]), &mut self.tail);
        }
    }

    /// Adds a piece and tells its number.
    fn piece(&mut self, literal: &str) -> usize {
        self.pieces.push(std::mem::take(&mut self.tail));
        self.pieces.push(literal.to_owned());
        self.pieces.len() - 1
    }

    fn turn(&mut self, piece: usize, html: String) {
        if let Some(piece) = self.pieces.get_mut(piece) {
            *piece = html;
        }
    }

    /// What begins here, if it is more than a letter: its length.
    fn take(&mut self, rest: &str) -> Option<usize> {
        let mut chars = rest.chars();
        match chars.next()? {
            '\\' => {
                let next = chars.next()?;
                if next == '\n' {
                    self.tail.push_str("<br>");
                } else if next.is_ascii_punctuation() {
                    self.literal(next);
                } else {
                    return None;
                }
                Some(1 + next.len_utf8())
            }
            '`' => {
                let (code, _) = rest.get(1..)?.split_once('`')?;
                self.tail.push_str("<code>");
                escape(code, &mut self.tail);
                self.tail.push_str("</code>");
                Some(code.len() + 2)
            }
            '<' => {
                let inside = rest.get(1..)?;
                let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))?;
                let address = inside.get(..end)?;
                let is_one = ["https://", "http://", "mailto:"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme));
                if !is_one || !inside.get(end..)?.starts_with('>') {
                    return None;
                }
                self.link(address);
                escape(address, &mut self.tail);
                self.tail.push_str("</a>");
                Some(end + 2)
            }
            '[' => {
                let piece = self.piece("[");
                self.brackets.push(piece);
                Some(1)
            }
            ']' => {
                let piece = self.brackets.pop()?;
                let (address, length) = self.address(rest.strip_prefix("](")?)?;
                let mut html = String::from("<a href=\"");
                escape(address, &mut html);
                html.push_str("\">");
                self.turn(piece, html);
                self.tail.push_str("</a>");
                Some(2 + length)
            }
            _ => self.mark(rest),
        }
    }

    fn link(&mut self, address: &str) {
        self.tail.push_str("<a href=\"");
        escape(address, &mut self.tail);
        self.tail.push_str("\">");
    }

    /// `address)` or `address "title")`, and how long it is. Brackets in an address come in pairs.
    fn address<'t>(&mut self, inside: &'t str) -> Option<(&'t str, usize)> {
        if self.no_address.is_some_and(|left| left < inside.len()) {
            return None;
        }
        let mut depth = 0_usize;
        let end = inside.find(|c: char| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' if depth > 0 => {
                depth -= 1;
                false
            }
            c => c == ')' || c.is_whitespace(),
        });
        let end = end.unwrap_or(inside.len());
        let (address, after) = inside.split_at_checked(end)?;
        let closed = if after.starts_with(')') {
            Some(1)
        } else {
            title(after)
        };
        if closed.is_none() {
            self.no_address = Some(after.len());
        }
        closed.map(|length| (address, end + length))
    }

    /// The beginning or the end of marked words.
    fn mark(&mut self, rest: &str) -> Option<usize> {
        let (mark, name) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_line = mark.starts_with('_');
        // Of three the first one closes what was opened last.
        let (mark, name) = match (self.opened.last(), mark.chars().next()) {
            (Some((last, _)), Some(c))
                if last.len() == 1 && rest.starts_with(&[c; 3].iter().collect::<String>()) =>
            {
                (last, &"em")
            }
            _ => (mark, name),
        };
        let mark: &'static str = mark;
        let next = rest.get(mark.len()..)?.chars().next();
        let open = self.opened.iter().rposition(|(opened, _)| *opened == mark);
        if let Some(open) = open
            && !is_space(self.before)
            && !(is_line && is_word(next))
        {
            let (_, piece) = *self.opened.get(open)?;
            // What was opened in between stays a letter.
            self.opened.truncate(open);
            self.turn(piece, format!("<{name}>"));
            self.tail.push_str(&format!("</{name}>"));
            return Some(mark.len());
        }
        if open.is_none() && !is_space(next) && !(is_line && is_word(self.before)) {
            let piece = self.piece(mark);
            self.opened.push((mark, piece));
            return Some(mark.len());
        }
        self.tail.push_str(mark);
        Some(mark.len())
    }
}

/// ` "title")`, and how long it is.
fn title(after: &str) -> Option<usize> {
    /// Longer ones are no titles.
    const MAX_CHARS: usize = 200;
    let title = after.strip_prefix(" \"")?;
    let mut chars = title.char_indices().take(MAX_CHARS);
    let close = chars.find(|(_, c)| *c == '"')?.0;
    title.get(close..)?.starts_with("\")").then_some(close + 4)
}
