//! The failures that a site can simulate.

/// What a [`Site`](crate::Site) does instead of answering properly.
///
/// A fault is active until it is healed. Then an answer that hangs or is slow continues normally, so a journey can check a
/// page that is waiting, and then let it continue, without sleeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Sends this status code, with a short text.
    Status(u16),
    /// Sends status 429, with `Retry-After` in seconds.
    TooMany {
        /// The value of `Retry-After`.
        retry_after_s: u32,
    },
    /// Resets the connection before sending anything. A browser may retry once by itself.
    Reset,
    /// Sends nothing.
    HangBeforeHeaders,
    /// Sends the headers and half of the body, then nothing.
    HangMidBody,
    /// Sends the headers, and the body up to the end of the first occurrence of this text, then nothing.
    HangAfter(&'static str),
    /// Sends the headers, then the body at this speed.
    Slow {
        /// At least 1.
        bytes_per_second: u32,
    },
    /// Sends the `Content-Length` of the whole body but only half of the body, and closes the connection. Chromium and Firefox
    /// reject such a body; WebKit accepts the half.
    Truncated,
    /// Sends the right body with this `Content-Type`.
    WrongType(&'static str),
    /// Sends the right `Content-Type` with bytes that are neither UTF-8 nor any known format.
    Garbage,
    /// Sends an HTML page with status 200, as captive portals and hosts of single-page apps do.
    Html,
    /// Sends status 200, the right `Content-Type` and no body.
    Empty,
}

impl Fault {
    /// Bytes that are neither text, nor JSON, nor WebAssembly.
    pub(crate) const GARBAGE: &[u8] =
        b"\xff\xfe\xc3\x28\xa0\xa1\x00{\"\xe2\x28\xa1\x80\xf0\x28\x8c\xbc";
    /// The page of a captive portal.
    pub(crate) const HTML: &str =
        "<!doctype html><html lang=\"en\"><title>Welcome</title><h1>Please sign in</h1></html>";
}

/// A fault, the paths that it applies to, and how often it still applies.
pub(crate) struct ActiveFault {
    pub(crate) prefix: String,
    pub(crate) fault: Fault,
    /// `None`: until healed.
    pub(crate) times_left: Option<u32>,
    /// Identifies the fault for an answer that waits until it is healed.
    pub(crate) number: u64,
}

/// All faults that are active.
#[derive(Default)]
pub(crate) struct ActiveFaults {
    faults: Vec<ActiveFault>,
    next_number: u64,
}

impl ActiveFaults {
    /// Adds a fault. Replaces the one with the same prefix.
    pub(crate) fn add(&mut self, prefix: &str, fault: Fault, times_left: Option<u32>) {
        self.heal(prefix);
        self.next_number += 1;
        let number = self.next_number;
        self.faults.push(ActiveFault {
            prefix: prefix.to_owned(),
            fault,
            times_left,
            number,
        });
    }

    /// Removes the fault with exactly this prefix.
    pub(crate) fn heal(&mut self, prefix: &str) {
        self.faults.retain(|active| active.prefix != prefix);
    }

    /// The fault with the longest prefix that matches a path. Counts as one use.
    pub(crate) fn next_for(&mut self, path: &str) -> Option<(Fault, u64)> {
        let active = self
            .faults
            .iter_mut()
            .filter(|active| path.starts_with(&active.prefix) && active.times_left != Some(0))
            .max_by_key(|active| active.prefix.len())?;
        active.times_left = active.times_left.map(|left| left.saturating_sub(1));
        Some((active.fault, active.number))
    }

    /// Whether the fault with this number has been neither healed nor replaced.
    pub(crate) fn is_active(&self, number: u64) -> bool {
        self.faults.iter().any(|active| active.number == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_decides_and_uses_run_out() {
        let mut faults = ActiveFaults::default();
        faults.add("/", Fault::Reset, None);
        faults.add("/a/", Fault::Html, Some(2));
        let mut seen = |path| faults.next_for(path).map(|(fault, _)| fault);
        assert_eq!(seen("/a/x"), Some(Fault::Html));
        assert_eq!(seen("/b"), Some(Fault::Reset));
        assert_eq!(seen("/a/x"), Some(Fault::Html));
        assert_eq!(seen("/a/x"), Some(Fault::Reset), "then the next longest");
    }

    #[test]
    fn a_healed_or_replaced_fault_is_not_active() {
        let mut faults = ActiveFaults::default();
        faults.add("/a", Fault::HangMidBody, None);
        let (_, number) = faults.next_for("/a").unwrap();
        assert!(faults.is_active(number));
        faults.add("/a", Fault::HangMidBody, None);
        assert!(!faults.is_active(number), "replaced");
        faults.heal("/a");
        assert_eq!(faults.next_for("/a"), None);
    }
}
