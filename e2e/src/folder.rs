//! Folders that last as long as what needs them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::kept::keep;
use crate::trouble::Tried;

static MADE: AtomicU32 = AtomicU32::new(0);

/// A new, empty folder below the system's temporary one, removed on drop; in a journey, once its pages have been checked
/// for errors.
pub struct Folder(Arc<Removed>);

/// Removes a folder on drop.
struct Removed(PathBuf);

impl Folder {
    /// Makes the folder; `purpose` becomes part of its name.
    ///
    /// # Errors
    /// Where the temporary folder cannot be written.
    pub fn new(purpose: &str) -> Tried<Self> {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("action-news-{purpose}-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        // What an earlier process of the same number left behind is not ours to serve.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path)?;
        Ok(Self(Arc::new(Removed(path))))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0.0
    }

    /// Writes a file below it, with the folders on the way.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&self, name: &str, text: &str) -> Tried<()> {
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

impl Drop for Removed {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The repository's top folder.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The first of `names` that is a file in a folder of `PATH`.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}
