//! The error of this program: one line that says what failed and, where it is known, what to do.

use std::fmt;

/// A message for the terminal.
///
/// It does not implement [`std::error::Error`], so that all types that do convert into it by `?`.
#[derive(Debug)]
pub struct Error(String);

/// The result of anything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// From a sentence without a full stop.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Error {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}
