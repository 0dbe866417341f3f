//! Copies of files.

use crate::build::digest::Digest;
use crate::build::{Build, Kind, Made, SitePath};
use crate::failure::Failure;
use crate::files;
use crate::report;
use article::problem::Severity;
use std::fs::{self, File};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// A change to files before they are published.
pub struct Change {
    /// Changes whenever `apply` has another result for the same file.
    pub version: u64,
    /// The bytes that are published, or, as a clause, why the file is left out.
    pub apply: fn(&Path, Vec<u8>) -> Result<Vec<u8>, String>,
}

impl Change {
    /// Files are published as they are.
    pub const NONE: Self = Self {
        version: 0,
        apply: |_, bytes| Ok(bytes),
    };
}

/// Copies all files below a folder into the site's folder `prefix`, except those whose paths below the site are to be
/// skipped. A folder that is missing has no files. Files that cannot be read are reported and left out; returns their
/// number.
///
/// # Errors
/// If a file cannot be written, and those of `keep`.
pub fn copy_below(
    build: &Build,
    folder: &Path,
    prefix: &str,
    change: &Change,
    is_skipped: impl Fn(&str) -> bool,
    mut keep: impl FnMut(Made) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let listing = files::below(folder);
    report::print_unusable(&listing);
    let mut left_out = listing.unusable.len();
    for file in listing.files {
        if is_skipped(&site_path(folder, prefix, &file)) {
            continue;
        }
        let mut trouble = match copy_one(build, folder, prefix, change, &file) {
            Ok(made) => {
                keep(made?)?;
                continue;
            }
            Err(why) => why,
        };
        trouble.push_str("; it is LEFT OUT of the site");
        report::print_about_file(&file, Severity::Error, &trouble);
        left_out += 1;
    }
    Ok(left_out)
}

fn site_path(folder: &Path, prefix: &str, file: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    let inside = files::nfc(&inside.to_string_lossy().replace('\\', "/"));
    format!("{prefix}/{inside}")
}

/// Copies a file. The other arguments are those of [`copy_below`].
///
/// # Errors
/// Why the file is left out, as a clause. The inner result is an error if it cannot be written.
pub fn copy_one(
    build: &Build,
    folder: &Path,
    prefix: &str,
    change: &Change,
    file: &Path,
) -> Result<Result<Made, Failure>, String> {
    let path = site_path(folder, prefix, file);
    SitePath::new(&*path).map_err(|why| why.to_string())?;
    let data = File::open(file).and_then(|file| file.metadata());
    let data = data.map_err(|why| format!("it cannot be read: {why}"))?;
    let changed = data
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let ns = changed.map_or(0, |since| since.as_nanos() as u64);
    let key = Digest::new().number(data.len()).number(ns);
    let key = key.number(change.version).end();
    if let Some(made) = build.unchanged(&path, key) {
        return Ok(Ok(made));
    }
    let bytes = fs::read(file).map_err(|why| format!("it cannot be read: {why}"))?;
    let bytes = (change.apply)(file, bytes)?;
    Ok(build.file(&path, key, Kind::Plain, || Ok(bytes)))
}
