//! A file that is written piece by piece and then takes the place of another.

use super::unfinished;
use crate::failure::Failure;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The new file, deleted on drop unless it is finished.
pub struct Replacement {
    path: PathBuf,
    new: PathBuf,
    writer: BufWriter<File>,
}

impl Replacement {
    /// Begins a file beside `path`.
    ///
    /// # Errors
    /// If it cannot be created.
    pub fn begin(path: &Path) -> Result<Self, Failure> {
        let new = unfinished(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|why| Failure::file("make", folder, &why))?;
        }
        let file = File::create(&new).map_err(|why| Failure::file("write", path, &why))?;
        Ok(Self {
            path: path.to_owned(),
            new,
            writer: BufWriter::with_capacity(1 << 16, file),
        })
    }

    /// Adds text.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.writer.write_all(text.as_bytes());
        written.map_err(|why| Failure::file("write", &self.path, &why))
    }

    /// Puts the file in its place. A file that has these bytes already is not touched.
    ///
    /// # Errors
    /// If that is not possible.
    pub fn finish(mut self) -> Result<(), Failure> {
        let put = self.writer.flush().and_then(|()| {
            match is_same(&self.new, &self.path).unwrap_or(false) {
                true => Ok(()),
                false => fs::rename(&self.new, &self.path),
            }
        });
        put.map_err(|why| Failure::file("write", &self.path, &why))
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // After a rename there is nothing to remove.
        let _ = fs::remove_file(&self.new);
    }
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let (one, other) = (File::open(one)?, File::open(other)?);
    let (mut one, mut other) = (BufReader::new(one).bytes(), BufReader::new(other).bytes());
    while let Some((a, b)) = one.next().zip(other.next()) {
        if a? != b? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_changed_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/a.conf");
        let put = |text: &str| {
            let mut file = Replacement::begin(&path).unwrap();
            file.write(text).unwrap();
            file.finish().unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
            fs::metadata(&path).unwrap().modified().unwrap()
        };
        let first = put("one\n");
        assert_eq!(put("one\n"), first);
        put("two\n");
        put("longer\n");
        drop(Replacement::begin(&path).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "longer\n");
    }
}
