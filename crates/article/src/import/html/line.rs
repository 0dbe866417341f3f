//! A line of text being written: white space collapsed, marks and links kept.

use super::facts::has_words;
use crate::lang::{Dir, LangTag};
use crate::text::{Marks, Run, Text};
use crate::url::SafeUrl;
use std::rc::Rc;

/// Marks, link and language of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) marks: Marks,
    pub(super) href: Option<Rc<SafeUrl>>,
    pub(super) lang: Option<Rc<LangTag>>,
    pub(super) dir: Option<Dir>,
}

/// The text written so far.
#[derive(Debug, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    /// The style of the last run.
    style: Style,
}

impl Line {
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Appends text of the source.
    pub(super) fn push(&mut self, words: &str, style: &Style) {
        let mut rest = words;
        while let Some(at) = rest.find(is_folded) {
            let (before, after) = rest.split_at(at);
            self.add(before, style);
            if !self.ends_open() {
                self.add(" ", style);
            }
            rest = after.trim_start_matches(is_folded);
        }
        self.add(rest, style);
    }

    /// A line break.
    pub(super) fn newline(&mut self, style: &Style) {
        self.trim();
        // The first line is not preceded by a break.
        if !self.runs.is_empty() {
            self.add("\n", style);
        }
    }

    /// The number of line breaks at the end.
    pub(super) fn newlines(&self) -> usize {
        let mut count = 0;
        for run in self.runs.iter().rev() {
            let kept = run.words.trim_end_matches('\n');
            count += run.words.len() - kept.len();
            if !kept.is_empty() {
                break;
            }
        }
        count
    }

    /// Takes the text, if there is anything visible; the line is empty afterwards.
    pub(super) fn take(&mut self) -> Option<Text> {
        self.trim();
        while self.newlines() > 0 {
            self.shorten(|words| words.trim_end_matches('\n').len());
            self.trim();
        }
        let runs = std::mem::take(&mut self.runs);
        runs.iter()
            .any(|run| has_words(&run.words))
            .then_some(Text(runs))
    }

    /// Whether a further space would be collapsed.
    fn ends_open(&self) -> bool {
        let last = self
            .runs
            .last()
            .and_then(|run| run.words.chars().next_back());
        last.is_none_or(|last| last == ' ' || last == '\n')
    }

    fn trim(&mut self) {
        self.shorten(|words| words.trim_end_matches(' ').len());
    }

    /// Truncates the last run; removes it if it is empty.
    fn shorten(&mut self, length: impl Fn(&str) -> usize) {
        while let Some(last) = self.runs.last_mut() {
            let length = length(&last.words);
            last.words.truncate(length);
            if length > 0 {
                return;
            }
            self.runs.pop();
            // The next text begins a new run.
            self.style = match self.runs.last() {
                Some(run) => Style::of(run),
                None => Style::default(),
            };
        }
    }

    fn add(&mut self, words: &str, style: &Style) {
        if words.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if self.style == *style => last.words.push_str(words),
            _ => {
                self.runs.push(Run {
                    words: words.to_owned(),
                    marks: style.marks,
                    href: style.href.as_deref().cloned(),
                    lang: style.lang.as_deref().cloned(),
                    dir: style.dir,
                });
                self.style = style.clone();
            }
        }
    }
}

impl Style {
    fn of(run: &Run) -> Self {
        Self {
            marks: run.marks,
            href: run.href.clone().map(Rc::new),
            lang: run.lang.clone().map(Rc::new),
            dir: run.dir,
        }
    }
}

/// Appends a line to a text.
pub(super) fn add_line(text: &mut Vec<Run>, line: Vec<Run>) {
    let mut line = line.into_iter();
    let Some(mut first) = line.next() else { return };
    match text.last_mut() {
        None => text.push(first),
        Some(last) if Style::of(last) == Style::of(&first) => {
            last.words.push('\n');
            last.words.push_str(&first.words);
        }
        // The break is not part of a link.
        Some(last) if last.href.is_none() => {
            last.words.push('\n');
            text.push(first);
        }
        Some(_) if first.href.is_none() => {
            first.words.insert(0, '\n');
            text.push(first);
        }
        Some(_) => text.extend([Run::plain("\n"), first]),
    }
    text.extend(line);
}

/// White space that browsers collapse; not U+00A0.
pub(super) fn is_folded(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Mark;

    #[test]
    fn white_space_is_folded_across_runs() {
        let plain = Style::default();
        let em = Style {
            marks: Marks::default().with(Mark::Em),
            ..Style::default()
        };
        let mut line = Line::default();
        line.push(" \n Snow ", &plain);
        line.push("  falls\t", &em);
        line.push(" on\u{a0}it ", &plain);
        line.newline(&plain);
        line.push(" \n all day. ", &plain);
        line.newline(&plain);
        let text = line.take().expect("a text");
        let runs: Vec<&str> = text.0.iter().map(|run| run.words.as_str()).collect();
        assert_eq!(runs, ["Snow ", "falls ", "on\u{a0}it\nall day."]);
        assert!(line.is_empty());
    }

    #[test]
    fn invisible_characters_are_no_text() {
        for words in ["", " ", "\u{a0}", "\u{200b} \u{feff}"] {
            let mut line = Line::default();
            line.push(words, &Style::default());
            line.newline(&Style::default());
            assert_eq!(line.take(), None, "{words:?}");
        }
    }
}
