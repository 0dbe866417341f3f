//! Runs a program and measures its time and its largest memory.

use crate::error::{Error, Result};
use crate::machine;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The system reports the peak so far, so at most growth in a run's last two milliseconds is missed.
const POLL_INTERVAL: Duration = Duration::from_millis(2);

/// Time and memory of a run.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// Wall time.
    pub seconds: f64,
    /// `VmHWM`, the largest resident memory, in MB (10⁶).
    pub memory_mb: f64,
}

/// Runs a command to its end, without its standard output.
///
/// # Errors
/// If it does not start, or ends with a status other than success.
pub fn run(command: &mut Command) -> Result<Usage> {
    let name = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| Error::new(format!("{name} does not start: {error}")))?;
    let file = format!("/proc/{}/status", child.id());
    let mut peak_kb: u64 = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let peak = machine::field(&file, "VmHWM").unwrap_or_default();
        peak_kb = peak_kb.max(peak.trim_end_matches(" kB").parse().unwrap_or(0));
        thread::sleep(POLL_INTERVAL);
    };
    let seconds = start.elapsed().as_secs_f64();
    if !status.success() {
        return Err(Error::new(format!("{name} failed ({status})")));
    }
    Ok(Usage {
        seconds,
        memory_mb: peak_kb as f64 * 1024.0 / 1e6,
    })
}

/// The number of HTML files below a folder.
///
/// # Errors
/// If it cannot be read.
pub fn html_files(folder: &Path) -> Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            count += html_files(&entry.path())?;
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
