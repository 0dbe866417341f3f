//! Long installations: one line of progress, and the output only of those that fail.

use super::{POLL, name, start};
use crate::error::{Error, Result};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How many of the last lines are shown after a failure.
const SHOWN_LINES: usize = 20;
/// How often progress is written to a log, which keeps every line.
const LOG_PACE: Duration = Duration::from_secs(20);

/// Runs an installation; shows the seconds so far and its last line of output.
///
/// # Errors
/// If it does not start or fails; its last lines of output have been printed by then.
pub fn install(what: &str, mut command: Command) -> Result<()> {
    let program = name(&command);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = start(&mut command)?;
    let (sender, lines) = channel();
    if let Some(stdout) = running.child.stdout.take() {
        send_lines(stdout, sender.clone());
    }
    if let Some(stderr) = running.child.stderr.take() {
        send_lines(stderr, sender);
    }
    let mut progress = Progress::new(what);
    let mut last: VecDeque<String> = VecDeque::new();
    let status = loop {
        while let Ok(line) = lines.try_recv() {
            if last.len() == SHOWN_LINES {
                last.pop_front();
            }
            last.push_back(line);
        }
        if let Some(status) = running.child.try_wait()? {
            break status;
        }
        progress.show(last.back().map_or("", String::as_str));
        thread::sleep(POLL);
    };
    drop(running);
    last.extend(lines.try_iter());
    progress.end(status.success());
    if status.success() {
        return Ok(());
    }
    for line in last.iter().skip(last.len().saturating_sub(SHOWN_LINES)) {
        eprintln!("    {line}");
    }
    Err(Error::new(format!("{program} failed ({status})")))
}

fn send_lines(from: impl Read + Send + 'static, to: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(from)
            .lines()
            .map_while(std::result::Result::ok)
        {
            let line = line.trim().to_owned();
            if !line.is_empty() && to.send(line).is_err() {
                break;
            }
        }
    });
}

/// Whether an installation uses the terminal's last line; others that run at the same time write as to a log.
static STATUS_LINE: AtomicBool = AtomicBool::new(false);

/// On a terminal one line that is overwritten; in a log a new line every [`LOG_PACE`].
struct Progress<'a> {
    what: &'a str,
    start: Instant,
    shown: Option<Instant>,
    terminal: bool,
}

impl<'a> Progress<'a> {
    fn new(what: &'a str) -> Self {
        let terminal =
            std::io::stderr().is_terminal() && !STATUS_LINE.swap(true, Ordering::Relaxed);
        eprintln!("Installing {what} …");
        Self {
            what,
            start: Instant::now(),
            shown: None,
            terminal,
        }
    }

    fn show(&mut self, line: &str) {
        let pace = if self.terminal {
            Duration::from_secs(1)
        } else {
            LOG_PACE
        };
        let since = self.shown.unwrap_or(self.start);
        if since.elapsed() < pace {
            return;
        }
        self.shown = Some(Instant::now());
        let seconds = self.start.elapsed().as_secs();
        let line: String = line.chars().take(60).collect();
        if self.terminal {
            eprint!("\r\u{1b}[2K  {seconds} s  {line}");
        } else {
            eprintln!("  {}: {seconds} s  {line}", self.what);
        }
    }

    fn end(&self, well: bool) {
        if self.terminal {
            STATUS_LINE.store(false, Ordering::Relaxed);
            if self.shown.is_some() {
                eprint!("\r\u{1b}[2K");
            }
        }
        let seconds = self.start.elapsed().as_secs();
        let how = if well { "done" } else { "failed" };
        eprintln!("  {}: {how} after {seconds} s", self.what);
    }
}
