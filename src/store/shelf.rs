//! The documents read lately, so that going back shows a page at once.

use super::Document;
use crate::route::Route;
use std::rc::Rc;

/// How many documents are kept.
const MAX_DOCUMENTS: usize = 20;

/// Documents by route, the one used last at the end. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shelf(Rc<Vec<(Route, Document)>>);

impl Shelf {
    pub(super) fn find(&self, route: &Route) -> Option<Document> {
        let kept = self.0.iter().find(|(kept, _)| kept == route);
        kept.map(|(_, document)| document.clone())
    }

    pub(super) fn with(&self, route: Route, document: Document) -> Self {
        let others = self.0.iter().filter(|(kept, _)| *kept != route).cloned();
        let mut documents: Vec<_> = others.collect();
        let surplus = (documents.len() + 1).saturating_sub(MAX_DOCUMENTS);
        documents.drain(..surplus);
        documents.push((route, document));
        Self(Rc::new(documents))
    }
}
