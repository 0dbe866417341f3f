//! The beginning of a run.

use super::boot;
use super::builder::Build;
use super::folder::{Compress, Folder, Trust};
use super::journal::Journal;
use super::ledger::Ledger;
use super::lock::Lock;
use super::site_path::SitePath;
use super::store::Store;
use crate::failure::Failure;
use std::fs;
use std::path::Path;

/// Where a run works.
pub struct Places<'p> {
    /// The folder of the site.
    pub out: &'p Path,
    /// The folder of the store, the journal and the lock.
    pub cache: &'p Path,
    /// Whether to write into `out` although it holds files of others.
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
    new_run(folder, store, compress, now, left, Some(lock))
}

/// Begins a run without records of other runs, which deletes nothing: for a folder that another program empties.
///
/// # Errors
/// If memory does not suffice.
pub fn begin_alone(out: &Path) -> Result<(Build, Ledger), Failure> {
    let folder = Folder::new(out.to_owned(), None, Trust::Bytes);
    new_run(folder, Store::temporary()?, None, 0, None, None)
}

fn new_run(
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
    Ok((build, Ledger::new(store, left, now, lock)))
}

/// Whether a folder is missing, or holds nothing but hidden files (such as `.git`).
fn is_unused(folder: &Path) -> bool {
    let is_hidden = |entry: std::io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().as_encoded_bytes().starts_with(b"."))
    };
    fs::read_dir(folder).map_or(true, |mut entries| entries.all(is_hidden))
}

/// Whether a folder looks like a published site: its cache may have been lost.
fn looks_like_a_site(folder: &Path) -> bool {
    let files = ["portal.json", "index.html", "_headers", "site.webmanifest"];
    files.iter().all(|file| folder.join(file).is_file())
}
