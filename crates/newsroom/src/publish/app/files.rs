//! The files of the built app: in a folder, or inside this program.

use crate::failure::Failure;
use crate::files;
use std::path::{Path, PathBuf};

/// Where Trunk builds the app in the repository.
#[cfg(not(feature = "embedded-app"))]
const BUILT: &str = "target/app";

/// Where the files of the built app are.
pub enum AppFiles {
    /// In a folder.
    Folder(PathBuf),
    /// Inside this program.
    #[cfg(feature = "embedded-app")]
    Embedded,
}

/// The app that was built before this program was compiled.
#[cfg(feature = "embedded-app")]
#[derive(rust_embed::Embed)]
#[folder = "../../target/app"]
#[allow_missing = true]
struct Embedded;

impl AppFiles {
    /// The files in a folder; without one, the files inside this program, or else those in the repository's build folder.
    pub fn choose(folder: Option<&Path>) -> Self {
        match folder {
            Some(folder) => Self::Folder(folder.to_owned()),
            #[cfg(feature = "embedded-app")]
            None => Self::Embedded,
            #[cfg(not(feature = "embedded-app"))]
            None => Self::Folder(BUILT.into()),
        }
    }

    /// The folder, if they are in one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            #[cfg(feature = "embedded-app")]
            Self::Embedded => None,
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// If it is missing or cannot be read.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Folder(folder) => files::read(&folder.join(name)),
            #[cfg(feature = "embedded-app")]
            Self::Embedded => Embedded::get(name)
                .map(|file| file.data.into_owned())
                .ok_or_else(|| Failure::new(format!("this program was compiled without {name}"))),
        }
    }
}
