//! Why a command could not do its work: one clear line.

use std::fmt;
use std::io;
use std::path::Path;

/// What a command says before it exits with status 1.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure in words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// A failure with a file: what was tried, which file, why not.
    pub fn file(tried: &str, path: &Path, why: &io::Error) -> Self {
        Self(format!("cannot {tried} {}: {why}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
