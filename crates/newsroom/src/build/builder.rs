//! Compares, makes and writes artefacts.

use super::digest::Digest;
use super::folder::{Change, Compress, Folder, NewFile};
use super::made::Made;
use super::mode::Mode;
use super::record::{File, Kind, Record};
use super::site_path::{SitePath, site_path};
use super::store::Snapshot;
use crate::failure::Failure;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The part of a run that threads share. [`super::begin`] makes it.
pub struct Build {
    pub(super) folder: Folder,
    pub(super) before: Snapshot,
    pub(super) compress: Option<Compress>,
    /// The number of compressed files, their bytes, and those of their smallest copies.
    pub(super) compressed: [AtomicU64; 3],
}

impl Build {
    /// The record of an artefact of the last run.
    pub fn record(&self, name: &str) -> Option<Record> {
        self.before.record(name)
    }

    /// Whether an artefact was made from the same inputs in the last run.
    pub fn has_key(&self, name: &str, key: u64) -> bool {
        self.record(name)
            .is_some_and(|record| record.key == self.key(key))
    }

    /// Hands the last run's note on an artefact to `read`, if there is one.
    pub fn note<T>(&self, name: &str, read: impl FnOnce(&[u8]) -> T) -> Option<T> {
        self.before.note(name, read)
    }

    /// Whether the run writes.
    pub fn mode(&self) -> &Mode {
        self.folder.mode()
    }

    /// The folder of the site.
    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// Where a file of the site is on disk.
    pub fn on_disk(&self, path: &SitePath) -> PathBuf {
        self.folder.on_disk(path)
    }

    /// An artefact that need not be made: it was made from the same inputs, and its files are in place.
    pub fn unchanged(&self, name: &str, key: u64) -> Option<Made> {
        let record = self
            .record(name)
            .filter(|record| record.key == self.key(key))?;
        let in_place = record
            .files
            .iter()
            .all(|file| self.folder.is_in_place(file));
        in_place.then(|| Made {
            name: name.to_owned(),
            changes: vec![Change::Same; record.files.len()],
            record,
            note: Vec::new(),
            is_known: true,
        })
    }

    /// Writes the files of an artefact.
    ///
    /// # Errors
    /// If one cannot be written.
    pub fn write(
        &self,
        name: &str,
        key: u64,
        kind: Kind,
        files: Vec<NewFile>,
        note: Vec<u8>,
    ) -> Result<Made, Failure> {
        let before = self.record(name);
        let before = |path: &SitePath| before.as_ref().and_then(|before| before.file(path));
        let new = files.iter().map(|file| &file.path);
        self.folder
            .note(new.filter(|path| before(path).is_none()))?;
        let mut written = Vec::with_capacity(files.len());
        let mut changes = Vec::with_capacity(files.len());
        for file in files {
            let compress = self.compress.filter(|_| file.compress);
            let (file, change) = self.folder.put(&file, compress, before(&file.path))?;
            if change == Change::Written
                && let Some(smallest) = file.copies.iter().map(|copy| copy.len).min()
            {
                for (sum, add) in self.compressed.iter().zip([1, file.len, smallest]) {
                    sum.fetch_add(add, Ordering::Relaxed);
                }
            }
            written.push(file);
            changes.push(change);
        }
        let record = Record {
            key: self.key(key),
            kind,
            files: written,
        };
        Ok(Made {
            name: name.to_owned(),
            record,
            note,
            changes,
            is_known: false,
        })
    }

    /// An artefact of one file, made only if its key has changed.
    ///
    /// # Errors
    /// Those of `make`, or if it cannot be written.
    pub fn file(
        &self,
        path: &str,
        key: u64,
        kind: Kind,
        make: impl FnOnce() -> Result<Vec<u8>, Failure>,
    ) -> Result<Made, Failure> {
        match self.unchanged(path, key) {
            Some(made) => Ok(made),
            None => {
                let file = NewFile {
                    path: site_path(path)?,
                    bytes: make()?,
                    compress: true,
                };
                self.write(path, key, kind, vec![file], Vec::new())
            }
        }
    }

    /// An artefact whose file is written by other code.
    ///
    /// # Errors
    /// If the path is not valid.
    pub fn adopt(&self, path: &str, key: u64) -> Result<Made, Failure> {
        let file = File {
            path: site_path(path)?,
            len: 0,
            digest: 0,
            copies: Vec::new(),
        };
        Ok(Made {
            name: path.to_owned(),
            record: Record {
                key: self.key(key),
                kind: Kind::Plain,
                files: vec![file],
            },
            note: Vec::new(),
            changes: vec![Change::Same],
            is_known: false,
        })
    }

    /// How many files were compressed, their bytes, and the bytes of their smallest copies.
    pub fn compressed(&self) -> [u64; 3] {
        self.compressed
            .each_ref()
            .map(|sum| sum.load(Ordering::Relaxed))
    }

    /// The key with whether files are compressed: this changes the files of an artefact, too.
    fn key(&self, key: u64) -> u64 {
        Digest::new()
            .number(key)
            .number(self.compress.is_some().into())
            .end()
    }
}
