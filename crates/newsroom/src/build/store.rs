//! The store: the records of all artefacts, and a note for each, from run to run.
//!
//! A file to which entries are appended. An entry counts once a commit follows it, so a run that is interrupted changes
//! nothing. Only the places of the entries are in memory, so that a hundred thousand artefacts need a few megabytes.
//!
//! redb was tried in its place and measured (docs/decisions/020).

use super::digest;
use super::entry::{COMMIT, Entry, PUT, REMOVE, scan};
use super::index::{Change, Index, Place};
use super::record::Record;
use crate::failure::Failure;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file shorter than this is never rewritten, in bytes.
const MIN_REWRITTEN_BYTES: u64 = 1 << 20;

/// The store's file.
pub struct Store {
    path: PathBuf,
    /// Only read at given places.
    reader: Arc<File>,
    /// Only appended to.
    writer: BufWriter<File>,
    /// Where the next entry begins.
    end: u64,
    index: Arc<Index>,
    /// The changes since the last commit.
    pending: Vec<Change>,
}

/// What a store held at one moment. Read from several threads.
pub struct Snapshot {
    reader: Arc<File>,
    index: Arc<Index>,
}

impl Store {
    /// Opens the store in a file. Also returns whether all of it could be read: artefacts with damaged entries are made again.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn open(path: &Path) -> Result<(Self, bool), Failure> {
        let failed = |why: io::Error| Failure::file("open", path, &why);
        let existed = path.exists();
        let open = || {
            OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(path)
        };
        let mut file = open().map_err(failed)?;
        let (index, end) = scan(&mut file).map_err(failed)?;
        let is_whole = existed && file.metadata().map_err(failed)?.len() == end;
        file.set_len(end).map_err(failed)?;
        let store = Self::new(path.to_owned(), open().map_err(failed)?, file, index, end);
        Ok((store.map_err(failed)?, is_whole))
    }

    /// A copy of the store in a file, which is forgotten when it is dropped. Also returns whether all of it could be read.
    ///
    /// # Errors
    /// If the file cannot be read, or the system has no room for temporary files.
    pub fn copy(path: &Path) -> Result<(Self, bool), Failure> {
        let failed = |why: io::Error| Failure::file("copy", path, &why);
        let copy = tempfile::NamedTempFile::new().map_err(failed)?;
        if path.exists() {
            fs::copy(path, copy.path()).map_err(failed)?;
        }
        // On systems other than Unix, an open file can only be deleted later.
        Self::open(copy.path())
    }

    /// An empty store that is forgotten when it is dropped.
    ///
    /// # Errors
    /// If the system has no room for temporary files.
    pub fn temporary() -> Result<Self, Failure> {
        let path = std::env::temp_dir();
        let failed = |why: io::Error| Failure::file("write", &path, &why);
        let file = tempfile::NamedTempFile::new().map_err(failed)?;
        let reader = file.reopen().map_err(failed)?;
        let file = file.into_file();
        Self::new(path.clone(), reader, file, Index::default(), 0).map_err(failed)
    }

    fn new(
        path: PathBuf,
        reader: File,
        mut writer: File,
        index: Index,
        end: u64,
    ) -> io::Result<Self> {
        writer.seek(SeekFrom::Start(end))?;
        Ok(Self {
            path,
            reader: Arc::new(reader),
            writer: BufWriter::with_capacity(1 << 16, writer),
            end,
            index: Arc::new(index),
            pending: Vec::new(),
        })
    }

    /// What the store held at the last commit.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            reader: Arc::clone(&self.reader),
            index: Arc::clone(&self.index),
        }
    }

    /// Sets the record and the note of an artefact.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn put(&mut self, name: &str, record: &Record, note: &[u8]) -> Result<(), Failure> {
        let record = record.encode();
        let entry = Entry {
            name,
            record: &record,
            note,
        };
        let at = self.append(PUT, &entry)?;
        self.pending.push((digest::of(name.as_bytes()), Some(at)));
        Ok(())
    }

    /// Removes an artefact.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn remove(&mut self, name: &str) -> Result<(), Failure> {
        self.append(REMOVE, &Entry::of_name(name))?;
        self.pending.push((digest::of(name.as_bytes()), None));
        Ok(())
    }

    /// Commits all changes.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn commit(&mut self) -> Result<(), Failure> {
        self.append(COMMIT, &Entry::of_name(""))?;
        self.writer.flush().map_err(|why| self.failed(&why))?;
        self.index = Arc::new(self.index.with(std::mem::take(&mut self.pending)));
        Ok(())
    }

    /// Syncs the store to the disk. If most of its entries are outdated, it is rewritten without them first.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn close(mut self) -> Result<(), Failure> {
        if self.end >= MIN_REWRITTEN_BYTES && self.index.entry_bytes() < self.end / 2 {
            self.rewrite().map_err(|why| self.failed(&why))?;
        }
        let synced = self.writer.get_ref().sync_data();
        synced.map_err(|why| self.failed(&why))
    }

    fn rewrite(&mut self) -> io::Result<()> {
        let path = self.path.with_extension("new");
        let mut writer = BufWriter::with_capacity(1 << 16, File::create(&path)?);
        let mut bytes = Vec::new();
        for place in self.index.places() {
            bytes.resize(place.len(), 0);
            read_at(&self.reader, &mut bytes, place.offset())?;
            writer.write_all(&bytes)?;
        }
        writer.write_all(&Entry::of_name("").encode(COMMIT))?;
        self.writer = BufWriter::new(writer.into_inner()?);
        fs::rename(&path, &self.path)
    }

    /// Returns where the entry is.
    fn append(&mut self, kind: u8, entry: &Entry<'_>) -> Result<Place, Failure> {
        let bytes = entry.encode(kind);
        let Some(place) = Place::new(self.end, bytes.len()) else {
            return Err(Failure::new(format!(
                "{}: the record of {} is too long",
                self.path.display(),
                entry.name
            )));
        };
        let written = self.writer.write_all(&bytes);
        written.map_err(|why| self.failed(&why))?;
        self.end += bytes.len() as u64;
        Ok(place)
    }

    fn failed(&self, why: &io::Error) -> Failure {
        Failure::file("write", &self.path, why)
    }
}

