//! How long journeys wait, and how often they check.

use std::time::Duration;

/// Between two checks.
pub(crate) const LOOK: Duration = Duration::from_millis(20);

/// The longest wait: ten seconds, or what the variable `E2E_WAIT_S` says.
pub(crate) fn patience() -> Duration {
    let asked = std::env::var("E2E_WAIT_S")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(asked.unwrap_or(10))
}
