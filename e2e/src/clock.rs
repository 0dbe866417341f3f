//! The time that pages believe it is.

use std::time::{Duration, Instant};

/// A clock that starts when the first page asks for it, and runs on from page to page.
#[derive(Clone)]
pub(crate) struct Clock {
    /// RFC 3339, handed to the page's own `Date.parse`.
    start: String,
    started: Option<Instant>,
    /// What journeys let pass, in milliseconds; may be negative.
    moved_ms: i128,
}

impl Clock {
    pub(crate) fn at(start: &str) -> Self {
        Self {
            start: start.to_owned(),
            started: None,
            moved_ms: 0,
        }
    }

    /// Lets time pass for the documents that are still to come.
    pub(crate) fn advance(&mut self, by: Duration) {
        self.moved_ms += by.as_millis() as i128;
    }

    /// The start, and the milliseconds since then.
    pub(crate) fn read(&mut self) -> (&str, i128) {
        let started = *self.started.get_or_insert_with(Instant::now);
        (
            &self.start,
            started.elapsed().as_millis() as i128 + self.moved_ms,
        )
    }
}
