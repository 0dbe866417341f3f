//! The beginning of a run.

use super::boot;
use super::builder::Build;
use super::folder::{Compress, Folder, Trust};
use super::journal::Journal;
use super::ledger::Ledger;
use super::lock::Lock;
use super::mode::Mode;
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
    /// Whether to write at all. A dry run does not wait for other runs.
    pub mode: Mode,
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
    let Places {
        out,
        cache,
        force,
        ref mode,
    } = *places;
    let writes = !mode.is_dry_run();
    let lock = match writes {
        true => {
            fs::create_dir_all(cache).map_err(|why| Failure::file("make", cache, &why))?;
            Some(Lock::wait(&cache.join("lock"), out)?)
        }
        false => None,
    };
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
    let (journal, left) = match writes {
        true => Journal::begin(cache.join("journal")).map(|(journal, left)| (Some(journal), left)),
        false => Journal::left(&cache.join("journal")).map(|left| (None, left)),
    }?;
    let (store, existed) = match writes {
        true => Store::open(&cache.join("store")),
        false => Store::copy(&cache.join("store")),
    }?;
    let boot = boot::current();
    let same_boot = existed && fs::read_to_string(cache.join("boot")).unwrap_or_default() == boot;
    if writes {
        fs::write(cache.join("boot"), boot)
            .map_err(|why| Failure::file("write", &cache.join("boot"), &why))?;
        fs::create_dir_all(out).map_err(|why| Failure::file("make", out, &why))?;
    }
    let trust = match (is_empty, same_boot && left.is_none()) {
        (true, _) => Trust::Nothing,
        (false, true) => Trust::Records,
        (false, false) => Trust::Bytes,
    };
    let folder = Folder::new(out.to_owned(), journal, trust, mode.clone());
    new_run(folder, store, compress, now, left, lock)
}

/// Begins a run without records of other runs, which deletes nothing: for a folder that another program empties.
///
/// # Errors
/// If memory does not suffice.
pub fn begin_alone(out: &Path) -> Result<(Build, Ledger), Failure> {
    let folder = Folder::new(out.to_owned(), None, Trust::Bytes, Mode::Write);
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
