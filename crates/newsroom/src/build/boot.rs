//! Tells whether the system has been started since the last run.
//!
//! After a power cut the store may be on disk while pages that were written before it are not. Writing each page through
//! to the disk would cost more than making it. Instead, the first run after a start compares the bytes of all files.

use std::fs;

/// An id that changes with each start of the system; empty on systems other than Linux.
pub fn current() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default()
}
