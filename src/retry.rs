//! The retry policy of requests: timeouts, number of retries, delays. Pure: the caller provides the random number.

use crate::failure::Failure;

/// Timeout for the response headers, in milliseconds.
pub const FIRST_BYTE_TIMEOUT_MS: u32 = 8_000;
/// Timeout for the whole body, over all attempts, in milliseconds.
pub const TOTAL_TIMEOUT_MS: u32 = 20_000;
/// Maximum number of retries.
pub const MAX_RETRIES: u32 = 3;
/// Maximum `Retry-After`, in milliseconds. With a longer one the request fails.
pub const MAX_RETRY_AFTER_MS: u32 = 60_000;

const BACKOFF_BASE_MS: u32 = 500;
const BACKOFF_CAP_MS: u32 = 8_000;

/// Whether a retry could succeed: after network errors, timeouts, 408, 425, 429 and 5xx.
pub fn is_transient(failure: Failure) -> bool {
    match failure {
        Failure::Network | Failure::Timeout => true,
        Failure::Status(status) => matches!(status, 408 | 425 | 429 | 500..=599),
        Failure::NotFound | Failure::Unreadable => false,
    }
}

/// Milliseconds to wait before the next attempt; `None` if there is to be none.
///
/// `failed_attempts`: attempts so far, from 1. `random`: from 0 to 1; the delay is drawn between 0 and a bound that doubles
/// with each attempt ("full jitter"), so that clients do not retry in step. `retry_after_ms`: the server's `Retry-After`,
/// which takes precedence.
pub fn retry_delay_ms(
    failed_attempts: u32,
    failure: Failure,
    retry_after_ms: Option<u32>,
    random: f64,
) -> Option<u32> {
    if failed_attempts == 0 || failed_attempts > MAX_RETRIES || !is_transient(failure) {
        return None;
    }
    if let Some(requested_ms) = retry_after_ms {
        return (requested_ms <= MAX_RETRY_AFTER_MS).then_some(requested_ms);
    }
    let bound = BACKOFF_BASE_MS
        .saturating_mul(1 << (failed_attempts - 1))
        .min(BACKOFF_CAP_MS);
    Some((f64::from(bound) * random.clamp(0.0, 1.0)) as u32)
}

/// Parses a `Retry-After` header (RFC 9110 §10.2.3) in seconds; returns milliseconds. The caller parses dates.
pub fn retry_after_seconds(header: &str) -> Option<u32> {
    header.trim().parse::<u32>().ok()?.checked_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transient_failures_are_retried_at_most_three_times() {
        let check = |failure: Failure, expected: bool| {
            assert_eq!(
                retry_delay_ms(1, failure, None, 1.0).is_some(),
                expected,
                "{failure:?}"
            );
            assert_eq!(retry_delay_ms(4, failure, None, 1.0), None, "{failure:?}");
        };
        check(Failure::Network, true);
        check(Failure::Timeout, true);
        check(Failure::NotFound, false);
        check(Failure::Unreadable, false);
        for status in [408, 425, 429, 500, 502, 503, 599] {
            check(Failure::Status(status), true);
        }
        for status in [400, 401, 403, 451, 600] {
            check(Failure::Status(status), false);
        }
    }

    #[test]
    fn delays_double_and_retry_after_takes_precedence() {
        let wait = |failed_attempts, random| {
            retry_delay_ms(failed_attempts, Failure::Network, None, random)
        };
        assert_eq!(
            [wait(1, 1.0), wait(2, 1.0), wait(3, 1.0)],
            [Some(500), Some(1000), Some(2000)]
        );
        assert_eq!([wait(1, 0.0), wait(3, 0.5)], [Some(0), Some(1000)]);
        let busy = Failure::Status(429);
        assert_eq!(retry_delay_ms(1, busy, Some(7_000), 0.1), Some(7_000));
        assert_eq!(retry_delay_ms(1, busy, Some(61_000), 0.1), None);
        assert_eq!(retry_after_seconds(" 7 "), Some(7_000));
        assert_eq!(retry_after_seconds("Sat, 23 Nov 2024 22:59:00 GMT"), None);
    }
}
