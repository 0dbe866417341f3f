//! Cache of recently used documents, so that going back shows a page at once.

use super::page::Document;
use crate::route::Route;
use std::rc::Rc;

/// Capacity, in documents.
const MAX_DOCUMENTS: usize = 20;

/// Documents by route, least recently used first. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct DocumentCache(Rc<Vec<Entry>>);

/// A document, and when it was fetched.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) route: Route,
    pub(super) document: Document,
    /// Hash of the document's bytes.
    pub(super) digest: u64,
    /// In milliseconds since 1970.
    pub(super) fetched_ms: f64,
}

impl DocumentCache {
    pub(super) fn find(&self, route: &Route) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.route == *route)
    }

    /// Adds a document as the most recently used one; drops the least recently used ones.
    pub(super) fn with(&self, entry: Entry) -> Self {
        let others = self
            .0
            .iter()
            .filter(|kept| kept.route != entry.route)
            .cloned();
        let mut entries: Vec<_> = others.collect();
        let surplus = (entries.len() + 1).saturating_sub(MAX_DOCUMENTS);
        entries.drain(..surplus);
        entries.push(entry);
        Self(Rc::new(entries))
    }

    /// Marks a route's document as the most recently used one.
    pub(super) fn used(&self, route: &Route) -> Self {
        match self.find(route).cloned() {
            Some(entry) => self.with(entry),
            None => self.clone(),
        }
    }
}
