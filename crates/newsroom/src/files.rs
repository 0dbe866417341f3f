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

/// An entry of a folder that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unusable {
    /// Its path.
    pub path: PathBuf,
    /// Why it cannot be read, and what to do, as a clause: `it is a pipe, not a file`.
    pub why: String,
}

/// The entries below a folder, sorted by path. Hidden files are left out.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What cannot be read.
    pub unusable: Vec<Unusable>,
}

impl Listing {
    /// A single file.
    pub fn of(file: PathBuf) -> Self {
        Self {
            files: vec![file],
            unusable: Vec::new(),
        }
    }

    /// Keeps the files with certain names. Of the unreadable entries, those without an extension are kept too, since
    /// they may be folders with such files.
    fn only(mut self, is_meant: impl Fn(&Path) -> bool) -> Self {
        self.files.retain(|path| is_meant(path));
        self.unusable
            .retain(|entry| entry.path.extension().is_none() || is_meant(&entry.path));
        self
    }
}

/// An entry of a folder.
pub enum Entry {
    /// A file.
    File(PathBuf),
    /// Something that cannot be read.
    Unusable(Unusable),
}

/// All files below a folder. A folder that is missing has none.
pub fn below(folder: &Path) -> Listing {
    let mut found = Listing::default();
    if folder.is_dir() {
        each_below(folder, |entry| match entry {
            Entry::File(path) => found.files.push(path),
            Entry::Unusable(entry) => found.unusable.push(entry),
        });
    }
    found.files.sort();
    found.unusable.sort();
    found
}

/// Visits everything below a folder in any order. Hidden files are left out. What cannot be read does not end the visit.
pub fn each_below(folder: &Path, mut visit: impl FnMut(Entry)) {
    let top = folder.canonicalize().ok();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let unusable = |path: &Path, why: String| {
            let path = path.to_owned();
            Entry::Unusable(Unusable { path, why })
        };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(why) => {
                visit(unusable(&folder, format!("it cannot be listed: {why}")));
                continue;
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(why) => {
                    visit(unusable(&folder, format!("it cannot be listed: {why}")));
                    break;
                }
            };
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => {
                    if path.extension().is_some() && ArticleFormat::of(&path).is_some() {
                        let why = "it is a folder with the name of a file; rename it";
                        visit(unusable(&path, why.to_owned()));
                    }
                    folders.push(path);
                }
                Ok(kind) if kind.is_file() => visit(Entry::File(path)),
                // Links to folders are not followed, because they may form cycles; links to files only within the folder,
                // because their targets may be published.
                Ok(kind) if kind.is_symlink() => {
                    visit(match trouble_of_link(&path, top.as_deref()) {
                        None => Entry::File(path),
                        Some(why) => unusable(&path, why),
                    })
                }
                Ok(_) => visit(unusable(&path, NOT_A_FILE.to_owned())),
                Err(why) => visit(unusable(&path, why.to_string())),
            }
        }
    }
}

const NOT_A_FILE: &str = "it is a pipe, a socket or a device, not a file; remove it";

/// Why a link is not followed; none if it leads to a file below `top`.
fn trouble_of_link(link: &Path, top: Option<&Path>) -> Option<String> {
    let shown = fs::read_link(link).unwrap_or_default();
    let shown = shown.display();
    let target = match link.canonicalize() {
        Ok(target) => target,
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            return Some(format!(
                "it is a link to {shown}, which does not exist; remove it"
            ));
        }
        Err(why) => {
            return Some(format!(
                "it is a link to {shown}, which leads nowhere: {why}"
            ));
        }
    };
    if !top.is_some_and(|top| target.starts_with(top)) {
        return Some(format!(
            "it is a link out of the folder, to {shown}, and is not followed; copy the file here"
        ));
    }
    match target.is_file() {
        true => None,
        false if target.is_dir() => Some(format!(
            "it is a link to the folder {shown}, and is not followed; link to files"
        )),
        false => Some(NOT_A_FILE.to_owned()),
    }
}

/// The files below a folder whose name ends in `.json`.
pub fn json_below(folder: &Path) -> Listing {
    below(folder).only(is_json)
}

/// The files below a folder whose names are those of articles: `.json` and `.md`.
pub fn articles_below(folder: &Path) -> Listing {
    below(folder).only(|path| ArticleFormat::of(path).is_some())
}

/// The files below a folder whose names are those of documents that are imported.
///
/// # Errors
/// If the folder itself cannot be listed.
pub fn documents_below(folder: &Path) -> Result<Listing, Failure> {
    const ENDINGS: [&str; 7] = ["json", "md", "html", "htm", "xml", "rss", "atom"];
    fs::read_dir(folder).map_err(|why| Failure::file("list", folder, &why))?;
    Ok(below(folder).only(|path| {
        let ending = path.extension();
        ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
    }))
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
/// If it cannot be read, or is a named pipe or a device, which may never end. The pipes of a shell's `<(…)` can be read:
/// they are below `/dev` or `/proc`.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let is_endless = |data: &fs::Metadata| !data.is_file() && !data.is_dir();
    let is_of_shell = || path.starts_with("/dev/") || path.starts_with("/proc/");
    match fs::metadata(path) {
        Ok(data) if is_endless(&data) && !is_of_shell() => Err(io::Error::other(
            "it is a pipe, a socket or a device, not a file",
        )),
        _ => fs::read(path),
    }
    .map_err(|why| Failure::file("read", path, &why))
}

/// Writes a file under another name first, then renames it, so that it is never read half-written. A file that has
/// these bytes already is not touched.
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
        let inside = |path: &Path| path.strip_prefix(&images).unwrap().display().to_string();
        let found = below(&images);
        let names: Vec<String> = found.files.iter().map(|path| inside(path)).collect();
        assert_eq!(names, ["a.jpg", "same.jpg"]);
        let whys = found
            .unusable
            .iter()
            .map(|it| (inside(&it.path), it.why.as_str()));
        let whys: Vec<(String, bool)> = whys
            .map(|(name, why)| (name, why.starts_with("it is a link ")))
            .collect();
        let named = ["broken.jpg", "deep/up", "secret.jpg"];
        assert_eq!(whys, named.map(|name| (name.to_owned(), true)));
        fs::remove_dir_all(top).unwrap();
    }
}
