//! A file that is written piece by piece and then takes the place of another.

use super::unfinished;
use crate::build::Mode;
use crate::failure::Failure;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The new file, deleted on drop unless it is finished.
pub struct Replacement {
    path: PathBuf,
    new: PathBuf,
    mode: Mode,
    writer: BufWriter<File>,
}

impl Replacement {
    /// Begins a file beside `path`; in a dry run, a temporary one.
    ///
    /// # Errors
    /// If it cannot be created.
    pub fn begin(path: &Path, mode: Mode) -> Result<Self, Failure> {
        let failed = |why| Failure::file("write", path, &why);
        let (file, new) = match mode {
            Mode::Write => {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder).map_err(failed)?;
                }
                let new = unfinished(path);
                (File::create(&new).map_err(failed)?, new)
            }
            Mode::DryRun(_) => {
                let file = tempfile::NamedTempFile::new().map_err(failed)?;
                file.keep().map_err(|why| failed(why.error))?
            }
        };
        Ok(Self {
            path: path.to_owned(),
            new,
            mode,
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
                false if self.mode.plans_to_write(&name(&self.path)) => Ok(()),
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

/// The last two names of a path: `dist.deploy/nginx.conf`.
pub fn name(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let file = path.file_name().unwrap_or_default();
    Path::new(folder).join(file).display().to_string()
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
            let mut file = Replacement::begin(&path, Mode::Write).unwrap();
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
        drop(Replacement::begin(&path, Mode::Write).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "longer\n");
    }
}
