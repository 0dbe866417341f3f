//! Files: found in one order everywhere, written whole or not at all.

use crate::failure::Failure;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// All files below a folder, in the order of their names. Hidden ones are left out.
///
/// # Errors
/// If a folder cannot be listed.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    each_below(folder, |path| {
        found.push(path);
        Ok(())
    })?;
    found.sort();
    Ok(found)
}

/// Visits all files below a folder in no order. Hidden ones are left out.
///
/// # Errors
/// If a folder cannot be listed, and those of the visits.
pub fn each_below(
    folder: &Path,
    mut visit: impl FnMut(PathBuf) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |why: io::Error| Failure::file("list", &folder, &why);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            let kind = entry.file_type().map_err(failed)?;
            // Links to folders are not followed: they may lead round in circles.
            if kind.is_dir() {
                folders.push(path);
            } else if !(kind.is_symlink() && path.is_dir()) {
                visit(path)?;
            }
        }
    }
    Ok(())
}

/// The files below a folder whose name ends in `.json`.
///
/// # Errors
/// As for [`below`].
pub fn json_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = below(folder)?;
    files.retain(|path| is_json(path));
    Ok(files)
}

/// Whether a file's name ends in `.json`.
pub fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "json")
}

/// Reads a file.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|why| Failure::file("read", path, &why))
}

/// Writes a file whole: under another name first, so that nobody ever sees half of it. A file that holds
/// these bytes already is left alone.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::metadata(path).is_ok_and(|data| data.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|held| held == bytes)
    {
        return Ok(());
    }
    replace(path, |new| fs::write(new, bytes))
}

/// Copies a file if the other is not the same already.
///
/// # Errors
/// If one cannot be read or the other not written.
pub fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let same = match (fs::metadata(from), fs::metadata(to)) {
        (Ok(from), Ok(to)) => {
            from.len() == to.len()
                && from
                    .modified()
                    .ok()
                    .zip(to.modified().ok())
                    .is_some_and(|(from, to)| to >= from)
        }
        _ => false,
    };
    if same {
        return Ok(());
    }
    replace(to, |new| fs::copy(from, new).map(drop))
}

fn replace(path: &Path, write: impl Fn(&Path) -> io::Result<()>) -> Result<(), Failure> {
    let mut new = path.as_os_str().to_owned();
    new.push(format!(".{}.new", std::process::id()));
    let new = PathBuf::from(new);
    let written = write(&new).or_else(|why| match path.parent() {
        // Folders are made when they are missed: asking before every file costs more than that.
        Some(folder) if why.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            write(&new)
        }
        _ => Err(why),
    });
    written
        .and_then(|()| fs::rename(&new, path))
        .map_err(|why| {
            // What is half written is of no use to anybody.
            let _ = fs::remove_file(&new);
            Failure::file("write", path, &why)
        })
}
