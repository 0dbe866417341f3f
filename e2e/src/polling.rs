//! How long journeys wait for a condition, and how often they check it.

use std::time::Duration;

/// Time between two checks.
pub(crate) const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// The longest wait: the variable `E2E_WAIT_S`, by default ten seconds.
pub(crate) fn wait_limit() -> Duration {
    let asked = std::env::var("E2E_WAIT_S")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(asked.unwrap_or(10))
}
