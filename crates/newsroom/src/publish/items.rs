//! The file of items: what fronts and the sitemap show of each article, so that it need not lie in memory.
//!
//! It only grows while a run is under way, so the state of the run before stays true whatever happens. When
//! more than half of it is stale, what is still needed moves to a file with the next number.

use super::digest;
use super::state::Piece;
use crate::failure::Failure;
use crate::files;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The file, being added to.
pub struct Items {
    path: PathBuf,
    file: BufWriter<File>,
    end: u64,
}

impl Items {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn open(path: PathBuf) -> Result<Self, Failure> {
        let opened = OpenOptions::new().create(true).append(true).open(&path);
        let sized = opened.and_then(|file| Ok((file.metadata()?.len(), file)));
        let (end, file) = sized.map_err(|why| Failure::file("open", &path, &why))?;
        Ok(Self {
            path,
            file: BufWriter::with_capacity(1 << 16, file),
            end,
        })
    }

    /// Adds an article's words. `item`: JSON; `map`: text (see [`super::machines`]).
    ///
    /// # Errors
    /// If the disk is full.
    pub fn push(&mut self, item: &[u8], map: &[u8]) -> Result<Piece, Failure> {
        let written = self
            .file
            .write_all(item)
            .and_then(|()| self.file.write_all(map));
        written.map_err(|why| self.failed(&why))?;
        let len = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(0);
        let piece = Piece {
            offset: self.end,
            item_len: len(item),
            map_len: len(map),
            digest: digest::of(item),
        };
        self.end += item.len() as u64 + map.len() as u64;
        Ok(piece)
    }

    /// Hands everything to the system, so that readers find it.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.file.flush().map_err(|why| self.failed(&why))
    }

    /// The file's length, in bytes.
    pub fn len(&self) -> u64 {
        self.end
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn failed(&self, why: &io::Error) -> Failure {
        Failure::file("write", &self.path, why)
    }
}

/// Reads pieces.
pub struct Reader {
    path: PathBuf,
    file: File,
}

impl Reader {
    /// Of the file.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let file = File::open(path).map_err(|why| Failure::file("open", path, &why))?;
        Ok(Self {
            path: path.to_owned(),
            file,
        })
    }

    /// Appends what fronts show of an article.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn item(&self, piece: &Piece, to: &mut Vec<u8>) -> Result<(), Failure> {
        self.read(piece.offset, piece.item_len, to)
    }

    /// What the sitemap says of an article; nothing where it says nothing.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn map(&self, piece: &Piece) -> Result<Vec<u8>, Failure> {
        let mut map = Vec::new();
        let offset = piece.offset + u64::from(piece.item_len);
        self.read(offset, piece.map_len, &mut map)?;
        Ok(map)
    }

    fn read(&self, offset: u64, len: u32, to: &mut Vec<u8>) -> Result<(), Failure> {
        if len == 0 {
            return Ok(());
        }
        let begin = to.len();
        to.resize(begin + len as usize, 0);
        let space = to.get_mut(begin..).unwrap_or_default();
        files::read_at(&self.file, space, offset)
            .map_err(|why| Failure::file("read", &self.path, &why))
    }
}
