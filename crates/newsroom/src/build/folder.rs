//! The site's folder: files are written whole, and only if they have changed.

use super::digest;
use super::journal::Journal;
use super::mode::Mode;
use super::record::{CompressedCopy, Encoding, File};
use super::site_path::SitePath;
use crate::failure::Failure;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The end of a file's name while it is written. The name also begins with a dot, so hosts do not serve it.
const UNFINISHED: &str = ".newsroom";

/// Makes the compressed copies of a file, given its path and its bytes; none if they would not be smaller.
pub type Compress = fn(&SitePath, &[u8]) -> Vec<(Encoding, Vec<u8>)>;

/// Whether the records describe the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The run that wrote them was the last to change the folder.
    Records,
    /// The bytes of each file are compared.
    Bytes,
    /// The folder is empty.
    Nothing,
}

/// A file to be written.
pub struct NewFile {
    /// Its path.
    pub path: SitePath,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Whether it may get compressed copies.
    pub compress: bool,
}

/// Whether a file had to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was there with these bytes.
    Same,
    /// It was written.
    Written,
}

/// The folder. Used by several threads.
pub struct Folder {
    root: PathBuf,
    journal: Option<Journal>,
    trust: Trust,
    mode: Mode,
}

impl Folder {
    pub fn new(root: PathBuf, journal: Option<Journal>, trust: Trust, mode: Mode) -> Self {
        Self {
            root,
            journal,
            trust,
            mode,
        }
    }

    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a file is on disk.
    pub fn on_disk(&self, path: &SitePath) -> PathBuf {
        self.root.join(path.as_str())
    }

