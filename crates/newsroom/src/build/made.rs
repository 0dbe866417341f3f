//! An artefact that has been made, or that need not be.

use super::folder::Change;
use super::record::Record;

/// A made artefact.
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its record.
    pub record: Record,
    /// Its note.
    pub note: Vec<u8>,
    /// Whether each of its files was written.
    pub changes: Vec<Change>,
    /// Whether the store has this record and note already.
    pub(super) is_known: bool,
}

impl Made {
    /// The same with another note.
    pub fn with_note(self, note: Vec<u8>) -> Self {
        Self {
            note,
            is_known: false,
            ..self
        }
    }
}
