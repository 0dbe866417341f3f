//! `newsroom publish --watch`: publishes again on each save, and when an article is released or expires.

use super::app::Follow;
use super::arguments::Arguments;
use super::run::run;
use crate::clock;
use crate::failure::Failure;
use crate::saves::Saves;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Longest wait until the clock is read again: timers stop while the system sleeps, and clocks are set.
const CLOCK_INTERVAL: Duration = Duration::from_secs(20);

/// Publishes on each save, and when an article is due, until it is interrupted. After an error, the next save publishes
/// again.
///
/// # Errors
/// If the folders cannot be watched.
pub fn watch(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let saves = Saves::watch(&arguments.sources())?;
    let mut due = publish(arguments, "");
    loop {
        let left = due.and_then(clock::until);
        if left.is_some_and(|left| left.is_zero()) {
            due = publish(arguments, "due: ");
            continue;
        }
        let saved = saves.next(left.map(|left| left.min(CLOCK_INTERVAL)))?;
        let why = match saved.len() {
            0 => continue,
            1 => saved
                .iter()
                .map(|path| format!("{}: ", name(path)))
                .collect(),
            many => format!("{many} files: "),
        };
        due = publish(arguments, &why);
    }
}

/// Publishes and prints why. Returns when it has to be done again because of dates in articles, in seconds since 1970.
fn publish(arguments: &Arguments, why: &str) -> Option<i64> {
    match run(arguments, Follow::Yes) {
        Ok(tally) => {
            eprint!("{}", tally.warnings());
            match arguments.json {
                true => print!("{}", tally.json().unwrap_or_default()),
                false => println!("{why}{}", tally.line()),
            }
            tally.next_due
        }
        Err(failure) => {
            eprintln!("newsroom: {failure}; waiting for the next save");
            None
        }
    }
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
