//! The journal: files that exist, or may exist, without being in a record.
//!
//! It exists only during a run. If a run finds one, the run before did not finish: the bytes of all files are compared, and
//! files of the journal that no artefact has any more are deleted.
//!
//! One path on each line: site paths contain no line breaks.

use super::site_path::SitePath;
use crate::failure::Failure;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The journal of this run.
pub struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// Opens the journal; also returns the paths that an unfinished run left, if there was one.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn begin(path: PathBuf) -> Result<(Self, Option<Vec<SitePath>>), Failure> {
        let left = Self::left(&path)?;
        let opened = OpenOptions::new().create(true).append(true).open(&path);
        let file = opened.map_err(|why| Failure::file("open", &path, &why))?;
        let journal = Self { path, file };
        if left.is_some() {
            // Ends a line that was cut off: a path does not end in `/`, so the line is ignored.
            journal.write("/\n")?;
        }
        Ok((journal, left))
    }

    /// The paths that an unfinished run left, if there was one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn left(path: &Path) -> Result<Option<Vec<SitePath>>, Failure> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(paths(&bytes))),
            Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
            Err(why) => Err(Failure::file("read", path, &why)),
        }
    }

    /// Adds files that may exist from now on without being in a record.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn add<'p>(&self, paths: impl Iterator<Item = &'p SitePath>) -> Result<(), Failure> {
        let lines: String = paths.flat_map(|path| [path.as_str(), "\n"]).collect();
        match lines.is_empty() {
            true => Ok(()),
            false => self.write(&lines),
        }
    }

    /// Removes the journal: all files are in records.
    ///
    /// # Errors
    /// If it cannot be removed.
    pub fn end(self) -> Result<(), Failure> {
        let Self { path, file } = self;
        drop(file);
        fs::remove_file(&path).map_err(|why| Failure::file("delete", &path, &why))
    }

    /// Whole lines in one call: lines of several threads do not mix.
    fn write(&self, lines: &str) -> Result<(), Failure> {
        let written = (&self.file).write_all(lines.as_bytes());
        written.map_err(|why| Failure::file("write", &self.path, &why))
    }
}

/// The paths of whole lines.
fn paths(journal: &[u8]) -> Vec<SitePath> {
    let text = String::from_utf8_lossy(journal);
    let whole = text
        .split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'));
    whole.filter_map(|line| SitePath::new(line).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_paths_that_stay_in_the_folder_count() {
        let left =
            paths(b"world/a.json\n../outside\n/etc/passwd\nworld/cut/\n\nimages/b.jpg\nworld/c");
        let left: Vec<&str> = left.iter().map(SitePath::as_str).collect();
        assert_eq!(left, ["world/a.json", "images/b.jpg"]);
    }
}
