//! Tells open pages what has changed.

use crate::clock;
use serde::Serialize;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::broadcast;

/// How many changes a slow page may miss before it is told only the latest.
const CAPACITY: usize = 64;

/// A change, as pages get it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The version of the site. A page of another version has to be fetched again.
    pub version: String,
    /// The pictures that were saved, as paths below the site.
    pub pictures: Vec<String>,
}

/// The version of the site, and the pages that follow it.
pub struct Changes {
    /// Differs from server to server, so that pages notice a new one.
    server: i128,
    count: AtomicU64,
    send: broadcast::Sender<Change>,
}

impl Changes {
    pub fn new() -> Self {
        Self {
            server: clock::clock_ns(),
            count: AtomicU64::new(0),
            send: broadcast::Sender::new(CAPACITY),
        }
    }

    /// The present version.
    pub fn version(&self) -> String {
        format!("{}-{}", self.server, self.count.load(Ordering::Acquire))
    }

    /// Begins a new version and tells all pages.
    pub fn announce(&self, pictures: Vec<String>) {
        self.count.fetch_add(1, Ordering::AcqRel);
        let version = self.version();
        // Fails if no page is open.
        let _ = self.send.send(Change { version, pictures });
    }

    /// The changes from now on. The first one is the present version: the page may be older.
    pub fn follow(&self) -> (Change, broadcast::Receiver<Change>) {
        let later = self.send.subscribe();
        let now = Change {
            version: self.version(),
            pictures: Vec::new(),
        };
        (now, later)
    }
}