    /// Says that files may exist from now on without being in a record.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn note<'p>(&self, paths: impl Iterator<Item = &'p SitePath>) -> Result<(), Failure> {
        self.journal
            .as_ref()
            .map_or(Ok(()), |journal| journal.add(paths))
    }

    /// The run has finished.
    ///
    /// # Errors
    /// If the journal cannot be removed.
    pub fn finish(self) -> Result<(), Failure> {
        self.journal.map_or(Ok(()), Journal::end)
    }

    /// Whether a file and its copies are in place, as far as their lengths tell.
    pub fn is_in_place(&self, file: &File) -> bool {
        let path = self.on_disk(&file.path);
        let mut copies = file.copies.iter();
        self.trust == Trust::Records
            && has_len(&path, file.len)
            && copies.all(|copy| has_len(&beside(&path, copy.encoding.extension()), copy.len))
    }

    /// Writes a file and its copies, if they are not there with these bytes. `before`: its record of the last run;
    /// a file without one must be in the journal already ([`Self::note`]).
    ///
    /// # Errors
    /// If one cannot be written.
    pub fn put(
        &self,
        new: &NewFile,
        compress: Option<Compress>,
        before: Option<&File>,
    ) -> Result<(File, Change), Failure> {
        let NewFile { path, bytes, .. } = new;
        let (digest, len) = (digest::of(bytes), bytes.len() as u64);
        if let Some(before) = before
            && (before.digest, before.len) == (digest, len)
            && before.copies.is_empty() == compress.is_none()
            && self.is_in_place(before)
        {
            return Ok((before.clone(), Change::Same));
        }
        let on_disk = self.on_disk(path);
        if self.mode.is_dry_run() {
            let change = match self.trust != Trust::Nothing && has_bytes(&on_disk, bytes) {
                true => Change::Same,
                false => Change::Written,
            };
            if change == Change::Written {
                self.mode.plans_to_write(path.as_str());
            }
            // Compressing takes longer than all the rest.
            let copies = before.filter(|_| compress.is_some());
            let file = File {
                path: path.clone(),
                len,
                digest,
                copies: copies.map_or_else(Vec::new, |before| before.copies.clone()),
            };
            return Ok((file, change));
        }
        let copies = compress.map_or_else(Vec::new, |compress| compress(path, bytes));
        // Copies first: a page that is whole has no old copies, whenever the run is interrupted.
        let mut change = Change::Same;
        let mut written = Vec::with_capacity(copies.len());
        for (encoding, copy) in &copies {
            if self.write(&beside(&on_disk, encoding.extension()), copy)? == Change::Written {
                change = Change::Written;
            }
            written.push(CompressedCopy {
                encoding: *encoding,
                len: copy.len() as u64,
            });
        }
        if self.write(&on_disk, bytes)? == Change::Written {
            change = Change::Written;
        }
        let path = path.clone();
        let file = File {
            path,
            len,
            digest,
            copies: written,
        };
        Ok((file, change))
    }

    /// Writes a file under another name first, then renames it: nobody ever reads half a file. In a new folder, which
    /// nobody reads yet, a file gets its name at once: renaming all of them takes a tenth of the time.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<Change, Failure> {
        if self.trust == Trust::Nothing {
            // A page is nearly always the first file of its folder: that saves an attempt to write without the folder.
            if let (Some(folder), true) = (path.parent(), path.ends_with("index.html")) {
                // `write_bytes` reports what is wrong.
                let _ = fs::create_dir(folder);
            }
            let written = write_bytes(path, bytes);
            written.map_err(|why| Failure::file("write", path, &why))?;
            return Ok(Change::Written);
        }
        if has_bytes(path, bytes) {
            return Ok(Change::Same);
        }
        let mut unfinished = OsString::from(".");
        unfinished.push(path.file_name().unwrap_or_default());
        unfinished.push(UNFINISHED);
        let unfinished = path.with_file_name(unfinished);
        write_bytes(&unfinished, bytes)
            .and_then(|()| fs::rename(&unfinished, path))
            .map_err(|why| {
                let _ = fs::remove_file(&unfinished);
                Failure::file("write", path, &why)
            })?;
        Ok(Change::Written)
    }

    /// Deletes a file and its copies except those in use, then the folders that have become empty. Returns how many files
    /// were deleted.
    ///
    /// # Errors
    /// If one cannot be deleted.
    pub fn delete(
        &self,
        path: &SitePath,
        is_used: impl Fn(&str) -> bool,
    ) -> Result<usize, Failure> {
        let on_disk = self.on_disk(path);
        let mut deleted = 0;
        for extension in ["", ".br", ".gz"] {
            if is_used(&[path.as_str(), extension].concat()) {
                continue;
            }
            let file = beside(&on_disk, extension);
            if self.mode.is_dry_run() {
                if file.is_file() {
                    self.mode.plans_to_delete(path, extension);
                    deleted += 1;
                }
                continue;
            }
            match fs::remove_file(&file) {
                Ok(()) => deleted += 1,
                Err(why) if is_absent(&why) => {}
                Err(why) => return Err(Failure::file("delete", &file, &why)),
            }
        }
        for folder in on_disk.ancestors().skip(1) {
            if self.mode.is_dry_run() || folder == self.root || fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(deleted)
    }

    /// Deletes files that an interrupted run was writing.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub fn delete_unfinished(&self) -> Result<(), Failure> {
        let mut folders: Vec<PathBuf> = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            let failed = |why: io::Error| Failure::file("list", &folder, &why);
            let mut emptied = false;
            for entry in fs::read_dir(&folder).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let name = entry.file_name();
                let name = name.to_string_lossy();
                if entry.file_type().map_err(failed)?.is_dir() {
                    folders.push(entry.path());
                } else if name.starts_with('.') && name.ends_with(UNFINISHED) {
                    let path = entry.path();
                    fs::remove_file(&path).map_err(|why| Failure::file("delete", &path, &why))?;
                    emptied = true;
                }
            }
            if emptied && folder != self.root {
                // Fails if the folder holds anything else.
                let _ = fs::remove_dir(&folder);
            }
        }
        Ok(())
    }
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(extension);
    beside.into()
}

/// Writes a file. Most folders exist: checking before every file costs more than trying again.
fn write_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes).or_else(|why| match (why.kind(), path.parent()) {
        (io::ErrorKind::NotFound, Some(folder)) => {
            fs::create_dir_all(folder)?;
            fs::write(path, bytes)
        }
        _ => Err(why),
    })
}

fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    has_len(path, bytes.len() as u64) && fs::read(path).is_ok_and(|held| held == bytes)
}

fn has_len(path: &Path, len: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.len() == len && data.is_file())
}

fn is_absent(why: &io::Error) -> bool {
    matches!(
        why.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