impl Snapshot {
    /// The record of an artefact.
    pub fn record(&self, name: &str) -> Option<Record> {
        self.entry(name, |entry| Record::decode(entry.record))
            .flatten()
    }

    /// Hands an artefact's note to `read`, if there is one.
    pub fn note<T>(&self, name: &str, read: impl FnOnce(&[u8]) -> T) -> Option<T> {
        self.entry(name, |entry| read(entry.note))
    }

    /// The names of all artefacts, and their records, in the order in which they were put.
    pub fn records(&self) -> impl Iterator<Item = (String, Record)> {
        self.index.places().into_iter().filter_map(|place| {
            let bytes = self.read(place)?;
            let entry = Entry::decode(&bytes)?;
            Some((entry.name.to_owned(), Record::decode(entry.record)?))
        })
    }

    fn entry<T>(&self, name: &str, read: impl FnOnce(Entry<'_>) -> T) -> Option<T> {
        let bytes = self.read(self.index.get(digest::of(name.as_bytes()))?)?;
        let entry = Entry::decode(&bytes)?;
        // Two names may have one digest.
        (entry.name == name).then(|| read(entry))
    }

    fn read(&self, place: Place) -> Option<Vec<u8>> {
        let mut bytes = vec![0; place.len()];
        read_at(&self.reader, &mut bytes, place.offset()).ok()?;
        Some(bytes)
    }
}

#[cfg(unix)]
fn read_at(file: &File, space: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, space, offset)
}

/// Moves the handle's position, which does not matter: entries are appended with another handle.
#[cfg(windows)]
fn read_at(file: &File, mut space: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !space.is_empty() {
        let read = match std::os::windows::fs::FileExt::seek_read(file, space, offset)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => read,
        };
        space = space.get_mut(read..).unwrap_or_default();
        offset += read as u64;
    }
    Ok(())
}
