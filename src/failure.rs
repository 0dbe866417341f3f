//! What can go wrong between asking for a document and having it. Words for it are in [`crate::text`].

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No answer: no connection, a refused or broken one, or a body that stopped short.
    Network,
    /// No first byte, or no last byte, before the deadline.
    Timeout,
    /// The server answered with an error status.
    Status(u16),
    /// There is no such document: 404, 410, or an answer that is not JSON.
    NotFound,
    /// An answer that is not a document of the expected format, or past a limit.
    Unreadable,
}
