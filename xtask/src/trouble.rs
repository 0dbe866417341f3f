//! What went wrong, in one clear line.

use std::fmt;

/// A command's or a step's failure. Its words say what to do, where something can be done.
#[derive(Debug)]
pub struct Trouble(String);

/// The result of anything that can fail.
pub type Tried<T> = Result<T, Trouble>;

impl Trouble {
    /// From a sentence without a full stop.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}
