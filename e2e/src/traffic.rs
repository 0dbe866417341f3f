//! What is going on between a site and its readers, whoever of them asks: pages, their workers, the browser itself.

use std::sync::Mutex;
use std::time::Instant;

use crate::locked::locked;

/// What went over a site's line so far, and whether anything does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// Requests that have arrived and whose answers are not over.
    pub under_way: u64,
    /// Requests that have arrived.
    pub requests: u64,
    /// Of the answers, headers included.
    pub bytes: u64,
    /// When the latest request arrived or the latest answer was over.
    pub changed: Instant,
}

impl Traffic {
    /// None so far.
    pub(crate) fn none() -> Self {
        Self {
            under_way: 0,
            requests: 0,
            bytes: 0,
            changed: Instant::now(),
        }
    }
}

/// A request that is under way, until this is dropped.
pub(crate) struct UnderWay<'a>(&'a Mutex<Traffic>);

impl<'a> UnderWay<'a> {
    /// One that arrived at a moment.
    pub(crate) fn since(arrived: Instant, traffic: &'a Mutex<Traffic>) -> Self {
        let mut now = locked(traffic);
        now.requests += 1;
        now.under_way += 1;
        now.changed = now.changed.max(arrived);
        drop(now);
        Self(traffic)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        let mut now = locked(self.0);
        now.under_way = now.under_way.saturating_sub(1);
        now.changed = Instant::now();
    }
}
