//! Temporary folders, the repository's folder, and programs in `PATH`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::kept::keep;
use crate::trouble::Tried;

static MADE: AtomicU32 = AtomicU32::new(0);

/// A new, empty folder in the system's temporary folder. Removed on drop; in a journey, after its pages have been checked
/// for errors.
pub struct Folder(Arc<RemoveOnDrop>);

/// A folder that is removed on drop.
struct RemoveOnDrop(PathBuf);

impl Folder {
    /// Creates the folder. `purpose` becomes part of its name.
    ///
    /// # Errors
    /// If the temporary folder cannot be written.
    pub fn new(purpose: &str) -> Tried<Self> {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("action-news-{purpose}-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        // An earlier process with the same id may have left files there.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path)?;
        Ok(Self(Arc::new(RemoveOnDrop(path))))
    }

    /// The path of the folder.
    pub fn path(&self) -> &Path {
        &self.0.0
    }

    /// Writes a file in the folder. Creates missing parent folders.
    ///
    /// # Errors
    /// If the file cannot be written.
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

impl Drop for RemoveOnDrop {
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
