//! How a command ends when it cannot do what it was asked: one clear line.

/// The line.
#[derive(Debug)]
pub struct Failure(pub String);

/// What a fallible step gives.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// Says what went wrong, and where possible what to do.
    pub fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}
