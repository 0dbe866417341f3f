//! Counts the requests and bytes of a site, whether a page, a worker or the browser itself has sent the request.

use std::sync::Mutex;
use std::time::Instant;

use crate::locked::locked;

/// The traffic of a site so far, and the requests that are not completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// Requests whose answers have not been sent completely.
    pub under_way: u64,
    /// Requests that have arrived.
    pub requests: u64,
    /// Bytes of the answers, headers included.
    pub bytes: u64,
    /// When the latest request arrived or the latest answer ended.
    pub changed: Instant,
}

impl Traffic {
    /// No traffic so far.
    pub(crate) fn none() -> Self {
        Self {
            under_way: 0,
            requests: 0,
            bytes: 0,
            changed: Instant::now(),
        }
    }
}

/// Counts a request as under way until it is dropped.
pub(crate) struct UnderWay<'a>(&'a Mutex<Traffic>);

impl<'a> UnderWay<'a> {
    /// For a request that arrived at `arrived`.
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
