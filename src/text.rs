//! The strings of the interface, by language, and the formatting of dates, ages and temperatures.
//!
//! Each language is a [`UiStrings`] value, so a missing string does not compile. The texts of documents and of the portal's
//! configuration are not here.

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
pub use pattern::{fill, fill_two, split_pattern};
pub use ui_strings::{Forms, UiStrings};
