//! What is remembered on the reader's device. Where storage is forbidden (a sandboxed frame throws), nothing is.

use super::property::value;
use super::window;
use wasm_bindgen::JsCast;
use web_sys::Storage;

/// A drawer of the browser's storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawer {
    /// Kept until the reader clears it.
    Device,
    /// Kept as long as the tab.
    Tab,
}

impl Drawer {
    fn open(self) -> Option<Storage> {
        let name = match self {
            Self::Device => "localStorage",
            Self::Tab => "sessionStorage",
        };
        let window = window()?;
        let storage = value(&window, name);
        (!storage.is_falsy()).then(|| storage.unchecked_into())
    }

    /// What was put under a name.
    pub fn get(self, name: &str) -> Option<String> {
        self.open()?.get_item(&key(name)).ok().flatten()
    }

    /// Puts a value under a name; a full or forbidden storage forgets it.
    pub fn set(self, name: &str, value: &str) {
        if let Some(storage) = self.open() {
            let _ = storage.set_item(&key(name), value);
        }
    }
}

/// Apart from other apps of the same origin.
fn key(name: &str) -> String {
    format!("action-news:{name}")
}
