//! The progress of long work on standard error: one line in a terminal, every tenth step in a log.

use std::io::IsTerminal;
use std::time::Instant;

/// Counts steps.
pub struct Progress {
    what: &'static str,
    steps: usize,
    done: usize,
    start: Instant,
    terminal: bool,
}

impl Progress {
    /// For so many steps.
    pub fn new(what: &'static str, steps: usize) -> Self {
        Self {
            what,
            steps,
            done: 0,
            start: Instant::now(),
            terminal: std::io::stderr().is_terminal(),
        }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        let Self {
            what, steps, done, ..
        } = self;
        let seconds = self.start.elapsed().as_secs_f64();
        let left = seconds / *done as f64 * steps.saturating_sub(*done) as f64;
        if self.terminal {
            let end = if done == steps { "\n" } else { "" };
            eprint!("\r\u{1b}[2K  {done} of {steps} {what}, {left:.0} s left{end}");
        } else if *done % steps.div_ceil(10) == 0 {
            eprintln!("  {done} of {steps} {what}, {left:.0} s left");
        }
    }
}
