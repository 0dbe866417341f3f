//! Reads untrusted bytes in the native formats.
//!
//! Walks a `serde_json::Value` by hand: collects every problem with its position instead of stopping at the first, and
//! keeps what it can. Only a document without an article is refused.

use crate::index::{Index, Item};
use crate::limits::MAX_BYTES;
use crate::model::Article;
use crate::portal::Portal;
use crate::problem::{Problem, ProblemKind};
use crate::text::Text;
use crate::weather::Weather;
use serde_json::Value;

mod article;
mod block;
mod figure;
#[cfg(feature = "fronts")]
mod fronts;
mod index;
mod layout;
mod link;
mod origin;
mod portal;
mod release;
mod take;
mod text;
mod theme;
mod walk;
mod weather;

#[cfg(feature = "formats")]
pub(crate) use block::is_block_id;
use walk::Reading;

/// The value with its problems, or the problems that prevent it. Without the feature `explain`, the lists are empty.
pub type Outcome<T> = Result<(T, Vec<Problem>), Vec<Problem>>;

/// Reads an article in the native format.
///
/// # Errors
/// All problems found, at least one of them [`Severity::Fatal`](crate::problem::Severity::Fatal), if this is no article.
pub fn read(bytes: &[u8]) -> Outcome<Article> {
    read_bytes(bytes, article::article)
}

/// The same for a parsed document.
///
/// # Errors
/// As for [`read`].
pub fn read_value(value: &Value) -> Outcome<Article> {
    read_with(value, article::article)
}

/// Reads `portal.json`.
///
/// # Errors
/// As for [`read`].
pub fn read_portal(bytes: &[u8]) -> Outcome<Portal> {
    read_bytes(bytes, portal::portal)
}

/// The same for a parsed document.
///
/// # Errors
/// As for [`read`].
pub fn read_portal_value(value: &Value) -> Outcome<Portal> {
    read_with(value, portal::portal)
}

/// Reads a single text: a string or an array of runs.
///
/// # Errors
/// As for [`read`].
pub fn read_text(value: &Value) -> Outcome<Text> {
    read_with(value, text::text)
}

/// Reads a front's index.
///
/// # Errors
/// As for [`read`].
pub fn read_index(bytes: &[u8]) -> Outcome<Index> {
    read_bytes(bytes, index::index)
}

/// Reads a story of a front's index.
///
/// # Errors
/// As for [`read`].
pub fn read_item(bytes: &[u8]) -> Outcome<Item> {
    read_bytes(bytes, index::item)
}

/// Reads a region's weather.
///
/// # Errors
/// As for [`read`].
pub fn read_weather(bytes: &[u8]) -> Outcome<Weather> {
    read_bytes(bytes, weather::weather)
}

/// Reads Open-Meteo's response for a region; `None` without a plausible temperature.
pub fn read_open_meteo(bytes: &[u8], region: &str) -> Option<Weather> {
    weather::open_meteo(&parse(bytes).ok()?, region)
}

fn read_bytes<T>(bytes: &[u8], reader: fn(&mut Reading, &Value) -> Option<T>) -> Outcome<T> {
    read_with(&parse(bytes).map_err(|problem| vec![problem])?, reader)
}

fn read_with<T>(value: &Value, reader: fn(&mut Reading, &Value) -> Option<T>) -> Outcome<T> {
    let mut reading = Reading::default();
    let result = reader(&mut reading, value);
    let problems = reading.problems;
    match result {
        Some(value) if !reading.is_fatal => Ok((value, problems)),
        _ => Err(problems),
    }
}

/// Parses JSON within the limits. A byte order mark is skipped.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    let fatal = |kind: ProblemKind| Problem::new(String::new(), kind);
    if bytes.len() > MAX_BYTES {
        return Err(fatal(ProblemKind::TooManyBytes(bytes.len())));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| {
        fatal(ProblemKind::NotJson {
            line: error.line(),
            column: error.column(),
            // The parser's messages, and those of I/O errors in them, would add 2 KB to the app.
            message: if cfg!(feature = "explain") {
                error.to_string()
            } else {
                String::new()
            },
        })
    })
}
