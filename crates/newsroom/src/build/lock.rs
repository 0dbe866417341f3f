//! One run at a time.

use crate::failure::Failure;
use std::fs::{File, TryLockError};
use std::path::Path;

/// The lock, held until it is dropped or the process ends.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until no other run has the lock, with a message on standard error. `out`: the folder that is written.
    ///
    /// # Errors
    /// If the system has no locks.
    pub fn wait(path: &Path, out: &Path) -> Result<Self, Failure> {
        let failed = |why: std::io::Error| Failure::file("lock", path, &why);
        let file = File::create(path).map_err(failed)?;
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
        Ok(Self { _file: file })
    }
}
