//! What went wrong, said in one line that a person can act on.

use std::fmt;

/// A sentence about what failed and, where it is known, what to do.
#[derive(Clone, PartialEq, Eq)]
pub struct Trouble(String);

/// A result whose failure is a [`Trouble`].
pub type Tried<T> = Result<T, Trouble>;

impl Trouble {
    /// Says what went wrong.
    pub fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    /// Puts what was being done before what went wrong.
    pub fn during(self, doing: &str) -> Self {
        Self(format!("{doing}: {}", self.0))
    }

    /// True where the words contain `part`; drivers name the kind of their errors this way.
    pub(crate) fn mentions(&self, part: &str) -> bool {
        self.0.contains(part)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("not the JSON that was expected: {error}"))
    }
}
