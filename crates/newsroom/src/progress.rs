//! Progress on standard error, once a second.

use std::time::{Duration, Instant};

const INTERVAL: Duration = Duration::from_secs(1);

/// The progress of one step of a run.
pub struct Progress {
    what: &'static str,
    total: usize,
    done: usize,
    begun: Instant,
    printed: Instant,
}

impl Progress {
    /// The progress before the first piece. `what`: the name of the pieces, in the plural.
    pub fn new(what: &'static str, total: usize) -> Self {
        let now = Instant::now();
        Self {
            what,
            total,
            done: 0,
            begun: now,
            printed: now,
        }
    }

    /// Adds finished pieces.
    pub fn step(&mut self, done: usize) {
        self.done += done;
        self.print_if_due();
    }

    /// Prints the progress if a second has passed since it was last printed.
    pub fn print_if_due(&mut self) {
        if self.printed.elapsed() > INTERVAL {
            self.printed = Instant::now();
            eprintln!("newsroom: {}", self.line(self.begun.elapsed()));
        }
    }

    fn line(&self, taken: Duration) -> String {
        let Self {
            what, total, done, ..
        } = self;
        let left = match *done {
            0 => String::new(),
            done => {
                let each = taken.as_secs_f64() / done as f64;
                let left = each * total.saturating_sub(done) as f64;
                format!(", {} left", duration(left))
            }
        };
        format!("{done} of {total} {what}{left}")
    }
}

/// `3 s`, `2 min`.
fn duration(seconds: f64) -> String {
    match seconds.ceil() as u64 {
        seconds @ ..=120 => format!("{seconds} s"),
        seconds => format!("{} min", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_has_the_remaining_time() {
        let check = |done: usize, taken: u64, expected: &str| {
            let mut progress = Progress::new("articles", 1000);
            progress.done = done;
            assert_eq!(progress.line(Duration::from_secs(taken)), expected);
        };
        check(0, 2, "0 of 1000 articles");
        check(500, 2, "500 of 1000 articles, 2 s left");
        check(10, 10, "10 of 1000 articles, 17 min left");
        check(1000, 3, "1000 of 1000 articles, 0 s left");
    }
}
