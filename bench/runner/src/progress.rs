//! Progress on standard error: one line that is overwritten in a terminal, every tenth step in a log.

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
    /// For this number of steps.
    pub fn new(what: &'static str, steps: usize) -> Self {
        Self {
            what,
            steps,
            done: 0,
            start: Instant::now(),
            terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Counts a completed step.
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
