//! Processes that end with whoever started them, however that one ends.
//!
//! A test can return, panic, be interrupted from the keyboard or be killed; a browser must outlive
//! none of these. So each process gets a group of its own, and a watching shell holds the reading
//! end of a pipe whose writing end only this process has. When the pipe closes, for whatever
//! reason, the shell ends the group (browsers keep their helpers in the group of their driver) and
//! removes the folder that they wrote into.

use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::trouble::{Tried, Trouble};

/// Waits for the end of standard input, then ends process group `$1` and removes folder `$2`.
/// Removing is tried again for a while: a process that is being ended may still be writing.
const WATCH: &str = r#"
read -r _
kill -s KILL -- "-$1"
[ -n "$2" ] || exit 0
for _ in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$2" && exit 0; sleep 0.1; done
"#;

/// A running process with its group, ended on drop.
pub struct Guarded {
    child: Child,
    watcher: Child,
}

impl Guarded {
    /// Starts `command` and its watcher, which removes `folder` (if one is given) at the end.
    ///
    /// # Errors
    /// Where the command or `sh` cannot be started.
    pub fn start(command: &mut Command, folder: Option<&Path>) -> Tried<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| Trouble::new(format!("{name} does not start: {error}")))?;
        let watcher = Command::new("sh")
            .args(["-c", WATCH, "watch"])
            .arg(child.id().to_string())
            .arg(folder.unwrap_or(Path::new("")))
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match watcher {
            Ok(watcher) => Ok(Self { child, watcher }),
            Err(error) => {
                let _ = child.kill();
                Err(Trouble::new(format!("sh does not start: {error}")))
            }
        }
    }

    /// What the process writes, where the command piped it.
    pub(crate) fn stdout(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// True once the process has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)) | Err(_))
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        // Closing the pipe is what the watcher waits for.
        drop(self.watcher.stdin.take());
        let _ = self.watcher.wait();
        let _ = self.child.wait();
    }
}

/// Reads up to the first line end.
pub(crate) fn first_line(from: &mut impl Read) -> Tried<String> {
    let mut line = Vec::new();
    let mut byte = [0];
    while from.read(&mut byte)? == 1 && byte != *b"\n" {
        line.extend_from_slice(&byte);
    }
    Ok(String::from_utf8_lossy(&line).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;
    use std::time::{Duration, Instant};

    #[test]
    fn the_whole_group_ends_and_the_folder_goes() {
        let folder = Folder::new("guard").unwrap();
        let kept = folder.path().to_owned();
        std::fs::write(kept.join("note"), "x").unwrap();
        let mut command = Command::new("sh");
        // A grandchild that would outlive its parent.
        command
            .args(["-c", "sleep 600 & echo $!; wait"])
            .stdout(Stdio::piped());
        let mut guarded = Guarded::start(&mut command, Some(&kept)).unwrap();
        let grandchild = first_line(&mut guarded.stdout().unwrap()).unwrap();
        assert!(alive(&grandchild));
        drop(guarded);
        let start = Instant::now();
        while alive(&grandchild) && start.elapsed() < Duration::from_secs(5) {
            std::thread::yield_now();
        }
        assert!(!alive(&grandchild), "the grandchild is still there");
        assert!(!kept.exists());
    }

    /// An ended process that nobody has waited for still has an entry, in state Z.
    fn alive(pid: &str) -> bool {
        std::fs::read_to_string(format!("/proc/{pid}/stat"))
            .is_ok_and(|stat| !stat.contains(") Z "))
    }
}
