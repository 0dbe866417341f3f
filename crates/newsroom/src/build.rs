//! The build engine: makes the files of a folder, and only those whose inputs have changed since the last run.
//!
//! An *artefact* is one or more files that are made together from the same inputs. It has a name, a key (a digest of its
//! inputs), a kind, and a way to make it. Whoever makes it may leave a note for the next run.
//!
//! A run does the same for each artefact. If its key is that of the last run and its files are in place, nothing happens
//! ([`Build::unchanged`]). Otherwise it is made, and its files and their compressed copies are written, each of them whole
//! ([`Build::write`]). Its record is kept ([`Ledger::keep`]). At the end, files of artefacts that were not made are deleted
//! ([`Ledger::finish`]).
//!
//! Interrupted at any moment, every file in the folder is whole, and the next run finishes the work. Files that other
//! programs have put into the folder are never touched, unless an artefact has their path.
//!
//! This module knows nothing of articles.

mod boot;
pub mod digest;
mod folder;
mod journal;
mod lock;
mod record;
mod site_path;
mod store;

pub use folder::{Change, NewFile};
pub use record::{Encoding, File, Kind, Record};
pub use site_path::SitePath;
pub use store::Snapshot;

use crate::failure::Failure;
use folder::{Folder, Trust};
use journal::Journal;
use lock::Lock;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use store::Store;

/// How long files of an app that is no longer made stay, in seconds.
const RETIRED_SECONDS: i64 = 7 * 86_400;

/// What threads that make artefacts need. [`begin`] makes it.
pub struct Build {
    folder: Folder,
    before: Snapshot,
    compress: Option<Compress>,
    /// The number of compressed files, their bytes, and those of their smallest copies.
    compressed: [AtomicU64; 3],
}

/// Makes the compressed copies of a file; none where they would not be smaller. Gets the file's path and its bytes.
pub type Compress = fn(&SitePath, &[u8]) -> Vec<(Encoding, Vec<u8>)>;

/// What is known of the artefacts of this run. Used by one thread.
pub struct Ledger {
    store: Store,
    /// Digests of the names of this run's artefacts.
    names: HashSet<u64>,
    /// Digests of the folded paths of their files.
    paths: Vec<u64>,
    /// Files that no record has.
    orphans: Vec<SitePath>,
    is_unfinished: bool,
    now: i64,
    _lock: Option<Lock>,
}

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
    is_known: bool,
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

/// Where a run works.
pub struct Places<'p> {
    /// The folder of the site.
    pub out: &'p Path,
    /// The folder of the store, the journal and the lock.
    pub cache: &'p Path,
    /// Whether `out` may hold files of others.
    pub force: bool,
}

/// Begins a run: waits until no other run works in these places. `now`: seconds since 1970.
///
/// # Errors
/// If the folder holds something that this program has not made, or a file cannot be written.
pub fn begin(
    places: &Places<'_>,
    compress: Option<Compress>,
    now: i64,
) -> Result<(Build, Ledger), Failure> {
    let Places { out, cache, force } = *places;
    fs::create_dir_all(cache).map_err(|why| Failure::file("make", cache, &why))?;
    let lock = Lock::wait(&cache.join("lock"), out)?;
    let is_empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    let has_journal = cache.join("journal").exists();
    let has_store = cache.join("store").exists();
    let is_ours = has_journal || has_store || looks_like_a_site(out);
    if !is_ours && !force && !is_unused(out) {
        return Err(Failure::new(format!(
            "{} is not empty, and newsroom has not made it; choose another folder, or give --force to publish into it",
            out.display()
        )));
    }
    let (journal, left) = Journal::begin(cache.join("journal"))?;
    let (store, existed) = Store::open(&cache.join("store"))?;
    let boot = boot::current();
    let same_boot = existed && fs::read_to_string(cache.join("boot")).unwrap_or_default() == boot;
    fs::write(cache.join("boot"), boot)
        .map_err(|why| Failure::file("write", &cache.join("boot"), &why))?;
    let trust = match (is_empty, same_boot && left.is_none()) {
        (true, _) => Trust::Nothing,
        (false, true) => Trust::Records,
        (false, false) => Trust::Bytes,
    };
    fs::create_dir_all(out).map_err(|why| Failure::file("make", out, &why))?;
    let folder = Folder::new(out.to_owned(), Some(journal), trust);
    parts(folder, store, compress, now, left, Some(lock))
}

/// Begins a run that knows nothing of other runs and deletes nothing: for a folder that somebody else empties.
///
/// # Errors
/// If memory does not suffice.
pub fn begin_alone(out: &Path) -> Result<(Build, Ledger), Failure> {
    let folder = Folder::new(out.to_owned(), None, Trust::Bytes);
    parts(folder, Store::temporary()?, None, 0, None, None)
}

fn parts(
    folder: Folder,
    store: Store,
    compress: Option<Compress>,
    now: i64,
    left: Option<Vec<SitePath>>,
    lock: Option<Lock>,
) -> Result<(Build, Ledger), Failure> {
    let build = Build {
        folder,
        before: store.snapshot(),
        compress,
        compressed: Default::default(),
    };
    let ledger = Ledger {
        store,
        names: HashSet::new(),
        paths: Vec::new(),
        is_unfinished: left.is_some(),
        orphans: left.unwrap_or_default(),
        now,
        _lock: lock,
    };
    Ok((build, ledger))
}

