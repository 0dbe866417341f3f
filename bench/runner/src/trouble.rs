//! What went wrong, in one clear line.

use std::fmt;

/// A failure. Its words say what to do, where something can be done.
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

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<tungstenite::Error> for Trouble {
    fn from(error: tungstenite::Error) -> Self {
        Self(format!("the browser's protocol: {error}"))
    }
}

impl From<e2e::Trouble> for Trouble {
    fn from(error: e2e::Trouble) -> Self {
        Self(error.to_string())
    }
}
