//! Plain text with separate links and styles, given as ranges of characters.
//!
//! Apple does not define "character"; its own programs count UTF-16 code units, and so does this.

use super::super::source::Source;
use crate::text::{Mark, Marks, Run, Text};
use crate::url::SafeUrl;
use serde_json::Value;

/// The paragraphs of a text: its lines.
pub(super) fn paragraphs(source: &Source<'_>, words: &str, value: &Value) -> Vec<Text> {
    let units = words.encode_utf16().count();
    let links = links(source, value, units);
    let mut links = links.iter().peekable();
    let edges = edges(source, value, units);
    let mut edges = edges.iter().peekable();
    let mut depths = [0_u32; Mark::ALL.len()];
    let mut paragraphs = Vec::new();
    let mut line = Line::default();
    let mut at = 0;
    for c in words.chars() {
        while let Some(edge) = edges.next_if(|edge| edge.at <= at) {
            for (mark, depth) in Mark::ALL.into_iter().zip(&mut depths) {
                if edge.marks.has(mark) {
                    let next = if edge.starts {
                        *depth + 1
                    } else {
                        depth.saturating_sub(1)
                    };
                    *depth = next;
                }
            }
        }
        while links.next_if(|link| link.end <= at).is_some() {}
        let href = links.peek().filter(|link| link.start <= at);
        let href = href.map(|link| &link.url);
        at += c.len_utf16();
        if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            paragraphs.extend(line.take());
            continue;
        }
        let marks = Mark::ALL.into_iter().zip(depths);
        // Links are underlined by default.
        let marks = marks
            .filter(|(mark, depth)| *depth > 0 && !(href.is_some() && *mark == Mark::Underline));
        let marks = marks.fold(Marks::default(), |marks, (mark, _)| marks.with(mark));
        line.push(c, marks, href);
    }
    paragraphs.extend(line.take());
    paragraphs
}

/// A paragraph being built.
#[derive(Default)]
struct Line {
    runs: Vec<Run>,
}

impl Line {
    /// Collapses white space, except U+00A0 and similar.
    fn push(&mut self, c: char, marks: Marks, href: Option<&SafeUrl>) {
        let is_space = c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
        let c = if is_space { ' ' } else { c };
        let last = self
            .runs
            .last()
            .and_then(|run| run.words.chars().next_back());
        if is_space && last.is_none_or(|last| last == ' ') {
            return;
        }
        match self.runs.last_mut() {
            Some(run) if run.marks == marks && run.href.as_ref() == href => run.words.push(c),
            _ => self.runs.push(Run {
                words: c.to_string(),
                marks,
                href: href.cloned(),
                ..Run::default()
            }),
        }
    }

    fn take(&mut self) -> Option<Text> {
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(last) = runs.last_mut() {
            last.words.truncate(last.words.trim_end_matches(' ').len());
        }
        runs.retain(|run| !run.words.is_empty());
        let text = Text(runs);
        (!text.is_blank()).then_some(text)
    }
}

struct Link {
    start: usize,
    end: usize,
    url: SafeUrl,
}

/// The links, in order; of overlapping links the first.
fn links(source: &Source<'_>, value: &Value, units: usize) -> Vec<Link> {
    let additions = list(value, "additions").iter();
    let mut links: Vec<Link> = additions
        .filter(|addition| addition.get("type").and_then(Value::as_str) == Some("link"))
        .filter_map(|addition| {
            let (start, end) = range(addition, units)?;
            let url = source.place().link(addition.get("URL")?.as_str()?)?;
            Some(Link { start, end, url })
        })
        .collect();
    links.sort_by_key(|link| link.start);
    let mut free = 0;
    links.retain(|link| {
        let fits = link.start >= free;
        if fits {
            free = link.end;
        }
        fits
    });
    links
}

/// The start or end of a style.
struct Edge {
    at: usize,
    starts: bool,
    marks: Marks,
}

fn edges(source: &Source<'_>, value: &Value, units: usize) -> Vec<Edge> {
    let mut edges = Vec::new();
    for styled in list(value, "inlineTextStyles") {
        let Some((start, end)) = range(styled, units) else {
            continue;
        };
        let marks = styled
            .get("textStyle")
            .map_or(Marks::default(), |style| marks(source, style));
        if !marks.is_empty() {
            let edge = |at, starts| Edge { at, starts, marks };
            edges.extend([edge(start, true), edge(end, false)]);
        }
    }
    edges.sort_by_key(|edge| (edge.at, edge.starts));
    edges
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    let list = value.get(key).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// A range within the text; `None` if it is empty or starts before the text.
fn range(value: &Value, units: usize) -> Option<(usize, usize)> {
    let number = |key: &str| usize::try_from(value.get(key)?.as_u64()?).ok();
    let start = number("rangeStart")?;
    let end = start.saturating_add(number("rangeLength")?).min(units);
    (start < end).then_some((start, end))
}

/// The marks of a style, which is given by its name or inline.
fn marks(source: &Source<'_>, style: &Value) -> Marks {
    let style = match style.as_str() {
        Some(name) => source
            .value
            .get("textStyles")
            .and_then(|styles| styles.get(name)),
        None => Some(style),
    };
    let Some(style) = style else {
        return Marks::default();
    };
    let word = |key: &str| {
        let word = style.get(key).and_then(Value::as_str).unwrap_or_default();
        word.to_lowercase()
    };
    let is = |key: &str| match style.get(key) {
        Some(Value::Bool(is)) => *is,
        Some(value) => value.is_object(),
        None => false,
    };
    let font = word("fontName");
    let weight = style.get("fontWeight").and_then(Value::as_u64);
    let font_says = |words: &[&str]| words.iter().any(|word| font.contains(word));
    let is_bold = font_says(&["bold", "heavy", "black"])
        || matches!(
            word("fontWeight").as_str(),
            "bold" | "bolder" | "heavy" | "black"
        )
        || weight.is_some_and(|weight| weight >= 600);
    let is_slanted = font_says(&["italic", "oblique"])
        || matches!(word("fontStyle").as_str(), "italic" | "oblique");
    let said = [
        (is_bold, Mark::Strong),
        (is_slanted, Mark::Em),
        (is("underline"), Mark::Underline),
        (is("strikethrough"), Mark::Strike),
        (word("verticalAlignment") == "superscript", Mark::Sup),
        (word("verticalAlignment") == "subscript", Mark::Sub),
    ];
    let said = said.into_iter().filter(|(is_said, _)| *is_said);
    said.fold(Marks::default(), |marks, (_, mark)| marks.with(mark))
}
