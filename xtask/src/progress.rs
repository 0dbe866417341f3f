//! A word now and then during what takes minutes.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// How often a terminal is told, and how often a log is.
const TERMINAL: Duration = Duration::from_secs(1);
const LOG: Duration = Duration::from_secs(20);
/// How much is shown of the output of a command that failed.
const TAIL: usize = 15;

/// Runs a command quietly: its last line and the time it has taken are shown while it works, and
/// the end of its output if it fails.
///
/// # Errors
/// Where it does not start or does not succeed.
pub fn run(command: &mut Command, what: &str) -> Outcome<()> {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("{what} does not start: {error}")))?;
    let (sender, lines) = channel();
    if let Some(output) = child.stdout.take() {
        read(output, sender.clone());
    }
    if let Some(output) = child.stderr.take() {
        read(output, sender);
    }
    let terminal = std::io::stderr().is_terminal();
    let pause = if terminal { TERMINAL } else { LOG };
    let mut said: Vec<String> = Vec::new();
    let mut told = Instant::now();
    loop {
        match lines.recv_timeout(pause) {
            Ok(line) => said.push(line),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if told.elapsed() >= pause {
            told = Instant::now();
            let last = said.last().map_or("", |line| line.trim());
            tell(
                &format!("  {what}: {} s  {last}", start.elapsed().as_secs()),
                terminal,
            );
        }
    }
    let status = child.wait()?;
    if terminal {
        eprint!("\r\x1b[K");
    }
    if status.success() {
        eprintln!("  {what}: done in {} s", start.elapsed().as_secs());
        return Ok(());
    }
    for line in said.iter().skip(said.len().saturating_sub(TAIL)) {
        eprintln!("    {line}");
    }
    Err(Failure::new(format!("{what} failed")))
}

fn read(output: impl Read + Send + 'static, to: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if to.send(line).is_err() {
                return;
            }
        }
    });
}

fn tell(line: &str, terminal: bool) {
    if terminal {
        let short: String = line.chars().take(100).collect();
        eprint!("\r\x1b[K{short}");
        let _ = std::io::stderr().flush();
    } else {
        eprintln!("{line}");
    }
}
