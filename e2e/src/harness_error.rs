//! The error of this crate: one sentence.

use std::fmt;

/// What failed and, if known, what to do about it.
#[derive(Clone, PartialEq, Eq)]
pub struct HarnessError(String);

/// A result whose error is a [`HarnessError`].
pub type HarnessResult<T> = Result<T, HarnessError>;

impl HarnessError {
    /// An error with this message.
    pub fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    /// Prefixes the message with what was being done.
    pub fn context(self, context: &str) -> Self {
        Self(format!("{context}: {}", self.0))
    }

    /// Whether the message contains `part`. Messages of drivers contain the kind of the error.
    pub(crate) fn mentions(&self, part: &str) -> bool {
        self.0.contains(part)
    }
}

impl fmt::Display for HarnessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for HarnessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for HarnessError {}

impl From<std::io::Error> for HarnessError {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for HarnessError {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("unexpected JSON: {error}"))
    }
}
