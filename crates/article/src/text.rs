//! Text as flat runs: words with marks and perhaps a link.
//!
//! Runs instead of a tree: no recursion, so no depth to run out of; neighbours with one `href` render as
//! one link. Nothing is trimmed at a run's edge, and U+00A0 stays what it is.

use crate::lang::{Dir, LangTag};
use crate::url::SafeUrl;

/// A headline, a paragraph, a caption: never empty once read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Run>);

/// Words that share their marks, link and language. `"\n"` in them is a line break.
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
    /// How they are set.
    #[cfg_attr(
        feature = "schema",
        serde(rename = "m", skip_serializing_if = "crate::attributes::is_default")
    )]
    pub marks: Marks,
    /// Where they lead.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub href: Option<SafeUrl>,
    /// Their language, where it differs from the surrounding text's.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<LangTag>,
    /// Their direction, where the language does not settle it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub dir: Option<Dir>,
}

/// One way to set words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Of strong importance.
    Strong,
    /// Stressed.
    Em,
    /// No longer right.
    Strike,
    /// Underlined, without further meaning.
    Underline,
    /// Below the line.
    Sub,
    /// Above the line.
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

    /// The name in documents, which is also the HTML element's.
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
    /// The set with one more mark.
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

    /// Whether the words are set plainly.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Text {
    /// Text in one run without marks.
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

    /// Whether there is anything to see.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.words.trim().is_empty())
    }

    /// The words if they stand in one run without marks, link or language.
    pub fn as_plain(&self) -> Option<&str> {
        match self.0.as_slice() {
            [run] if *run == Run::plain(&run.words) => Some(&run.words),
            _ => None,
        }
    }

    /// The first `bytes` bytes of the words (to the next character boundary), with their runs.
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

    /// What stands after the first `bytes` bytes of the words.
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
    /// Words without marks.
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
    fn cutting_keeps_every_byte_and_every_mark() {
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
