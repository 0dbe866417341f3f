//! The two parts of an article in Markdown, keys and text, and positions in it.

use crate::limits::MAX_BYTES;
use crate::problem::{Problem, ProblemKind};

/// The line above and below the keys.
const FENCE: &str = "---";
const BOM: char = '\u{feff}';

/// Where a key and its value begin, in bytes.
pub(super) type Offsets = (usize, usize);

/// Whether a document is an article in Markdown: its first line is `---`, which no JSON begins with.
pub fn is_markdown(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line = bytes.split(|byte| *byte == b'\n').next();
    line.is_some_and(|line| line.trim_ascii_end() == FENCE.as_bytes())
}

/// The keys and the text, and where they begin, in bytes.
pub(super) struct Parts<'a> {
    pub(super) whole: &'a str,
    pub(super) keys: &'a str,
    pub(super) keys_at: usize,
    pub(super) text: &'a str,
    pub(super) text_at: usize,
}

impl<'a> Parts<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, Problem> {
        if bytes.len() > MAX_BYTES {
            let kind = ProblemKind::TooManyBytes(bytes.len());
            return Err(Problem::new(String::new(), kind));
        }
        let whole = std::str::from_utf8(bytes).map_err(|why| {
            let before = bytes.get(..why.valid_up_to()).unwrap_or_default();
            let before = String::from_utf8_lossy(before);
            problem(
                &before,
                before.len(),
                "this is not UTF-8; save the file as UTF-8",
            )
        })?;
        let fenced = whole.strip_prefix(BOM).unwrap_or(whole);
        let missing = || {
            let message = "an article in Markdown begins with its keys between two lines ---; write them, with a headline";
            problem(whole, 0, message)
        };
        if !is_markdown(bytes) {
            return Err(missing());
        }
        let (_, after) = fenced.split_once('\n').ok_or_else(missing)?;
        let keys_at = whole.len() - after.len();
        let mut end = 0;
        for line in after.split_inclusive('\n') {
            if line.trim_end() == FENCE {
                let text = after.get(end + line.len()..).unwrap_or_default();
                return Ok(Self {
                    whole,
                    keys: after.get(..end).unwrap_or_default(),
                    keys_at,
                    text,
                    text_at: whole.len() - text.len(),
                });
            }
            end += line.len();
        }
        Err(problem(
            whole,
            0,
            "the line --- after the keys is missing; write it before the text",
        ))
    }
}

/// A problem at a byte of the document.
pub(super) fn problem(text: &str, at: usize, message: &str) -> Problem {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let kind = ProblemKind::NotMarkdown {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        message: message.to_owned(),
    };
    Problem::new(String::new(), kind)
}
