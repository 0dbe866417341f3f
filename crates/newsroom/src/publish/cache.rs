//! The publisher's own folder: what one run leaves to the next.
//!
//! ```text
//! lock       held by the run that writes
//! state      what the last finished run knew of every article and file
//! journal    there while a run is under way, and after one that did not finish
//! items-N    what fronts show of each article
//! pictures/  encoded pictures
//! ```
//!
//! Without it everything is published anew. One cache belongs to one site folder.

use crate::failure::Failure;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The folder.
pub struct Cache {
    folder: PathBuf,
}

/// The right to write, until it is dropped or the process ends, however it does.
pub struct Lock {
    _file: File,
}

impl Cache {
    /// Makes the folder if it is missing.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn open(folder: PathBuf) -> Result<Self, Failure> {
        fs::create_dir_all(&folder).map_err(|why| Failure::file("make", &folder, &why))?;
        Ok(Self { folder })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A place in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Waits until no other run writes; says so if it has to.
    ///
    /// # Errors
    /// If the system knows no locks.
    pub fn lock(&self, out: &Path) -> Result<Lock, Failure> {
        let path = self.path("lock");
        let failed = |why: std::io::Error| Failure::file("lock", &path, &why);
        let file = File::create(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(why)) => return Err(failed(why)),
            Err(TryLockError::WouldBlock) => {
                eprintln!(
                    "newsroom: another publish is writing {}; waiting for it to end",
                    out.display()
                );
                file.lock().map_err(failed)?;
            }
        }
        Ok(Lock { _file: file })
    }
}
