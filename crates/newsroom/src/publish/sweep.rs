//! Deleting: what publishing made and no longer makes. Nothing else in the folder is touched.

use super::digest;
use super::journal::Left;
use super::output::{Output, UNFINISHED};
use super::state::{Draft, State, Written};
use crate::failure::Failure;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The endings of a file and of its copies.
const ENDINGS: [&str; 3] = ["", ".br", ".gz"];

/// Deletes what the run before, or unfinished ones, made and this one does not have; gives how many files.
///
/// # Errors
/// If one cannot be deleted.
pub fn sweep(
    output: &Output,
    before: &State,
    left: &Left,
    now: &mut Draft,
) -> Result<usize, Failure> {
    let mut kept = Vec::new();
    if before.is_empty() && !left.unfinished {
        return Ok(0);
    }
    for record in now.records()?.all() {
        for (path, written) in record.files() {
            for_each_file(&path, &written, |file| {
                kept.push(digest::of(file.as_bytes()));
                Ok(())
            })?;
        }
    }
    kept.sort_unstable();
    let mut deleted = 0;
    let mut delete = |file: &str| {
        if kept.binary_search(&digest::of(file.as_bytes())).is_err() {
            deleted += usize::from(remove(output.root(), file)?);
        }
        Ok::<(), Failure>(())
    };
    for record in before.records() {
        for (path, written) in record.files() {
            for_each_file(&path, &written, &mut delete)?;
        }
    }
    for (path, _) in &left.paths {
        for ending in ENDINGS {
            delete(&[path, ending].concat())?;
        }
    }
    if left.unfinished {
        unfinished(output.root())?;
    }
    Ok(deleted)
}

fn for_each_file(
    path: &str,
    written: &Written,
    mut each: impl FnMut(&str) -> Result<(), Failure>,
) -> Result<(), Failure> {
    each(path)?;
    for ending in written.endings() {
        each(&[path, ending].concat())?;
    }
    Ok(())
}

/// Deletes a file, and the folders that are empty then. Whether it was there.
fn remove(root: &Path, file: &str) -> Result<bool, Failure> {
    let path = root.join(file);
    match fs::remove_file(&path) {
        Ok(()) => {}
        Err(why) if is_absent(&why) => return Ok(false),
        Err(why) => return Err(Failure::file("delete", &path, &why)),
    }
    for folder in path.ancestors().skip(1) {
        // One that is not empty stays; so does the site's own.
        if folder == root || fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(true)
}

fn is_absent(why: &io::Error) -> bool {
    matches!(
        why.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Deletes files that an unfinished run was about to give their names.
fn unfinished(root: &Path) -> Result<(), Failure> {
    let mut folders: Vec<PathBuf> = vec![root.to_owned()];
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
        if emptied && folder != root {
            // It goes only if that was all that it held.
            let _ = fs::remove_dir(&folder);
        }
    }
    Ok(())
}
