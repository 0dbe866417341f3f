//! A list of articles as it is gathered: what came out, and what was none.

use super::format::{Format, ImportError, Imported};
use crate::problem::{Problem, ProblemKind};

/// More than this an editor does not read in a refusal.
const MAX_NAMED: usize = 12;

/// All articles of a document, so far.
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

    /// Something in the list that is no article.
    pub(super) fn none(&mut self, at: &str, what: &str) {
        if self.found.len() < MAX_NAMED && self.found.iter().all(|known| known != what) {
            self.found.push(what.to_owned());
        }
        self.left_out(at, what);
    }

    /// Something that belongs to no single article.
    pub(super) fn left_out(&mut self, at: &str, what: &str) {
        let kind = ProblemKind::LeftOut(what.to_owned());
        self.notes.push(Problem::new(at.to_owned(), kind));
    }

    /// The articles; what belongs to none of them is said with the first.
    ///
    /// # Errors
    /// Where there are none.
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
