//! Untrusted bytes → the native formats.
//!
//! A `serde_json::Value` is walked by hand: every problem is collected with its place instead of stopping at
//! the first, and what can be kept is kept. Only a document that is no article at all is refused.

use crate::index::Index;
use crate::limits::MAX_BYTES;
use crate::model::Article;
use crate::portal::Portal;
use crate::problem::{Problem, ProblemKind, Severity};
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
mod take;
mod text;
mod theme;
mod walk;
mod weather;

#[cfg(feature = "formats")]
pub(crate) use block::is_block_id;
use walk::Reading;

/// What reading gives: the value with what was noticed on the way, or why there is none.
pub type Outcome<T> = Result<(T, Vec<Problem>), Vec<Problem>>;

/// Reads an article in the native format.
///
/// # Errors
/// All problems found, at least one of them [`Severity::Fatal`], if this is no article.
pub fn read(bytes: &[u8]) -> Outcome<Article> {
    open(bytes, article::article)
}

/// The same for a document that is parsed already.
///
/// # Errors
/// As for [`read`].
pub fn read_value(value: &Value) -> Outcome<Article> {
    settle(value, article::article)
}

/// Reads `portal.json`.
///
/// # Errors
/// As for [`read`].
pub fn read_portal(bytes: &[u8]) -> Outcome<Portal> {
    open(bytes, portal::portal)
}

/// The same for a document that is parsed already.
///
/// # Errors
/// As for [`read`].
pub fn read_portal_value(value: &Value) -> Outcome<Portal> {
    settle(value, portal::portal)
}

/// Reads a text that stands by itself: a string or an array of runs.
///
/// # Errors
/// As for [`read`].
pub fn read_text(value: &Value) -> Outcome<Text> {
    settle(value, text::text)
}

/// Reads a front's index.
///
/// # Errors
/// As for [`read`].
pub fn read_index(bytes: &[u8]) -> Outcome<Index> {
    open(bytes, index::index)
}

/// Reads a region's weather.
///
/// # Errors
/// As for [`read`].
pub fn read_weather(bytes: &[u8]) -> Outcome<Weather> {
    open(bytes, weather::weather)
}

/// Reads what Open-Meteo answers for a region; `None` if it holds no plausible temperature.
pub fn read_open_meteo(bytes: &[u8], region: &str) -> Option<Weather> {
    weather::open_meteo(&parse(bytes).ok()?, region)
}

fn open<T>(bytes: &[u8], reader: fn(&mut Reading, &Value) -> Option<T>) -> Outcome<T> {
    settle(&parse(bytes).map_err(|problem| vec![problem])?, reader)
}

fn settle<T>(value: &Value, reader: fn(&mut Reading, &Value) -> Option<T>) -> Outcome<T> {
    let mut reading = Reading::default();
    let result = reader(&mut reading, value);
    let problems = reading.problems;
    let fatal = problems.iter().any(|p| p.severity == Severity::Fatal);
    match result {
        Some(value) if !fatal => Ok((value, problems)),
        _ => Err(problems),
    }
}

/// JSON bytes → a value, within the limits. A byte order mark is skipped.
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
            // Its sentences, and those of I/O errors that it holds, would be 2 KB of the app's program.
            message: if cfg!(feature = "explain") {
                error.to_string()
            } else {
                String::new()
            },
        })
    })
}
