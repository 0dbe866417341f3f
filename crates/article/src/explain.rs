//! Problems of a document as sentences for editors: what is wrong, where, and what to write instead.
//!
//! Natively only, for the command line. Pages show short messages of their own.
//!
//! ```
//! let bytes = br#"{
//!     "schema": "action-news/article/1", "id": "a", "headline": "Snow",
//!     "body": [{"type": "paragraph", "texte": "It fell."}]
//! }"#;
//! let (_, problems) = article::read(bytes).expect("this is an article");
//! let lines: Vec<String> = article::explain::explain(bytes, &problems).iter().map(ToString::to_string).collect();
//! assert_eq!(lines[0], r#"3:36: error: /body/0/texte: unknown key "texte"; did you mean "text"?"#);
//! ```

use crate::problem::{Problem, ProblemKind, Severity};
use std::fmt;

mod place;
#[cfg(feature = "formats")]
mod refusal;
mod scan;
mod sentence;
mod similar;

pub use place::Place;
#[cfg(feature = "formats")]
pub use refusal::refusal;
pub use similar::did_you_mean;

/// A problem as a line for an editor: `12:5: error: /body/3/texte: unknown key "texte"; did you mean "text"?`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The position in the file.
    pub place: Place,
    /// How bad it is.
    pub severity: Severity,
    /// The position in the document: a JSON Pointer, empty for the whole document.
    pub at: String,
    /// What is wrong and what to write instead.
    pub sentence: String,
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: ", self.place, word(self.severity))?;
        if !self.at.is_empty() {
            // Keys may contain line breaks; a line of a report may not.
            write!(f, "{}: ", sentence::in_one_line(&self.at))?;
        }
        f.write_str(&self.sentence)
    }
}

/// The word for a severity: `error` or `warning`.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "warning",
        Severity::Error | Severity::Fatal => "error",
    }
}

/// Explains problems found in `bytes`, in the order of their positions.
pub fn explain(bytes: &[u8], problems: &[Problem]) -> Vec<Explained> {
    let wanted = problems.iter().map(|problem| problem.at.as_str());
    let places = place::find(bytes, wanted);
    let mut explained: Vec<Explained> = problems
        .iter()
        .filter(|problem| !is_redundant(problem, problems))
        .map(|problem| Explained {
            place: match &problem.kind {
                ProblemKind::NotJson { line, column, .. } => {
                    place::at_column(bytes, *line, *column)
                }
                #[cfg(feature = "markdown")]
                ProblemKind::NotMarkdown { line, column, .. } => Place {
                    line: *line,
                    column: *column,
                },
                ProblemKind::UnknownKey { .. } => places.key(&problem.at),
                _ => places.value(&problem.at),
            },
            severity: problem.severity,
            at: problem.at.clone(),
            sentence: match (&problem.kind, problem.severity) {
                (ProblemKind::Blank, Severity::Error | Severity::Fatal) => {
                    "there is nothing to show here; write something".to_owned()
                }
                (kind, _) => sentence::sentence(kind),
            },
        })
        .collect();
    explained.sort_by_key(|line| line.place);
    explained
}

/// Whether another problem already covers this one: a missing key that is misspelled, a missing size that is invalid.
fn is_redundant(problem: &Problem, problems: &[Problem]) -> bool {
    let missing: &[&str] = match problem.kind {
        ProblemKind::Missing(ref missing) => std::slice::from_ref(missing),
        ProblemKind::NoAlt => &["alt"],
        ProblemKind::NoDimensions => &["width", "height"],
        _ => return false,
    };
    problems.iter().any(|other| {
        let (object, key) = other.at.rsplit_once('/').unwrap_or_default();
        if object != problem.at {
            return false;
        }
        match &other.kind {
            // The few missing keys come first, because there may be very many problems.
            ProblemKind::UnknownKey { key, known } => did_you_mean(key, missing)
                .is_some_and(|key_meant| did_you_mean(key, known) == Some(key_meant)),
            ProblemKind::Missing(_) => false,
            _ => missing.contains(&key),
        }
    })
}

/// A problem found outside this crate: a file that is missing, a section that the portal does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The position in the document: a JSON Pointer.
    pub at: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what to write instead.
    pub sentence: String,
}

/// Adds the positions in the file to remarks.
pub fn locate(bytes: &[u8], remarks: Vec<Remark>) -> Vec<Explained> {
    let places = place::find(bytes, remarks.iter().map(|remark| remark.at.as_str()));
    remarks
        .into_iter()
        .map(
            |Remark {
                 at,
                 severity,
                 sentence,
             }| Explained {
                place: places.value(&at),
                severity,
                at,
                sentence,
            },
        )
        .collect()
}

/// The sentence for a problem, without its position.
pub fn sentence(kind: &ProblemKind) -> String {
    sentence::sentence(kind)
}
