//! Web storage. Where it is forbidden (a sandboxed frame throws), nothing is kept.

use super::window;
use web_sys::Storage;

/// One of the browser's two storages (HTML, "Web storage").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebStorage {
    /// Kept until the reader clears it.
    Local,
    /// Kept as long as the tab.
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

    /// The value under a name.
    pub fn get(self, name: &str) -> Option<String> {
        self.open()?.get_item(&key(name)).ok().flatten()
    }

    /// Keeps a value under a name. A full or forbidden storage drops it.
    pub fn set(self, name: &str, value: &str) {
        if let Some(storage) = self.open() {
            let _ = storage.set_item(&key(name), value);
        }
    }
}

/// Apart from other apps of the same origin.
fn key(name: &str) -> String {
    ["action-news:", name].concat()
}
