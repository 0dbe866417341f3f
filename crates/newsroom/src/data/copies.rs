//! Copies of files as they are.

use crate::build::digest::Digest;
use crate::build::{Build, Kind, Made};
use crate::failure::Failure;
use crate::files;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Copies all files below a folder into the site's folder `prefix`. A folder that is missing has no files.
///
/// # Errors
/// If a file cannot be read or written, and those of `keep`.
pub fn copy_below(
    build: &Build,
    folder: &Path,
    prefix: &str,
    mut keep: impl FnMut(Made) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Ok(());
    }
    for file in files::below(folder)? {
        let Ok(inside) = file.strip_prefix(folder) else {
            continue;
        };
        let path = format!("{prefix}/{}", inside.to_string_lossy().replace('\\', "/"));
        let data = fs::metadata(&file).map_err(|why| Failure::file("read", &file, &why))?;
        let changed = data
            .modified()
            .ok()
            .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let ns = changed.map_or(0, |since| since.as_nanos() as u64);
        let key = Digest::new().number(data.len()).number(ns).end();
        keep(build.file(&path, key, Kind::Plain, || files::read(&file))?)?;
    }
    Ok(())
}
