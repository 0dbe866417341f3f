//! The strings of the interface, by language, and the formatting of dates, ages and temperatures.
//!
//! The texts of documents and of the portal's configuration are not here.

mod age;
mod date;
mod language;
mod pattern;
mod persian;
mod words;

pub use date::{LocalTime, short_date};
pub use language::Language;
pub use pattern::{fill, fill_two, split_pattern};
#[cfg(not(target_arch = "wasm32"))]
pub use words::SiteStrings;
pub use words::UiStrings;
