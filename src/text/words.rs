//! The strings of each language, from `words/*.json` (their format: `docs/languages.md`). `build.rs` generates the
//! code, and fails if a language lacks a string.
//!
//! The WebAssembly programs contain only the English strings, and fetch those of other languages.

use crate::failure::Failure;

#[cfg(not(target_arch = "wasm32"))]
pub(super) mod check;

/// All strings of a language.
#[derive(Debug)]
pub(super) struct Strings {
    pub(super) ui: UiStrings,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) site: SiteStrings,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl UiStrings {
    /// Title and explanation of a failure.
    pub fn failure(&self, failure: Failure) -> (&'static str, &'static str) {
        match failure {
            Failure::Network => (self.failed_network, self.failed_network_why),
            Failure::Timeout => (self.failed_timeout, self.failed_timeout_why),
            Failure::Status(_) => (self.failed_server, self.failed_server_why),
            Failure::NotFound => (self.failed_not_found, self.failed_not_found_why),
            Failure::Unreadable => (self.failed_unreadable, self.failed_unreadable_why),
        }
    }
}
