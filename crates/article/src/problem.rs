//! Problems in a document, with their positions.
//!
//! Typed, so that a page can show a short message in any language. The sentences for editors are in `explain`, natively
//! only: they would make the first page larger.

/// A problem in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The position: a JSON Pointer (RFC 6901). Empty for the whole document.
    pub at: String,
    /// What is wrong.
    pub kind: ProblemKind,
    /// How bad it is.
    pub severity: Severity,
}

impl Problem {
    /// A problem with the severity of its kind.
    pub(crate) fn new(at: String, kind: ProblemKind) -> Self {
        let severity = kind.severity();
        Self { at, kind, severity }
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is lost; the document could be better.
    Advice,
    /// Something was left out or corrected. `newsroom check` fails.
    Error,
    /// There is no article.
    Fatal,
}

/// Kinds of problems.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Not JSON; line and column count from 1.
    NotJson {
        /// 1-based.
        line: usize,
        /// 1-based, in bytes.
        column: usize,
        /// The parser's message; empty without the feature `explain`.
        message: String,
    },
    /// Not an article in Markdown; line and column count from 1, columns in characters.
    #[cfg(feature = "markdown")]
    NotMarkdown {
        /// 1-based.
        line: usize,
        /// 1-based.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// More bytes than [`crate::limits::MAX_BYTES`].
    TooManyBytes(usize),
    /// More blocks than [`crate::limits::MAX_BLOCKS`].
    TooManyBlocks,
    /// Blocks nested deeper than [`crate::limits::MAX_NESTING`].
    TooDeep,
    /// `schema` is missing or names another format.
    WrongSchema {
        /// The supported format.
        expected: &'static str,
        /// The format that the document names.
        found: Option<String>,
    },
    /// A required key is missing.
    Missing(&'static str),
    /// A value of the wrong JSON type.
    Expected {
        /// The expected type.
        expected: &'static str,
        /// The type found.
        found: &'static str,
    },
    /// A key that the format does not have. Reported only with the feature `explain`.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys of the format.
        known: &'static [&'static str],
    },
    /// A word that is not one of a closed list.
    UnknownWord {
        /// The word.
        word: String,
        /// The list.
        known: &'static [&'static str],
    },
    /// A block of an unsupported type; its text is shown.
    UnknownBlock(String),
    /// An invalid string or number.
    Invalid {
        /// The expected value, with an example.
        expected: &'static str,
        /// The value found.
        found: String,
    },
    /// A URL that is not safe.
    UnsafeUrl {
        /// The URL.
        url: String,
        /// Why.
        why: crate::url::UrlProblem,
    },
    /// A blank text where one is expected.
    Blank,
    /// An id that occurs twice.
    DuplicateId(String),
    /// An article whose id another article of the document has.
    Renamed {
        /// The id.
        id: String,
        /// The article's new id.
        now: String,
    },
    /// A picture without `alt` that is not decorative.
    NoAlt,
    /// A picture without width and height, which shifts the layout when it loads.
    NoDimensions,
    /// `published` without an offset: only the date is shown.
    NoOffset,
    /// A source without a body; the article is short and has a link.
    NoBody,
    /// Content of the source that has no place in an article.
    LeftOut(String),
}

impl ProblemKind {
    /// The default severity of a problem of this kind.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NotJson { .. }
            | Self::TooManyBytes(_)
            | Self::TooManyBlocks
            | Self::TooDeep
            | Self::WrongSchema { .. } => Severity::Fatal,
            #[cfg(feature = "markdown")]
            Self::NotMarkdown { .. } => Severity::Fatal,
            Self::UnknownBlock(_)
            | Self::Blank
            | Self::NoAlt
            | Self::NoDimensions
            | Self::NoOffset
            | Self::NoBody
            | Self::Renamed { .. }
            | Self::LeftOut(_) => Severity::Advice,
            _ => Severity::Error,
        }
    }
}
