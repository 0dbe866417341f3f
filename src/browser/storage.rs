//! Web storage. Where it is not available (it throws in sandboxed frames), nothing is stored.

use super::window;
use web_sys::Storage;

/// One of the browser's two storages (HTML, "Web storage").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebStorage {
    /// `localStorage`: persistent.
    Local,
    /// `sessionStorage`: until the tab is closed.
    Session,
}

impl WebStorage {
    fn open(self) -> Option<Storage> {
        let window = window()?;
        match self {
            Self::Local => window.local_storage(),
            Self::Session => window.session_storage(),
        }
        .ok()
        .flatten()
    }

    /// The stored value, if there is one.
    pub fn get(self, name: &str) -> Option<String> {
        self.open()?.get_item(&key(name)).ok().flatten()
    }

    /// Stores a value. Does nothing if the storage is full or not available.
    pub fn set(self, name: &str, value: &str) {
        if let Some(storage) = self.open() {
            let _ = storage.set_item(&key(name), value);
        }
    }
}

/// The key with a prefix, to avoid collisions with other apps of the same origin.
fn key(name: &str) -> String {
    ["action-news:", name].concat()
}
