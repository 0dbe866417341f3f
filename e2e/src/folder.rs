//! Temporary folders, the repository's folder, and programs in `PATH`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use crate::harness_error::HarnessResult;
use crate::kept::keep;

/// A new, empty folder in the system's temporary folder. Removed on drop; in a journey, after its pages have been checked
/// for errors.
pub struct Folder(Arc<TempDir>);

impl Folder {
    /// Creates the folder. `purpose` becomes part of its name.
    ///
    /// # Errors
    /// If the temporary folder cannot be written.
    pub fn new(purpose: &str) -> HarnessResult<Self> {
        let prefix = format!("action-news-{purpose}-");
        let folder = tempfile::Builder::new().prefix(&prefix).tempdir()?;
        Ok(Self(Arc::new(folder)))
    }

    /// The path of the folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file in the folder. Creates missing parent folders.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, name: &str, text: &str) -> HarnessResult<()> {
        let path = self.path().join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        Ok(std::fs::write(path, text)?)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        keep(self.0.clone());
    }
}

/// The repository's top folder.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The first of `names` that is a program on `PATH`.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which(name).ok())
}
