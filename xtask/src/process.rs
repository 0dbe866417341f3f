//! Child processes that end with this one.
//!
//! This program can return, be interrupted or be killed; nothing that it started may outlive it. So each child gets a
//! process group of its own, and a shell waits on a pipe whose writing end only this process has. When the pipe closes,
//! for whatever reason, the shell ends the group.

mod completed;
mod installing;

pub use completed::{Completed, Counts};
pub use installing::install;

use crate::error::{Error, Result};
use std::io::{Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Waits for the end of standard input, then ends process group `$1`: SIGTERM, and SIGKILL after three seconds.
const WATCH: &str = r#"
read -r _
kill -s TERM -- "-$1" || exit 0
n=0
while [ $n -lt 30 ]; do
  kill -s 0 -- "-$1" || exit 0
  sleep 0.1
  n=$((n + 1))
done
kill -s KILL -- "-$1"
"#;

/// How often a running program is polled.
const POLL: Duration = Duration::from_millis(50);
/// How long to wait for the rest of the output once a program has ended.
const OUTPUT_TIMEOUT: Duration = Duration::from_secs(5);

/// Runs a program to its end; its output goes to the terminal.
///
/// # Errors
/// Where it does not start, or fails.
pub fn run(mut command: Command) -> Result<()> {
    let name = name(&command);
    let mut running = Running::start(&mut command)?;
    let status = running.wait(None)?.ok_or_else(|| ended(&name))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::new(format!("{name} failed ({status})")))
}

/// Starts a program that runs until the result is dropped.
///
/// # Errors
/// Where it does not start.
pub fn spawn(mut command: Command) -> Result<Running> {
    Running::start(&mut command)
}

/// Runs a program to its end or to the time limit; its output goes to the terminal, and its standard output is kept.
///
/// # Errors
/// Where it does not start.
pub fn tee(mut command: Command, limit: Duration) -> Result<Completed> {
    command.stdout(Stdio::piped());
    let mut running = Running::start(&mut command)?;
    let output = running.child.stdout.take().map(copy);
    let status = running.wait(Some(limit))?;
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

/// Copies output to the terminal as it arrives; all of it is sent at the end.
fn copy(mut from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut whole = Vec::new();
        let mut buffer = [0; 8192];
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            let piece = buffer.get(..count).unwrap_or_default();
            let mut terminal = std::io::stdout();
            // The output is needed even where the terminal is closed.
            let _ = terminal.write_all(piece).and_then(|()| terminal.flush());
            whole.extend_from_slice(piece);
        }
        let _ = sender.send(String::from_utf8_lossy(&whole).into_owned());
    });
    receiver
}

/// A program and its process group. Dropping it ends them.
pub struct Running {
    child: Child,
    watcher: Child,
}

impl Running {
    /// Whether it has ended.
    ///
    /// # Errors
    /// Where the system cannot tell.
    pub fn has_ended(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    fn start(command: &mut Command) -> Result<Self> {
        let name = name(command);
        let mut child = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| Error::new(format!("{name} does not start: {error}")))?;
        let watcher = Command::new("sh")
            .args(["-c", WATCH, "watch"])
            .arg(child.id().to_string())
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match watcher {
            Ok(watcher) => Ok(Self { child, watcher }),
            Err(error) => {
                let _ = child.kill();
                Err(Error::new(format!("sh does not start: {error}")))
            }
        }
    }

    /// `None`: still running at the limit.
    fn wait(&mut self, limit: Option<Duration>) -> Result<Option<ExitStatus>> {
        let Some(limit) = limit else {
            return Ok(Some(self.child.wait()?));
        };
        let start = Instant::now();
        while start.elapsed() < limit {
            if let Some(status) = self.child.try_wait()? {
                return Ok(Some(status));
            }
            thread::sleep(POLL);
        }
        Ok(None)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The watcher waits for the pipe to close.
        drop(self.watcher.stdin.take());
        let _ = self.child.wait();
        let _ = self.watcher.wait();
    }
}

fn name(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn ended(name: &str) -> Error {
    Error::new(format!("{name} ended without a status"))
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
    fn what_runs_past_its_limit_is_ended_with_all_it_started() {
        let script = "sleep 600 & echo $!; wait";
        let ended = tee(shell(script), Duration::from_millis(300)).unwrap();
        assert!(ended.error().unwrap().contains("longer than"));
        let pid = ended.output().trim().to_owned();
        let start = Instant::now();
        while alive(&pid) && start.elapsed() < Duration::from_secs(5) {
            thread::yield_now();
        }
        assert!(!pid.is_empty() && !alive(&pid));
    }

    fn alive(pid: &str) -> bool {
        let state = answer(shell(&format!("ps -o stat= -p {pid}")));
        state.is_some_and(|state| !state.starts_with('Z'))
    }
}
