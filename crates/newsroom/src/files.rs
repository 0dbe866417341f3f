//! Files: listed in the same order on every system, written whole or not at all.

use crate::article_file::ArticleFormat;
use crate::failure::Failure;
use percent_encoding::percent_decode_str;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;

#[cfg(feature = "publish")]
mod replacement;

#[cfg(feature = "publish")]
pub use replacement::Replacement;

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

/// Visits all files below a folder in any order. Hidden ones are left out.
///
/// # Errors
/// If a folder cannot be listed, and those of the visits.
pub fn each_below(
    folder: &Path,
    mut visit: impl FnMut(PathBuf) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let top = folder.canonicalize().ok();
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
            // Links to folders are not followed, because they may form cycles; links to files only within the folder,
            // because their targets may be published.
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() || leads_to_a_file(&path, top.as_deref()) {
                visit(path)?;
            }
        }
    }
    Ok(())
}

/// Whether a link leads to a file below a folder.
fn leads_to_a_file(link: &Path, top: Option<&Path>) -> bool {
    let target = link.canonicalize().ok().filter(|target| target.is_file());
    target
        .zip(top)
        .is_some_and(|(target, top)| target.starts_with(top))
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

/// The files below a folder whose names are those of articles: `.json` and `.md`.
///
/// # Errors
/// As for [`below`].
pub fn articles_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = below(folder)?;
    files.retain(|path| ArticleFormat::of(path).is_some());
    Ok(files)
}

/// The files below a folder whose names are those of documents that are imported.
///
/// # Errors
/// As for [`below`].
pub fn documents_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    const ENDINGS: [&str; 7] = ["json", "md", "html", "htm", "xml", "rss", "atom"];
    let mut files = below(folder)?;
    files.retain(|path| {
        let ending = path.extension();
        ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
    });
    Ok(files)
}

/// Whether a file's name ends in `.json`.
pub fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "json")
}

/// A path in Unicode's form NFC, in which paths are compared: macOS and some programs write NFD.
pub fn nfc(path: &str) -> String {
    path.nfc().collect()
}

/// A path for file systems that ignore case and normalise Unicode (macOS, Windows).
pub fn folded(path: &str) -> String {
    nfc(path).to_lowercase()
}

/// The path of a file in a URL: percent-decoded, in NFC.
pub fn in_url(path: &str) -> String {
    nfc(&percent_decode_str(path).decode_utf8_lossy())
}

/// Reads a file.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|why| Failure::file("read", path, &why))
}

/// Writes a file under another name first, then renames it, so that nobody ever reads half of it. A file that has these
/// bytes already is not touched.
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

/// The name under which a file is written first.
fn unfinished(path: &Path) -> PathBuf {
    let mut new = path.as_os_str().to_owned();
    new.push(format!(".{}.new", std::process::id()));
    new.into()
}

fn replace(path: &Path, write: impl Fn(&Path) -> io::Result<()>) -> Result<(), Failure> {
    let new = unfinished(path);
    let written = write(&new).or_else(|why| match path.parent() {
        // Most folders exist: checking before every file costs more than trying again.
        Some(folder) if why.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            write(&new)
        }
        _ => Err(why),
    });
    written
        .and_then(|()| fs::rename(&new, path))
        .map_err(|why| {
            let _ = fs::remove_file(&new);
            Failure::file("write", path, &why)
        })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_are_followed_to_files_of_the_folder_only() {
        let top = std::env::temp_dir().join(format!("newsroom-files-{}", std::process::id()));
        let images = top.join("images");
        fs::create_dir_all(images.join("deep")).unwrap();
        fs::write(top.join("secret.txt"), "x").unwrap();
        fs::write(images.join("a.jpg"), "x").unwrap();
        symlink(images.join("a.jpg"), images.join("same.jpg")).unwrap();
        symlink(top.join("secret.txt"), images.join("secret.jpg")).unwrap();
        symlink(images.join("missing.jpg"), images.join("broken.jpg")).unwrap();
        symlink(&top, images.join("deep/up")).unwrap();
        let found = below(&images).unwrap();
        let names: Vec<_> = found
            .iter()
            .filter_map(|path| path.strip_prefix(&images).ok())
            .collect();
        assert_eq!(names, [Path::new("a.jpg"), Path::new("same.jpg")]);
        fs::remove_dir_all(top).unwrap();
    }
}
