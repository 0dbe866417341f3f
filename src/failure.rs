//! Reasons why a document cannot be loaded. [`crate::text::UiStrings::failure`] has the messages.

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No connection, a refused or interrupted one, or a truncated body.
    Network,
    /// The first or the last byte did not arrive in time.
    Timeout,
    /// The server answered with an error status.
    Status(u16),
    /// There is no such document: 404, 410, or a response that is not JSON.
    NotFound,
    /// The response is not a document of the expected format, or exceeds a limit.
    Unreadable,
}
