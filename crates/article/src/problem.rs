//! What is wrong with a document, and where.
//!
//! Typed, so that a page can show a word for it in any language. The sentences for editors are in
//! `explain`, natively only: words cost bytes in a reader's first page.

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: a JSON Pointer (RFC 6901). Empty for the whole document.
    pub at: String,
    /// What.
    pub kind: ProblemKind,
    /// How bad it is.
    pub severity: Severity,
}

impl Problem {
    /// A problem as bad as its kind is.
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
    /// Something was left out or put right. `newsroom check` fails.
    Error,
    /// This is no article.
    Fatal,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Not JSON; line and column count from 1.
    NotJson {
        /// 1-based.
        line: usize,
        /// 1-based, in bytes.
        column: usize,
        /// What the parser says of it; empty without the feature `explain`.
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
    /// Blocks in blocks deeper than [`crate::limits::MAX_NESTING`].
    TooDeep,
    /// `schema` is missing or names another format.
    WrongSchema {
        /// What it should say.
        expected: &'static str,
        /// What it says.
        found: Option<String>,
    },
    /// A required key is missing.
    Missing(&'static str),
    /// A value of the wrong JSON type.
    Expected {
        /// What it should be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// A key that the format does not have. Reported only with the feature `explain`.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that it has.
        known: &'static [&'static str],
    },
    /// A word that is not on the list.
    UnknownWord {
        /// The word.
        word: String,
        /// The list.
        known: &'static [&'static str],
    },
    /// A block of a type that this version does not know; its text is shown.
    UnknownBlock(String),
    /// A string or number of the right type that makes no sense.
    Invalid {
        /// What it should be, with an example.
        expected: &'static str,
        /// What it is.
        found: String,
    },
    /// A URL that may not stand on a page.
    UnsafeUrl {
        /// The URL.
        url: String,
        /// Why.
        why: crate::url::UrlProblem,
    },
    /// Nothing to show where something should be.
    Blank,
    /// The same id twice.
    DuplicateId(String),
    /// An article's id that another one of the document has.
    Renamed {
        /// The id.
        id: String,
        /// What the article is called instead.
        now: String,
    },
    /// A picture that is not decorative has no `alt`.
    NoAlt,
    /// A picture has no width and height, so that the page moves when it arrives.
    NoDimensions,
    /// `published` without an offset: only the date is shown.
    NoOffset,
    /// A source holds no body; what there is becomes a short article with a link.
    NoBody,
    /// Something of the source has no place in an article.
    LeftOut(String),
}

impl ProblemKind {
    /// How bad a problem of this kind is, unless it concerns something that a document cannot do without.
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
