//! Collects the articles of a list, and descriptions of its other elements.

use super::format::{Format, ImportError, Imported};
use crate::problem::{Problem, ProblemKind};

/// Maximal number of descriptions in a refusal.
const MAX_NAMED: usize = 12;

/// The articles found so far.
#[derive(Default)]
pub(super) struct List {
    imported: Vec<Imported>,
    found: Vec<String>,
    notes: Vec<Problem>,
}

impl List {
    pub(super) fn add(&mut self, imported: Imported) {
        self.imported.push(imported);
    }

    /// Records an element that gives no article.
    pub(super) fn not_an_article(&mut self, at: &str, what: &str) {
        if self.found.len() < MAX_NAMED && self.found.iter().all(|known| known != what) {
            self.found.push(what.to_owned());
        }
        self.left_out(at, what);
    }

    /// Records lost content that belongs to no single article.
    pub(super) fn left_out(&mut self, at: &str, what: &str) {
        let kind = ProblemKind::LeftOut(what.to_owned());
        self.notes.push(Problem::new(at.to_owned(), kind));
    }

    /// The articles; problems of the list as a whole are added to the first.
    ///
    /// # Errors
    /// If there are none.
    pub(super) fn finish(mut self, format: Format) -> Result<Vec<Imported>, ImportError> {
        let Some(first) = self.imported.first_mut() else {
            if self.found.is_empty() {
                self.found.push("an empty list".to_owned());
            }
            return Err(ImportError::NoArticle {
                format,
                found: self.found,
            });
        };
        first.problems.append(&mut self.notes);
        Ok(self.imported)
    }
}
