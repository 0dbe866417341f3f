//! A folder of articles that a command writes: each to the path of its id.
//!
//! The first article of an id is written. Files that exist are not overwritten unless that is asked for: an editor may
//! have changed them.

use crate::failure::Failure;
use crate::files;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What becomes of files that exist with other bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// They stay.
    Keep,
    /// They are overwritten.
    Overwrite,
}

/// The folder, and what was written to it.
pub struct ArticleFolder {
    folder: PathBuf,
    existing: Existing,
    /// The document that each written id came from.
    first_of_id: HashMap<String, PathBuf>,
    /// Articles not written because an article before had their id.
    pub duplicates: usize,
    /// Articles not written because their file exists.
    pub kept: usize,
}

impl ArticleFolder {
    /// The folder is created with its first article.
    pub fn new(folder: &Path, existing: Existing) -> Self {
        Self {
            folder: folder.to_owned(),
            existing,
            first_of_id: HashMap::new(),
            duplicates: 0,
            kept: 0,
        }
    }

    /// How many articles were written.
    pub fn written(&self) -> usize {
        self.first_of_id.len()
    }

    /// Writes an article's JSON. `from`: the document that has it. The sentence says why it was not written.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn write(
        &mut self,
        id: &str,
        json: &[u8],
        from: &Path,
    ) -> Result<Result<(), String>, Failure> {
        let file = self.folder.join(format!("{id}.json"));
        if let Some(first) = self.first_of_id.get(id) {
            self.duplicates += 1;
            let first = first.display();
            return Ok(Err(format!("{first} has the id \"{id}\" too; not written")));
        }
        if self.existing == Existing::Keep && file.exists() && files::read(&file)? != json {
            self.kept += 1;
            return Ok(Err(format!(
                "{} exists; --force overwrites it",
                file.display()
            )));
        }
        files::write(&file, json)?;
        self.first_of_id.insert(id.to_owned(), from.to_owned());
        Ok(Ok(()))
    }
}