/// Whether a folder is missing, or holds nothing but hidden files (such as `.git`).
fn is_unused(folder: &Path) -> bool {
    let is_hidden = |entry: std::io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().as_encoded_bytes().starts_with(b"."))
    };
    fs::read_dir(folder).map_or(true, |mut entries| entries.all(is_hidden))
}

/// Whether a folder holds a published site, whose cache is lost.
fn looks_like_a_site(folder: &Path) -> bool {
    let files = ["portal.json", "index.html", "_headers", "site.webmanifest"];
    files.iter().all(|file| folder.join(file).is_file())
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
        let mut written = Vec::with_capacity(files.len());
        let mut changes = Vec::with_capacity(files.len());
        for file in files {
            let before = before.as_ref().and_then(|before| before.file(&file.path));
            let compress = self.compress.filter(|_| file.compress);
            let (file, change) = self.folder.put(&file, compress, before)?;
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

    /// An artefact whose file somebody else keeps up to date.
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

    /// With compression the files of an artefact are others than without.
    fn key(&self, key: u64) -> u64 {
        digest::Digest::new()
            .number(key)
            .number(self.compress.is_some().into())
            .end()
    }
}

/// A path that this program has made up, or made of a file's name.
///
/// # Errors
/// If it is not valid.
pub fn site_path(path: impl Into<String>) -> Result<SitePath, Failure> {
    SitePath::new(path).map_err(|why| Failure::new(why.to_string()))
}

impl Ledger {
    /// Keeps an artefact.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn keep(&mut self, build: &Build, made: &Made) -> Result<(), Failure> {
        let Made {
            name, record, note, ..
        } = made;
        self.names.insert(digest::of(name.as_bytes()));
        self.paths.extend(record.files.iter().flat_map(digests));
        if made.is_known {
            return Ok(());
        }
        for file in build.record(name).iter().flat_map(|before| &before.files) {
            let lost = record
                .file(&file.path)
                .is_none_or(|now| now.copies.len() < file.copies.len());
            if lost {
                build.folder.note(&file.path)?;
                self.orphans.push(file.path.clone());
            }
        }
        self.store.put(name, record, note)
    }

    /// Makes what was kept so far last, and returns it.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn commit(&mut self) -> Result<Snapshot, Failure> {
        self.store.commit()?;
        Ok(self.store.snapshot())
    }

    /// Deletes what this run has not made, and ends it. Returns how many files were deleted.
    ///
    /// # Errors
    /// If two artefacts have files of the same path, a file cannot be deleted, or the disk is full.
    pub fn finish(mut self, build: Build) -> Result<usize, Failure> {
        let snapshot = self.commit()?;
        self.paths.sort_unstable();
        self.refuse_collisions(&snapshot)?;
        let mut deleted = 0;
        for (name, record) in snapshot.records() {
            if self.names.contains(&digest::of(name.as_bytes())) {
                continue;
            }
            match self.retired(&record) {
                Some(since) => {
                    self.paths.extend(record.files.iter().flat_map(digests));
                    let kind = Kind::Retired { since };
                    self.store.put(&name, &Record { kind, ..record }, &[])?;
                }
                None => {
                    self.store.remove(&name)?;
                    let paths = record.files.into_iter().map(|file| file.path);
                    self.orphans.extend(paths);
                }
            }
        }
        self.paths.sort_unstable();
        let paths = &self.paths;
        let is_used = |path: &str| {
            SitePath::new(path).is_ok_and(|path| {
                paths
                    .binary_search(&digest::of(path.folded().as_bytes()))
                    .is_ok()
            })
        };
        for path in &self.orphans {
            deleted += build.folder.delete(path, is_used)?;
        }
        if self.is_unfinished {
            build.folder.delete_unfinished()?;
        }
        self.store.commit()?;
        self.store.close()?;
        build.folder.finish()?;
        Ok(deleted)
    }

    /// When the files of an artefact that is no longer made were retired, if they stay.
    fn retired(&self, record: &Record) -> Option<i64> {
        let since = match record.kind {
            Kind::Plain => return None,
            Kind::App => self.now,
            Kind::Retired { since } => since,
        };
        (self.now.saturating_sub(since) < RETIRED_SECONDS).then_some(since)
    }

    fn refuse_collisions(&self, snapshot: &Snapshot) -> Result<(), Failure> {
        let twice = self.paths.windows(2).find_map(|pair| match pair {
            [one, other] if one == other => Some(*one),
            _ => None,
        });
        let Some(twice) = twice else {
            return Ok(());
        };
        let mut named = Vec::new();
        for (name, record) in snapshot.records() {
            let files = record.files.iter();
            let collides = |path: &SitePath| {
                ["", ".br", ".gz"]
                    .iter()
                    .any(|end| digest::of([&path.folded(), *end].concat().as_bytes()) == twice)
            };
            if self.names.contains(&digest::of(name.as_bytes())) {
                named.extend(
                    files
                        .filter(|file| collides(&file.path))
                        .map(|file| file.path.to_string()),
                );
            }
        }
        Err(Failure::new(format!(
            "two files of the site have the same path, at least on some systems: {}; rename one of their sources",
            named.join(" and ")
        )))
    }
}

/// The digests of the folded paths of a file and its copies.
fn digests(file: &File) -> impl Iterator<Item = u64> {
    let folded = file.path.folded();
    let copies = file.copies.iter().map(|copy| copy.encoding.extension());
    std::iter::once("")
        .chain(copies)
        .map(move |extension| digest::of([&folded, extension].concat().as_bytes()))
}

#[cfg(test)]
mod tests;
