//! A state being written: records are added as they come, and the copies and pieces of some are changed later.

use super::code::{Encode as _, HTML_COPIES, JSON_COPIES, OTHER_COPIES, PIECE};
use super::records::{LABEL_BYTES, Label, MAGIC};
use super::{Copies, Head, Other, Page, Piece, Records};
use crate::failure::Failure;
use crate::files;
use crate::publish::digest;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

/// Bytes that are written at once.
const BUFFER_BYTES: usize = 1 << 16;

/// The state of a run that is under way.
pub struct Draft {
    /// Where it is to be when it is done.
    goal: PathBuf,
    path: PathBuf,
    file: BufWriter<File>,
    end: u64,
    bytes: Vec<u8>,
}

/// Which copies of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Html,
    Json,
    Other,
}

impl Draft {
    /// An empty one, to become the file at `goal`.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn create(goal: PathBuf) -> Result<Self, Failure> {
        let path = goal.with_extension("new");
        let opened = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path);
        let file = opened.map_err(|why| Failure::file("write", &path, &why))?;
        let mut draft = Self {
            goal,
            path,
            file: BufWriter::with_capacity(BUFFER_BYTES, file),
            end: 0,
            bytes: Vec::new(),
        };
        draft.write(MAGIC)?;
        Ok(draft)
    }

    /// Adds an article's file.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn page(&mut self, page: &Page) -> Result<(), Failure> {
        let mut record = std::mem::take(&mut self.bytes);
        record.clear();
        page.encode(&mut record);
        let name = digest::of(page.source.as_bytes());
        self.record(Label::PAGE, name, record)
    }

    /// Adds another file. One that is added twice is found as it was added last.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn other(&mut self, other: &Other) -> Result<(), Failure> {
        let mut record = std::mem::take(&mut self.bytes);
        record.clear();
        other.encode(&mut record);
        let name = digest::of(other.path.as_bytes());
        self.record(Label::OTHER, name, record)
    }

    /// All that has been added.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn records(&mut self) -> Result<Records, Failure> {
        let flushed = self.file.flush();
        let file = flushed.and_then(|()| self.file.get_ref().try_clone());
        let file = file.map_err(|why| self.failed(&why))?;
        Ok(Records::of(file, self.end))
    }

    /// Changes the copies in the record at a place. It has been in [`Self::records`].
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn copies(&self, at: u64, of: Of, copies: &Copies) -> Result<(), Failure> {
        let within = match of {
            Of::Html => HTML_COPIES,
            Of::Json => JSON_COPIES,
            Of::Other => OTHER_COPIES,
        };
        let mut bytes = Vec::new();
        bytes.copies(copies);
        self.change(at + LABEL_BYTES + within, &bytes)
    }

    /// Changes the piece in the page's record at a place. It has been in [`Self::records`].
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn piece(&self, at: u64, piece: &Piece) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        bytes.piece(piece);
        self.change(at + LABEL_BYTES + PIECE, &bytes)
    }

    /// Makes it the state: whole, or not at all.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(mut self, head: &Head) -> Result<(), Failure> {
        let mut record = Vec::new();
        head.encode(&mut record);
        self.record(Label::HEAD, 0, record)?;
        let digest = self.records()?.digest();
        self.write(&digest.to_le_bytes())?;
        let Self {
            goal, path, file, ..
        } = self;
        let closed = file.into_inner().map(drop);
        let moved = closed
            .map_err(io::IntoInnerError::into_error)
            .and_then(|()| fs::rename(&path, &goal));
        moved.map_err(|why| Failure::file("write", &path, &why))
    }

    fn record(&mut self, tag: u8, name: u64, record: Vec<u8>) -> Result<(), Failure> {
        let len = u32::try_from(record.len())
            .map_err(|_| Failure::new("what is to be known of one article is longer than 4 GB"))?;
        let mut label = Vec::new();
        Label { tag, name, len }.encode(&mut label);
        self.write(&label)?;
        self.write(&record)?;
        self.bytes = record;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.file.write_all(bytes);
        written.map_err(|why| self.failed(&why))?;
        self.end += bytes.len() as u64;
        Ok(())
    }

    fn change(&self, at: u64, bytes: &[u8]) -> Result<(), Failure> {
        let changed = files::write_at(self.file.get_ref(), bytes, at);
        changed.map_err(|why| self.failed(&why))
    }

    fn failed(&self, why: &io::Error) -> Failure {
        Failure::file("write", &self.path, why)
    }
}
