//! How long to wait for an answer, and whether to ask again. Pure: the clock and the dice are the caller's.

use crate::failure::Failure;

/// Milliseconds until the first byte must have come.
pub const FIRST_BYTE_MS: u32 = 8_000;
/// Milliseconds until the whole body must have come.
pub const WHOLE_MS: u32 = 20_000;
/// How often a request is repeated at most.
pub const MAX_RETRIES: u32 = 3;
/// A server may ask for this much patience at most, in milliseconds; past it we fail and say so.
pub const MAX_RETRY_AFTER_MS: u32 = 60_000;

const BACKOFF_BASE_MS: u32 = 500;
const BACKOFF_CAP_MS: u32 = 8_000;

/// Whether another try could help: the network, 408, 425, 429 and 5xx.
pub fn may_pass(failure: Failure) -> bool {
    match failure {
        Failure::Network | Failure::Timeout => true,
        Failure::Status(status) => matches!(status, 408 | 425 | 429 | 500..=599),
        Failure::NotFound | Failure::Unreadable => false,
    }
}

/// Milliseconds to wait before the next try; `None` if there is to be none.
///
/// `tried` counts the tries that failed, from 1. `dice` is a number from 0 to 1: the wait is drawn from
/// 0 to a bound that doubles ("full jitter"), so that readers whose server fell over do not come back in step.
/// `retry_after_ms` is the server's own wish and goes before.
pub fn wait_ms(
    tried: u32,
    failure: Failure,
    retry_after_ms: Option<u32>,
    dice: f64,
) -> Option<u32> {
    if tried == 0 || tried > MAX_RETRIES || !may_pass(failure) {
        return None;
    }
    if let Some(wish) = retry_after_ms {
        return (wish <= MAX_RETRY_AFTER_MS).then_some(wish);
    }
    let bound = BACKOFF_BASE_MS
        .saturating_mul(1 << (tried - 1))
        .min(BACKOFF_CAP_MS);
    Some((f64::from(bound) * dice.clamp(0.0, 1.0)) as u32)
}

/// Reads `Retry-After` (RFC 9110 §10.2.3) in its form of seconds, in milliseconds. Dates are for the caller.
pub fn retry_after_seconds(header: &str) -> Option<u32> {
    header.trim().parse::<u32>().ok()?.checked_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_is_asked_for_again_and_three_times_at_most() {
        let check = |failure: Failure, expected: bool| {
            assert_eq!(
                wait_ms(1, failure, None, 1.0).is_some(),
                expected,
                "{failure:?}"
            );
            assert_eq!(wait_ms(4, failure, None, 1.0), None, "{failure:?}");
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
    fn waits_double_up_to_the_dice_and_a_servers_wish_goes_before() {
        let wait = |tried, dice| wait_ms(tried, Failure::Network, None, dice);
        assert_eq!(
            [wait(1, 1.0), wait(2, 1.0), wait(3, 1.0)],
            [Some(500), Some(1000), Some(2000)]
        );
        assert_eq!([wait(1, 0.0), wait(3, 0.5)], [Some(0), Some(1000)]);
        let busy = Failure::Status(429);
        assert_eq!(wait_ms(1, busy, Some(7_000), 0.1), Some(7_000));
        assert_eq!(wait_ms(1, busy, Some(61_000), 0.1), None);
        assert_eq!(retry_after_seconds(" 7 "), Some(7_000));
        assert_eq!(retry_after_seconds("Sat, 23 Nov 2024 22:59:00 GMT"), None);
    }
}
