//! The artefacts of a run, and the end of the run.

use super::builder::Build;
use super::digest;
use super::lock::Lock;
use super::made::Made;
use super::record::{File, Kind, Record};
use super::site_path::SitePath;
use super::store::{Snapshot, Store};
use crate::failure::Failure;

/// How long files of an earlier app stay, in seconds.
pub(super) const RETIRED_SECONDS: i64 = 7 * 86_400;

/// The artefacts of this run. Used by one thread.
pub struct Ledger {
    store: Store,
    /// Digests of the names of this run's artefacts.
    names: Vec<u64>,
    /// Digests of the folded paths of their files.
    paths: Vec<u64>,
    /// How many of them are sorted, from the first.
    sorted: usize,
    /// Files that no record has.
    orphans: Vec<SitePath>,
    is_unfinished: bool,
    deletes: bool,
    now: i64,
    _lock: Option<Lock>,
}

impl Ledger {
    /// A ledger without artefacts. `left`: the files that an unfinished run left, if there was one; `now`: seconds since 1970.
    pub(super) fn new(
        store: Store,
        left: Option<Vec<SitePath>>,
        now: i64,
        lock: Option<Lock>,
    ) -> Self {
        Self {
            store,
            names: Vec::new(),
            paths: Vec::new(),
            sorted: 0,
            is_unfinished: left.is_some(),
            orphans: left.unwrap_or_default(),
            deletes: true,
            now,
            _lock: lock,
        }
    }

    /// Adds an artefact.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn keep(&mut self, build: &Build, made: &Made) -> Result<(), Failure> {
        let Made { name, record, .. } = made;
        self.names.push(digest::of(name.as_bytes()));
        self.paths.extend(record.files.iter().flat_map(digests));
        self.put(build, made)
    }

    /// Adds an artefact that was added before and has been made a second time.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn keep_again(&mut self, build: &Build, made: &Made) -> Result<(), Failure> {
        for digest in made.record.files.iter().flat_map(digests) {
            if !self.paths.contains(&digest) {
                self.paths.push(digest);
            }
        }
        self.put(build, made)
    }

    fn put(&mut self, build: &Build, made: &Made) -> Result<(), Failure> {
        let Made {
            name, record, note, ..
        } = made;
        if made.is_known {
            return Ok(());
        }
        for file in build.record(name).iter().flat_map(|before| &before.files) {
            let lost = record
                .file(&file.path)
                .is_none_or(|now| now.copies.len() < file.copies.len());
            if lost {
                build.folder.note(std::iter::once(&file.path))?;
                self.orphans.push(file.path.clone());
            }
        }
        self.store.put(name, record, note)
    }

    /// Files of artefacts that this run has not made stay: some of their sources could not be listed.
    pub fn delete_nothing(&mut self) {
        self.deletes = false;
    }

    /// Prepares [`Self::has_file`] for the artefacts so far.
    pub fn sort_files(&mut self) {
        self.paths.sort_unstable();
        self.sorted = self.paths.len();
    }

    /// Whether an artefact that was added before the last [`Self::sort_files`] has a file of that path, also if the paths
    /// differ only in case or Unicode form.
    pub fn has_file(&self, path: &SitePath) -> bool {
        let sorted = self.paths.get(..self.sorted).unwrap_or_default();
        sorted
            .binary_search(&digest::of(path.folded().as_bytes()))
            .is_ok()
    }

    /// Commits the artefacts so far to the store, and returns what it holds.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn commit(&mut self) -> Result<Snapshot, Failure> {
        self.store.commit()?;
        Ok(self.store.snapshot())
    }

    /// Deletes the files of artefacts that this run has not made, and ends it. Returns how many files were deleted.
    ///
    /// # Errors
    /// If two artefacts have files of the same path, a file cannot be deleted, or the disk is full.
    pub fn finish(mut self, build: Build) -> Result<usize, Failure> {
        let snapshot = self.commit()?;
        self.names.sort_unstable();
        self.paths.sort_unstable();
        self.refuse_collisions(&snapshot)?;
        let mut deleted = 0;
        let records = snapshot.records();
        for (name, record) in records {
            if self.is_made(&name) {
                continue;
            }
            if !self.deletes {
                self.paths.extend(record.files.iter().flat_map(digests));
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
        if build.mode().is_dry_run() {
            return Ok(deleted);
        }
        if self.is_unfinished {
            build.folder.delete_unfinished()?;
        }
        self.store.commit()?;
        self.store.close()?;
        build.folder.finish()?;
        Ok(deleted)
    }

    fn is_made(&self, name: &str) -> bool {
        let name = digest::of(name.as_bytes());
        self.names.binary_search(&name).is_ok()
    }

    /// When an artefact that is no longer made was retired, in seconds since 1970, if its files stay for now.
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
            if self.is_made(&name) {
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
