//! Remarks on a document, and parts of their sentences.

use article::explain::Remark;
use article::problem::Severity;

/// An error at a JSON Pointer.
pub fn error(at: impl Into<String>, sentence: String) -> Remark {
    Remark {
        at: at.into(),
        severity: Severity::Error,
        sentence,
    }
}

/// Advice at a JSON Pointer.
pub fn advice(at: impl Into<String>, sentence: String) -> Remark {
    Remark {
        at: at.into(),
        severity: Severity::Advice,
        sentence,
    }
}

/// The end of a sentence: `; did you mean "snow"?`, or nothing.
pub fn hint(meant: Option<impl std::fmt::Display>) -> String {
    meant.map_or_else(String::new, |meant| format!("; did you mean {meant}?"))
}
