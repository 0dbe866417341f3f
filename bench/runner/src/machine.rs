//! The day and the machine of a measurement.

use std::fmt;
use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

/// The day, the machine and the program that measured.
pub struct Machine {
    day: String,
    processor: String,
    cores: usize,
    memory_gb: u64,
    with: String,
}

impl Machine {
    /// This machine, today. `with`: the program that measures, and its version.
    pub fn detect(with: &str) -> Self {
        let day = Command::new("date").args(["-u", "+%Y-%m-%d"]).output();
        let day = day.map_or_else(
            |_| String::new(),
            |day| String::from_utf8_lossy(&day.stdout).trim().to_owned(),
        );
        Self {
            day,
            processor: field("/proc/cpuinfo", "model name").unwrap_or_else(|| "?".to_owned()),
            cores: available_parallelism().map_or(1, Into::into),
            memory_gb: memory_gb(),
            with: with.to_owned(),
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            day,
            processor,
            cores,
            memory_gb,
            with,
        } = self;
        write!(
            f,
            "{day}, {cores} cores of {processor}, {memory_gb} GB, {with}"
        )
    }
}

fn memory_gb() -> u64 {
    let total = field("/proc/meminfo", "MemTotal").unwrap_or_default();
    let kb: u64 = total.trim_end_matches(" kB").parse().unwrap_or(0);
    kb.div_ceil(1 << 20)
}

/// The value of a line `name : value` in a file below `/proc`.
pub fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    lines
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().to_owned())
}
