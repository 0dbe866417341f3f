//! The ways in which an answer can fail to be what was asked for.

/// What a [`Site`](crate::Site) does instead of answering properly.
///
/// A fault holds until it is healed. The ones that hang or crawl go on properly from where they
/// stand once they are healed, so a journey can look at a page while it waits, and then let it
/// have its answer, without a sleep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This status code, with a short text.
    Status(u16),
    /// 429, with `Retry-After` in seconds.
    TooMany {
        /// The value of `Retry-After`.
        retry_after_s: u32,
    },
    /// The connection is reset before anything is answered. A browser may try once more by itself.
    Reset,
    /// Nothing is answered.
    HangBeforeHeaders,
    /// The headers and half of the body come, then nothing.
    HangMidBody,
    /// The headers come, and the body up to the end of the first such text in it, then nothing.
    HangAfter(&'static str),
    /// The headers come, then the body at this speed.
    Slow {
        /// At least 1.
        bytes_per_second: u32,
    },
    /// `Content-Length` tells of the whole body, half of it comes, the connection closes.
    /// Chromium and Firefox reject such a body; WebKit hands out the half.
    Truncated,
    /// The right body under this `Content-Type`.
    WrongType(&'static str),
    /// The right `Content-Type` with bytes that are no UTF-8 and nothing else either.
    Garbage,
    /// A friendly page of HTML with status 200, as hotel networks and single-page hosts answer.
    Html,
    /// Status 200, the right `Content-Type` and no body.
    Empty,
}

impl Fault {
    /// Bytes that are neither text, nor JSON, nor WebAssembly.
    pub(crate) const GARBAGE: &[u8] =
        b"\xff\xfe\xc3\x28\xa0\xa1\x00{\"\xe2\x28\xa1\x80\xf0\x28\x8c\xbc";
    /// What stands where something else was asked for.
    pub(crate) const HTML: &str =
        "<!doctype html><html lang=\"en\"><title>Welcome</title><h1>Please sign in</h1></html>";
}

/// One fault that was ordered: where, what, how often.
pub(crate) struct Ordered {
    pub(crate) prefix: String,
    pub(crate) fault: Fault,
    /// `None`: until healed.
    pub(crate) times_left: Option<u32>,
    /// Tells a hanging answer whether its own order is still there.
    pub(crate) number: u64,
}

/// All faults that are on now.
#[derive(Default)]
pub(crate) struct Orders {
    orders: Vec<Ordered>,
    next_number: u64,
}

impl Orders {
    /// Adds a fault, in place of any of the same prefix.
    pub(crate) fn add(&mut self, prefix: &str, fault: Fault, times_left: Option<u32>) {
        self.heal(prefix);
        self.next_number += 1;
        let number = self.next_number;
        self.orders.push(Ordered {
            prefix: prefix.to_owned(),
            fault,
            times_left,
            number,
        });
    }

    /// Takes the fault of exactly this prefix away.
    pub(crate) fn heal(&mut self, prefix: &str) {
        self.orders.retain(|order| order.prefix != prefix);
    }

    /// The fault for a path, which counts as one use: the longest prefix decides.
    pub(crate) fn use_for(&mut self, path: &str) -> Option<(Fault, u64)> {
        let order = self
            .orders
            .iter_mut()
            .filter(|order| path.starts_with(&order.prefix) && order.times_left != Some(0))
            .max_by_key(|order| order.prefix.len())?;
        order.times_left = order.times_left.map(|left| left.saturating_sub(1));
        Some((order.fault, order.number))
    }

    /// True while the order of this number has not been healed or replaced.
    pub(crate) fn holds(&self, number: u64) -> bool {
        self.orders.iter().any(|order| order.number == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_decides_and_uses_run_out() {
        let mut orders = Orders::default();
        orders.add("/", Fault::Reset, None);
        orders.add("/a/", Fault::Html, Some(2));
        let mut seen = |path| orders.use_for(path).map(|(fault, _)| fault);
        assert_eq!(seen("/a/x"), Some(Fault::Html));
        assert_eq!(seen("/b"), Some(Fault::Reset));
        assert_eq!(seen("/a/x"), Some(Fault::Html));
        assert_eq!(
            seen("/a/x"),
            Some(Fault::Reset),
            "the next longest takes over"
        );
    }

    #[test]
    fn a_healed_order_no_longer_holds() {
        let mut orders = Orders::default();
        orders.add("/a", Fault::HangMidBody, None);
        let (_, number) = orders.use_for("/a").unwrap();
        assert!(orders.holds(number));
        orders.add("/a", Fault::HangMidBody, None);
        assert!(!orders.holds(number), "replaced");
        orders.heal("/a");
        assert_eq!(orders.use_for("/a"), None);
    }
}
