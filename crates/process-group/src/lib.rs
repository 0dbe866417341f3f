//! Child processes that end with their parent process, however it ends.
//!
//! A process can return, panic, be interrupted or be killed; its children must not outlive it. So on Unix each child gets
//! a process group of its own, and a shell waits on a pipe whose write end only the parent has. When the pipe closes, for
//! whatever reason, the shell ends the group, including the child's own children. On other systems only dropping a
//! [`ProcessGroup`] ends its child, and the child's own children keep running.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Waits for the end of standard input, then ends process group `$1`: SIGTERM, and SIGKILL after `$2` tenths of a second.
/// Then removes folder `$3`, with retries, since a process that is being ended may still write into it.
const WATCH: &str = r#"
read -r _
kill -s TERM -- "-$1"
n=$2
while [ "$n" -gt 0 ] && kill -s 0 -- "-$1"; do
  sleep 0.1
  n=$((n - 1))
done
kill -s KILL -- "-$1"
[ -n "$3" ] || exit 0
for _ in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$3" && exit 0; sleep 0.1; done
"#;

/// A program and its descendants. Dropping it ends them.
pub struct ProcessGroup {
    /// The program.
    pub child: Child,
    watcher: Option<Child>,
}

impl ProcessGroup {
    /// Starts a program without standard input. On drop, the program gets SIGTERM and has `grace` to end by itself; then
    /// `folder` is removed.
    ///
    /// # Errors
    /// If the program or, on Unix, `sh` does not start.
    pub fn start(
        command: &mut Command,
        grace: Duration,
        folder: Option<&Path>,
    ) -> io::Result<Self> {
        let mut child = spawn(own_group(command).stdin(Stdio::null()))?;
        match watch(&child, grace, folder) {
            Ok(watcher) => Ok(Self { child, watcher }),
            Err(error) => {
                let _ = child.kill();
                Err(error)
            }
        }
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        match &mut self.watcher {
            // Closes the pipe, which the watcher waits for.
            Some(watcher) => drop(watcher.stdin.take()),
            None => drop(self.child.kill()),
        }
        // First the child: its group exists until it is waited for.
        let _ = self.child.wait();
        if let Some(watcher) = &mut self.watcher {
            let _ = watcher.wait();
        }
    }
}

fn spawn(command: &mut Command) -> io::Result<Child> {
    command.spawn().map_err(|error| {
        let name = Path::new(command.get_program()).display();
        io::Error::new(error.kind(), format!("{name} does not start: {error}"))
    })
}

#[cfg(unix)]
fn own_group(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

#[cfg(not(unix))]
fn own_group(command: &mut Command) -> &mut Command {
    command
}

fn watch(child: &Child, grace: Duration, folder: Option<&Path>) -> io::Result<Option<Child>> {
    if cfg!(not(unix)) {
        return Ok(None);
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", WATCH, "watch", &child.id().to_string()]);
    shell.arg((grace.as_millis() / 100).to_string());
    shell.arg(folder.unwrap_or(Path::new("")));
    shell.stdin(Stdio::piped());
    shell.stdout(Stdio::null()).stderr(Stdio::null());
    spawn(own_group(&mut shell)).map(Some)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::time::Instant;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdout(Stdio::piped());
        command
    }

    fn first_line(group: &mut ProcessGroup) -> String {
        let mut line = String::new();
        let stdout = group.child.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// A process that has ended and has not been waited for is in state Z.
    fn is_alive(pid: &str) -> bool {
        let ps = Command::new("ps").args(["-o", "stat=", "-p", pid]).output();
        let state = String::from_utf8(ps.unwrap().stdout).unwrap();
        !state.is_empty() && !state.starts_with('Z')
    }

    #[test]
    fn the_children_of_the_child_end_and_the_folder_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("note"), "x").unwrap();
        let mut command = shell("sleep 600 & echo $!; wait");
        let mut group =
            ProcessGroup::start(&mut command, Duration::ZERO, Some(folder.path())).unwrap();
        let grandchild = first_line(&mut group);
        assert!(is_alive(&grandchild));
        drop(group);
        let start = Instant::now();
        while is_alive(&grandchild) && start.elapsed() < Duration::from_secs(5) {
            std::thread::yield_now();
        }
        assert!(!is_alive(&grandchild));
        assert!(!folder.path().exists());
    }

    #[test]
    fn a_program_may_end_by_itself_within_its_grace() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("note");
        let script = format!(
            "trap 'echo bye > {}; exit' TERM; echo ready; while :; do sleep 0.01; done",
            note.display()
        );
        let mut command = shell(&script);
        let mut group = ProcessGroup::start(&mut command, Duration::from_secs(30), None).unwrap();
        assert_eq!(first_line(&mut group), "ready");
        drop(group);
        assert_eq!(std::fs::read_to_string(note).unwrap(), "bye\n");
    }

    #[test]
    fn a_program_that_is_missing_is_named() {
        let mut command = Command::new("no-such-program");
        let started = ProcessGroup::start(&mut command, Duration::ZERO, None);
        let error = started.err().unwrap().to_string();
        assert!(
            error.starts_with("no-such-program does not start: "),
            "{error}"
        );
    }
}
