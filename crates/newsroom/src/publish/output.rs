//! The site's folder: files appear in it whole, and only where they are new.

use super::digest;
use super::journal::{Journal, Left};
use super::state::{Copies, Kind, Written};
use crate::failure::Failure;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The end of a name that a file has until it is whole. It begins with a dot, and hosts do not serve it.
pub const UNFINISHED: &str = ".newsroom";

/// Whether what the state says of the site's files is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The run that wrote it was the last to touch the site.
    State,
    /// Each file is looked at.
    Files,
    /// There are no files yet.
    Nothing,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was there as it should be.
    Same,
    /// It was written.
    Written,
}

/// The site's folder, written to from several threads.
pub struct Output {
    root: PathBuf,
    journal: Journal,
    trust: Trust,
    /// What unfinished runs know of copies.
    copies: HashMap<u64, Copies>,
    /// Whether copies of runs before are as this program makes them.
    copies_are_ours: bool,
}

impl Output {
    /// For the site in a folder.
    pub fn new(
        root: &Path,
        journal: Journal,
        left: &mut Left,
        trust: Trust,
        copies_are_ours: bool,
    ) -> Self {
        Self {
            root: root.to_owned(),
            journal,
            trust,
            copies: std::mem::take(&mut left.copies),
            copies_are_ours,
        }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the state is believed.
    pub fn trust(&self) -> Trust {
        self.trust
    }

    /// The run has finished.
    ///
    /// # Errors
    /// If the journal cannot be removed.
    pub fn finish(self) -> Result<(), Failure> {
        self.journal.end()
    }

    /// Whether a file and its copies lie there, as far as their lengths tell.
    pub fn in_place(&self, path: &str, written: &Written) -> bool {
        if self.trust != Trust::State || !written.is_there() {
            return false;
        }
        let full = self.root.join(path);
        has_len(&full, written.len) && copies_in_place(&full, &written.copies)
    }

    /// Writes a file if it is not there with these bytes. `before`: what the state knows of it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn put(
        &self,
        path: &str,
        bytes: &[u8],
        before: Option<&Written>,
        kind: Kind,
    ) -> Result<(Written, Change), Failure> {
        let full = self.root.join(path);
        let digest = digest::of(bytes);
        let len = bytes.len() as u64;
        let same = match (self.trust, before) {
            (Trust::Nothing, _) => false,
            (Trust::State, Some(before)) => {
                before.digest == digest && before.len == len && has_len(&full, len)
            }
            (Trust::State, None) | (Trust::Files, _) => {
                has_len(&full, len) && fs::read(&full).is_ok_and(|held| held == bytes)
            }
        };
        if !same {
            if before.is_none() {
                self.journal.will_make(path, kind)?;
            }
            if before.is_none() && path.ends_with("/index.html") {
                // Each page has a folder of its own: mostly it is missing, and its parent is not.
                let _ = full.parent().map(fs::create_dir);
            }
            self.write(&full, bytes)?;
        } else if before.is_none() {
            // It will be in our state, so it is ours: a run that does not get there must know.
            self.journal.will_make(path, kind)?;
        }
        let copies = self.known_copies(path, before);
        let copies = match copies.of == digest && copies_in_place(&full, &copies) {
            true => copies,
            false => Copies::default(),
        };
        let change = if same { Change::Same } else { Change::Written };
        Ok((
            Written {
                len,
                digest,
                copies,
            },
            change,
        ))
    }

    fn known_copies(&self, path: &str, before: Option<&Written>) -> Copies {
        if !self.copies.is_empty()
            && let Some(copies) = self.copies.get(&digest::of(path.as_bytes()))
        {
            return *copies;
        }
        match before {
            Some(before) if self.copies_are_ours => before.copies,
            _ => Copies::default(),
        }
    }

    /// Writes compressed copies beside a file whose bytes have the digest `of`.
    ///
    /// # Errors
    /// If one cannot be written.
    pub fn put_copies(
        &self,
        path: &str,
        of: u64,
        made: &[(&'static str, Vec<u8>)],
    ) -> Result<Copies, Failure> {
        self.journal.will_copy(path)?;
        let mut copies = Copies { of, br: 0, gz: 0 };
        for (ending, bytes) in made {
            let len = bytes.len() as u64;
            match *ending {
                ".br" => copies.br = len,
                ".gz" => copies.gz = len,
                other => {
                    return Err(Failure::new(format!(
                        "nothing is known of copies that end in {other}"
                    )));
                }
            }
            self.write(&self.root.join([path, *ending].concat()), bytes)?;
        }
        self.journal.copied(path, &copies)?;
        Ok(copies)
    }

    /// Under another name first: nobody ever sees half a file.
    fn write(&self, full: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let Some((folder, name)) = full.parent().zip(full.file_name()) else {
            return Err(Failure::new(format!("{} names no file", full.display())));
        };
        let mut unfinished = std::ffi::OsString::with_capacity(name.len() + 16);
        unfinished.push(".");
        unfinished.push(name);
        unfinished.push(UNFINISHED);
        let unfinished = folder.join(unfinished);
        // Folders are made when they are missed: asking before every file costs more than that.
        let written = fs::write(&unfinished, bytes).or_else(|why| match why.kind() {
            io::ErrorKind::NotFound => {
                fs::create_dir_all(folder)?;
                fs::write(&unfinished, bytes)
            }
            _ => Err(why),
        });
        written
            .and_then(|()| fs::rename(&unfinished, full))
            .map_err(|why| {
                // What is half written is of no use to anybody.
                let _ = fs::remove_file(&unfinished);
                Failure::file("write", full, &why)
            })
    }
}

fn has_len(path: &Path, len: u64) -> bool {
    fs::metadata(path).is_ok_and(|data| data.len() == len && data.is_file())
}

fn copies_in_place(full: &Path, copies: &Copies) -> bool {
    let there = |ending: &str, len: u64| {
        let mut path = full.as_os_str().to_owned();
        path.push(ending);
        has_len(Path::new(&path), len)
    };
    (copies.br == 0 || there(".br", copies.br)) && (copies.gz == 0 || there(".gz", copies.gz))
}
