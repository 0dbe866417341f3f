//! Text as flat runs: words with marks and an optional link.
//!
//! Runs are not nested, so there is no recursion; adjacent runs with the same `href` are rendered as one link. Runs are
//! not trimmed, and U+00A0 is preserved.

use crate::lang::{Dir, LangTag};
use crate::url::SafeUrl;

/// A headline, a paragraph, a caption. Not blank, except in table cells and list items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Run>);

/// Words with the same marks, link and language. `"\n"` is a line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Run {
    /// The words.
    #[cfg_attr(feature = "schema", serde(rename = "t"))]
    pub words: String,
    /// Their marks.
    #[cfg_attr(
        feature = "schema",
        serde(rename = "m", skip_serializing_if = "crate::attributes::is_default")
    )]
    pub marks: Marks,
    /// The link's target.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub href: Option<SafeUrl>,
    /// Their language, if it differs from the surrounding text's.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<LangTag>,
    /// Their direction, if the language does not determine it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub dir: Option<Dir>,
}

/// A text style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Of strong importance.
    Strong,
    /// Emphasized.
    Em,
    /// No longer correct.
    Strike,
    /// Underlined, without a meaning.
    Underline,
    /// Subscript.
    Sub,
    /// Superscript.
    Sup,
    /// Code.
    Code,
    /// Highlighted.
    Highlight,
}

impl Mark {
    /// All marks, outermost element first.
    pub const ALL: [Self; 8] = [
        Self::Highlight,
        Self::Strong,
        Self::Em,
        Self::Strike,
        Self::Underline,
        Self::Sub,
        Self::Sup,
        Self::Code,
    ];

    /// The name in documents; also the HTML element's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Em => "em",
            Self::Strike => "s",
            Self::Underline => "u",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Code => "code",
            Self::Highlight => "mark",
        }
    }
}

/// A set of [`Mark`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u8);

impl Marks {
    /// The set with a mark added.
    #[must_use]
    pub fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << mark as u8)
    }

    /// Whether the mark is in the set.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    /// The marks in the set, outermost first.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }

    /// Whether there are no marks.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Text {
    /// Text of one run without marks.
    pub fn of(words: impl Into<String>) -> Self {
        Self(vec![Run {
            words: words.into(),
            ..Run::default()
        }])
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.words.as_str()).collect()
    }

    /// Whether there is nothing to see.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.words.trim().is_empty())
    }

    /// The words, if they are one run without marks, link or language.
    pub fn as_plain(&self) -> Option<&str> {
        match self.0.as_slice() {
            [run] if *run == Run::plain(&run.words) => Some(&run.words),
            _ => None,
        }
    }

    /// The first `bytes` bytes of the words (up to a character boundary), with their runs.
    #[must_use]
    pub fn head(&self, bytes: usize) -> Self {
        let mut left = bytes;
        let mut runs = Vec::new();
        for run in &self.0 {
            if left == 0 {
                break;
            }
            let mut end = left.min(run.words.len());
            while !run.words.is_char_boundary(end) {
                end += 1;
            }
            let words = run.words.get(..end).unwrap_or(&run.words).to_owned();
            left = left.saturating_sub(words.len());
            runs.push(Run {
                words,
                ..run.clone()
            });
        }
        Self(runs)
    }

    /// The rest after the first `bytes` bytes of the words, with its runs.
    #[must_use]
    pub fn tail(&self, bytes: usize) -> Self {
        let mut skip = bytes;
        let mut runs = Vec::new();
        for run in &self.0 {
            let start = skip.min(run.words.len());
            skip -= start;
            if let Some(words) = run.words.get(start..)
                && !words.is_empty()
            {
                runs.push(Run {
                    words: words.to_owned(),
                    ..run.clone()
                });
            }
        }
        Self(runs)
    }
}

impl Run {
    /// A run without marks.
    pub fn plain(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_and_tail_keep_every_byte_and_mark() {
        let text = Text(vec![
            Run::plain("Żółw "),
            Run {
                words: "and\u{a0}hare".into(),
                marks: Marks::default().with(Mark::Em),
                ..Run::default()
            },
        ]);
        for bytes in 0..=text.plain().len() {
            let (head, tail) = (text.head(bytes), text.tail(head_len(&text, bytes)));
            assert_eq!(head.plain() + &tail.plain(), text.plain(), "{bytes}");
        }
        assert!(text.tail(8).0.iter().any(|r| r.marks.has(Mark::Em)));
    }

    fn head_len(text: &Text, bytes: usize) -> usize {
        text.head(bytes).plain().len()
    }

    #[test]
    fn marks_are_a_set() {
        let marks = Marks::default()
            .with(Mark::Em)
            .with(Mark::Strong)
            .with(Mark::Em);
        assert_eq!(marks.iter().collect::<Vec<_>>(), [Mark::Strong, Mark::Em]);
        assert!(!marks.has(Mark::Code));
    }
}
