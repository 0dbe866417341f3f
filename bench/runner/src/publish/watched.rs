//! A program with its time and its largest memory.

use crate::machine;
use crate::trouble::{Tried, Trouble};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often the system is asked. What it tells is the largest so far, so only what grows within the last
/// millisecond or two of a run can be missed.
const LOOK: Duration = Duration::from_millis(2);

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// Wall time.
    pub seconds: f64,
    /// `VmHWM`, the largest resident memory, in MB (10⁶).
    pub memory_mb: f64,
}

/// Runs to the end. What the program says on standard output is not shown.
///
/// # Errors
/// Where it does not start, or ends with a status other than success.
pub fn run(command: &mut Command) -> Tried<Took> {
    let name = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| Trouble::new(format!("{name} does not start: {error}")))?;
    let file = format!("/proc/{}/status", child.id());
    let mut most_kb: u64 = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let told = machine::field(&file, "VmHWM").unwrap_or_default();
        most_kb = most_kb.max(told.trim_end_matches(" kB").parse().unwrap_or(0));
        thread::sleep(LOOK);
    };
    let seconds = start.elapsed().as_secs_f64();
    if !status.success() {
        return Err(Trouble::new(format!("{name} failed ({status})")));
    }
    Ok(Took {
        seconds,
        memory_mb: most_kb as f64 * 1024.0 / 1e6,
    })
}

/// How many HTML files lie below a folder.
///
/// # Errors
/// Where it cannot be read.
pub fn pages(folder: &Path) -> Tried<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            count += pages(&entry.path())?;
        } else if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "html")
        {
            count += 1;
        }
    }
    Ok(count)
}
