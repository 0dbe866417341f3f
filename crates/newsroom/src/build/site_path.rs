//! Paths of a site's files.

use crate::failure::Failure;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;

/// Longest name of a file or folder, in bytes: file systems allow 255, and a file's name gets `.br` at its end, and
/// `.` and `.newsroom` around it while it is written.
const MAX_NAME_BYTES: usize = 240;

/// The path of a file below the site's folder, with `/` between names: `world/story/index.html`.
///
/// It never leads out of the folder, on any system: it is not absolute, and no name in it is empty, `.` or `..`, or
/// contains `\` or a control character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SitePath(String);

/// Why a text is not the path of a site's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidPath {
    path: String,
    why: &'static str,
}

impl SitePath {
    /// Parses a path.
    ///
    /// # Errors
    /// If the path could lead out of a folder, or is not valid on some system.
    pub fn new(path: impl Into<String>) -> Result<Self, InvalidPath> {
        let path = path.into();
        match path.split('/').find_map(invalid_name) {
            Some(why) => Err(InvalidPath { path, why }),
            None => Ok(Self(path)),
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path for file systems that ignore case and normalise Unicode (macOS, Windows): two files whose folded paths are
    /// equal overwrite each other there.
    pub fn folded(&self) -> String {
        match self.0.is_ascii() {
            true => self.0.to_ascii_lowercase(),
            false => self.0.nfc().flat_map(char::to_lowercase).nfc().collect(),
        }
    }
}

fn invalid_name(name: &str) -> Option<&'static str> {
    let is_forbidden = |c: char| c == '\\' || c.is_control();
    let drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    match name {
        "" => Some("a name in it is empty"),
        "." | ".." => Some("it contains `.` or `..`"),
        name if name.contains(is_forbidden) => Some("it contains `\\` or a control character"),
        _ if drive => Some("it names a drive"),
        name if name.len() > MAX_NAME_BYTES => Some("a name in it is longer than 240 bytes"),
        _ => None,
    }
}

impl TryFrom<String> for SitePath {
    type Error = InvalidPath;

    fn try_from(path: String) -> Result<Self, InvalidPath> {
        Self::new(path)
    }
}

impl From<SitePath> for String {
    fn from(path: SitePath) -> Self {
        path.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, why } = self;
        write!(f, "{path:?} cannot be the path of a site's file: {why}")
    }
}

/// Parses a path, with a [`Failure`] as the error.
///
/// # Errors
/// If it is not valid.
pub fn site_path(path: impl Into<String>) -> Result<SitePath, Failure> {
    SitePath::new(path).map_err(|why| Failure::new(why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    #[test]
    fn paths_that_lead_out_are_refused() {
        for path in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../x",
            "a/..",
            "./a",
            "a//b",
            "a/",
            "C:/x",
            "c:x",
            "a\\..\\x",
            "a\nb",
            "a\0b",
            "a/\u{7f}",
        ] {
            assert!(SitePath::new(path).is_err(), "{path:?}");
        }
        assert!(SitePath::new("a/".to_owned() + &"n".repeat(241)).is_err());
        for path in [
            "index.html",
            "images/Été à Paris.jpg",
            "a/...",
            "fr/tag/neige/index-2.json",
            "_headers",
        ] {
            assert_eq!(SitePath::new(path).map(String::from), Ok(path.to_owned()));
        }
    }

    #[test]
    fn folded_paths_are_equal_where_files_would_be_the_same() {
        let folded = |path: &str| SitePath::new(path).unwrap().folded();
        assert_eq!(folded("images/A.jpg"), folded("images/a.JPG"));
        assert_eq!(
            folded("images/e\u{301}t\u{e9}.jpg"),
            folded("images/\u{c9}te\u{301}.jpg")
        );
        assert_ne!(folded("images/a.jpg"), folded("images/b.jpg"));
    }

    proptest! {
        #[test]
        fn accepted_paths_stay_in_the_folder(path in "[./\\\\:a-c\\PC]{0,12}") {
            if let Ok(path) = SitePath::new(path) {
                let inside = Path::new(path.as_str());
                prop_assert!(inside.components().all(|part| matches!(part, Component::Normal(_))));
            }
        }
    }
}
