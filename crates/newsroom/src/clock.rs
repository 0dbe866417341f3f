//! The system's clock.

use crate::failure::Failure;
#[cfg(feature = "publish")]
use std::time::Duration;
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

/// How long it is until a moment in seconds since 1970; zero if that is over. None if `SOURCE_DATE_EPOCH` is set: time
/// does not go on then.
#[cfg(feature = "publish")]
pub fn until(moment: i64) -> Option<Duration> {
    let left = i128::from(moment) * 1_000_000_000 - clock_ns();
    let left = u64::try_from(left.max(0)).unwrap_or(u64::MAX);
    std::env::var_os("SOURCE_DATE_EPOCH")
        .is_none()
        .then(|| Duration::from_nanos(left))
}

/// The system's clock, in nanoseconds since 1970.
pub fn clock_ns() -> i128 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i128::try_from(since.as_nanos()).unwrap_or(i128::MAX)
    })
}
