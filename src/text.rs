//! Every word shown to a reader, by language.
//!
//! A language is a [`UiStrings`] value: one with a word missing does not compile. The words of documents and of the
//! portal's configuration are not here.

mod age;
mod ar;
mod date;
mod en;
mod fr;
mod language;
mod pattern;
#[cfg(not(target_arch = "wasm32"))]
mod published;
mod ui_strings;

pub use date::{LocalTime, short_date};
pub use language::Language;
pub use pattern::{around, fill, fill_two};
pub use ui_strings::{Forms, UiStrings};
