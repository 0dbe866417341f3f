//! The archive: a gzipped tar file.

use crate::error::{Error, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use fs_err as fs;
use std::path::{Path, PathBuf};
use tar::{Builder, HeaderMode};

/// Packs a folder into `FOLDER.tar.gz` beside it, and returns that path. The same files give the same bytes: the archive
/// contains neither owners nor times.
///
/// # Errors
/// If a file cannot be read or written.
pub fn write(folder: &Path) -> Result<PathBuf> {
    let name = folder
        .file_name()
        .ok_or_else(|| Error::new(format!("{} has no name", folder.display())))?;
    let path = folder.with_file_name(format!("{}.tar.gz", name.to_string_lossy()));
    let encoder = GzEncoder::new(fs::File::create(&path)?, Compression::best());
    let mut tar = Builder::new(encoder);
    tar.mode(HeaderMode::Deterministic);
    for file in files(folder)? {
        let inside = file.strip_prefix(folder).unwrap_or(&file);
        tar.append_path_with_name(&file, Path::new(name).join(inside))?;
    }
    tar.into_inner()?.finish()?;
    Ok(path)
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => files.extend(self::files(&path)?),
            false => files.push(path),
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;

    #[test]
    fn the_same_files_give_the_same_archive() {
        let make = |root: &Path| {
            let folder = root.join("a-1");
            std::fs::create_dir_all(folder.join("man")).unwrap();
            std::fs::write(folder.join("program"), "run").unwrap();
            std::fs::write(folder.join("man/program.1"), "read").unwrap();
            std::fs::read(write(&folder).unwrap()).unwrap()
        };
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let archive = make(one.path());
        assert_eq!(archive, make(other.path()));
        let mut tar = tar::Archive::new(GzDecoder::new(&archive[..]));
        let paths: Vec<_> = tar
            .entries()
            .unwrap()
            .map(|entry| entry.unwrap().path().unwrap().into_owned())
            .collect();
        assert_eq!(
            paths,
            [Path::new("a-1/man/program.1"), Path::new("a-1/program")]
        );
    }
}
