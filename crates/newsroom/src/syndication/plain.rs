//! Texts as single lines of plain text.

use super::escape::is_unwritable;
use article::text::Text;

/// The first words of a line, at most `max_chars` characters.
pub fn cut(line: &str, max_chars: usize) -> String {
    let Some((end, _)) = line.char_indices().nth(max_chars) else {
        return line.to_owned();
    };
    let head = line.get(..end).unwrap_or(line);
    let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    format!("{}…", words.trim_end_matches(['.', ',', ';', ':', ' ']))
}

/// A text's words as one line.
pub fn plain(text: &Text) -> String {
    plain_line(&text.plain())
}

/// One line: white space collapsed, characters that XML cannot contain left out. No-break spaces are kept: French needs
/// them.
pub fn plain_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}') {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !is_unwritable(c) {
            line.push(c);
        }
    }
    let trimmed = line.trim();
    if trimmed.len() == line.len() {
        line
    } else {
        trimmed.to_owned()
    }
}
