//! Runs other programs, which end when this one ends ([`ProcessGroup`]).

mod completed;
mod installing;

pub use completed::{Completed, Counts};
pub use installing::install;

use crate::error::{Error, Result};
use process_group::ProcessGroup;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, ScopedJoinHandle};
use std::time::{Duration, Instant};

/// How long a program may take to end before it is killed.
const GRACE: Duration = Duration::from_secs(3);
/// How often a running program is polled.
const POLL: Duration = Duration::from_millis(50);
/// How long to wait for the rest of the output once a program has ended.
const OUTPUT_TIMEOUT: Duration = Duration::from_secs(5);

/// Runs a program to its end; its output goes to the terminal.
///
/// # Errors
/// If it does not start, or fails.
pub fn run(mut command: Command) -> Result<()> {
    let name = name(&command);
    let status = start(&mut command)?.child.wait()?;
    if status.success() {
        return Ok(());
    }
    Err(Error::new(format!("{name} failed ({status})")))
}

/// Starts a program that runs until the result is dropped.
///
/// # Errors
/// If it does not start.
pub fn start(command: &mut Command) -> Result<ProcessGroup> {
    Ok(ProcessGroup::start(command, GRACE, None)?)
}

/// Runs a program to its end or to the time limit; its output goes to the terminal, and its standard output is kept.
///
/// # Errors
/// If it does not start.
pub fn tee(mut command: Command, limit: Duration) -> Result<Completed> {
    command.stdout(Stdio::piped());
    let mut running = start(&mut command)?;
    let output = running.child.stdout.take().map(copy);
    let begin = Instant::now();
    let status = loop {
        let status = running.child.try_wait()?;
        if status.is_some() || begin.elapsed() > limit {
            break status;
        }
        thread::sleep(POLL);
    };
    // Children of the program that still run would keep the pipe open.
    drop(running);
    let output = output.map(|output| output.recv_timeout(OUTPUT_TIMEOUT).unwrap_or_default());
    Ok(Completed::new(status, limit, &output.unwrap_or_default()))
}

/// The standard output of a program that succeeds. For short queries.
pub fn answer(mut command: Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let answer = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(answer)
}

/// The result of a thread; a panic is an error.
///
/// # Errors
/// The thread's own.
pub fn join<T>(thread: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    let panicked = |_| Err(Error::new("a thread panicked"));
    thread.join().unwrap_or_else(panicked)
}

/// Copies output to the terminal as it arrives; all of it is sent at the end.
fn copy(mut from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut whole = Vec::new();
        let mut buffer = [0; 8192];
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            let piece = buffer.get(..count).unwrap_or_default();
            let mut terminal = std::io::stdout();
            // The output is needed even if the terminal is closed.
            let _ = terminal.write_all(piece).and_then(|()| terminal.flush());
            whole.extend_from_slice(piece);
        }
        let _ = sender.send(String::from_utf8_lossy(&whole).into_owned());
    });
    receiver
}

fn name(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn output_and_status_are_kept() {
        let limit = Duration::from_secs(60);
        let well = tee(shell("echo as it came"), limit).unwrap();
        assert_eq!((well.error(), well.output()), (None, "as it came\n"));
        let badly = tee(shell("exit 3"), limit).unwrap();
        assert!(badly.error().unwrap().contains('3'));
    }

    #[test]
    fn a_program_that_exceeds_the_limit_is_ended() {
        let limit = Duration::from_millis(100);
        let ended = tee(shell("echo begun; sleep 600"), limit).unwrap();
        assert!(ended.error().unwrap().contains("longer than"));
        assert_eq!(ended.output(), "begun\n");
    }
}
