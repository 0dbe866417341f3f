//! `newsroom publish --watch`: publishes again on each save, and when an article is released or expires.

use super::app::Follow;
use super::arguments::Arguments;
use super::run::run;
use crate::clock;
use crate::failure::Failure;
use notify::{Event, EventKind, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A save causes many events: it has ended when none has come for this long.
const QUIET: Duration = Duration::from_millis(60);
/// Longest wait for the end of a save.
const MAX_WAIT: Duration = Duration::from_secs(1);
/// Longest wait until the clock is read again: timers stop while the system sleeps, and clocks are set.
const CLOCK_INTERVAL: Duration = Duration::from_secs(20);

/// Publishes on each save, until it is interrupted. After an error, the next save publishes again.
///
/// # Errors
/// If the folders cannot be watched.
pub fn watch(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (send, events) = channel();
    let failed = |why: notify::Error| Failure::new(format!("cannot watch: {why}"));
    let mut watcher = notify::recommended_watcher(move |event| {
        // Fails when the command ends and the receiver is gone.
        let _ = send.send(event);
    })
    .map_err(failed)?;
    for folder in [&arguments.content, &arguments.app] {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .map_err(failed)?;
    }
    let mut due = publish(arguments, "");
    loop {
        let why = match wait(&events, &[&arguments.content, &arguments.app], due)? {
            Woken::Due => "due: ".to_owned(),
            Woken::Saved(saved) => match saved.len() {
                0 => continue,
                1 => saved
                    .iter()
                    .map(|path| format!("{}: ", name(path)))
                    .collect(),
                many => format!("{many} files: "),
            },
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

/// Why a wait has ended.
enum Woken {
    /// An article is to be released or expires.
    Due,
    /// Files were saved.
    Saved(BTreeSet<PathBuf>),
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Waits for a save, or until a moment in seconds since 1970.
fn wait(
    events: &Receiver<notify::Result<Event>>,
    folders: &[&PathBuf],
    due: Option<i64>,
) -> Result<Woken, Failure> {
    let ended = || Failure::new("the system no longer reports changed files");
    let mut saved = BTreeSet::new();
    let first = loop {
        let left = due.and_then(clock::until).unwrap_or(CLOCK_INTERVAL);
        if left.is_zero() {
            return Ok(Woken::Due);
        }
        match events.recv_timeout(left.min(CLOCK_INTERVAL)) {
            Ok(event) => break event,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(ended()),
        }
    };
    let begun = Instant::now();
    add(&mut saved, first, folders);
    while begun.elapsed() < MAX_WAIT {
        match events.recv_timeout(QUIET) {
            Ok(event) => add(&mut saved, event, folders),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return Err(ended()),
        }
    }
    Ok(Woken::Saved(saved))
}

fn add(saved: &mut BTreeSet<PathBuf>, event: notify::Result<Event>, folders: &[&PathBuf]) {
    match event {
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
        Ok(event) => {
            saved.extend(
                event
                    .paths
                    .into_iter()
                    .filter(|path| !is_hidden(path, folders)),
            );
        }
        // Events were lost. It does not matter which: a publish compares all files.
        Err(why) => {
            eprintln!("newsroom: {why}");
            saved.insert(PathBuf::from("?"));
        }
    }
}

/// Whether a file is hidden, or is in a hidden folder (such as `.git`) of one of these folders.
fn is_hidden(path: &Path, folders: &[&PathBuf]) -> bool {
    let inside = folders
        .iter()
        .find_map(|folder| path.strip_prefix(folder).ok());
    let mut names = inside.unwrap_or(path).iter();
    names.any(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_git_and_editors_are_hidden() {
        let folder = PathBuf::from("./.newsroom/content");
        let is_hidden = |path: &str| is_hidden(&folder.join(path), &[&folder]);
        assert!(is_hidden(".git/index") && is_hidden("articles/.story.json.swp"));
        assert!(!is_hidden("articles/world/story.json") && !is_hidden("portal.json"));
    }
}
