//! The simulated clock of pages.

use std::time::{Duration, Instant};

/// A clock that starts when the first page reads it, and that all later pages share.
#[derive(Clone)]
pub(crate) struct Clock {
    /// RFC 3339; the page parses it with `Date.parse`.
    start: String,
    started: Option<Instant>,
    /// How far journeys have advanced the clock, in milliseconds; may be negative.
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

    /// Advances the clock of documents that are loaded later.
    pub(crate) fn advance(&mut self, by: Duration) {
        self.moved_ms += by.as_millis() as i128;
    }

    /// The start, and the milliseconds that have passed since.
    pub(crate) fn read(&mut self) -> (&str, i128) {
        let started = *self.started.get_or_insert_with(Instant::now);
        (
            &self.start,
            started.elapsed().as_millis() as i128 + self.moved_ms,
        )
    }
}
