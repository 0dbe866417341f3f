//! The system's clock.

use crate::failure::Failure;
use std::time::{SystemTime, UNIX_EPOCH};

/// The moment that a site is published for, in seconds since 1970: `SOURCE_DATE_EPOCH`
/// (<https://reproducible-builds.org/specs/source-date-epoch/>), else the clock's.
///
/// # Errors
/// If the variable holds no number.
pub fn now() -> Result<i64, Failure> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse().map_err(|_| {
            Failure::new(format!(
                "SOURCE_DATE_EPOCH is `{text}`; it takes seconds since 1970"
            ))
        }),
        Err(_) => Ok(i64::try_from(clock_ns() / 1_000_000_000).unwrap_or_default()),
    }
}

/// The system's clock, in nanoseconds since 1970.
pub fn clock_ns() -> i128 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i128::try_from(since.as_nanos()).unwrap_or(i128::MAX)
    })
}
