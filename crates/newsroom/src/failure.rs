//! Why a command failed, as one line.

use std::fmt;
use std::io;
use std::path::Path;

/// The message of a command that exits with status 1.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A failure to do something with a file. `tried`: a verb, such as `read`.
    pub fn file(tried: &str, path: &Path, why: &io::Error) -> Self {
        Self(format!("cannot {tried} {}: {why}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
