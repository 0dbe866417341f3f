//! Waits for files to be saved.

use crate::failure::Failure;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A save causes many events: it has ended when none has come for this long.
const QUIET: Duration = Duration::from_millis(60);
/// Longest wait for the end of a save.
const MAX_WAIT: Duration = Duration::from_secs(1);

/// The saves in some folders.
pub struct Saves {
    events: Receiver<notify::Result<Event>>,
    /// Each folder as the system reports it: by its absolute path, or by its path without links.
    folders: Vec<PathBuf>,
    _watcher: RecommendedWatcher,
}

impl Saves {
    /// Watches folders and everything below them.
    ///
    /// # Errors
    /// If they cannot be watched.
    pub fn watch(folders: &[PathBuf]) -> Result<Self, Failure> {
        let (send, events) = channel();
        let mut watcher = notify::recommended_watcher(move |event| {
            // Fails when the command ends and the receiver is gone.
            let _ = send.send(event);
        })
        .map_err(|why| Failure::new(format!("cannot watch folders: {why}")))?;
        let mut reported = Vec::new();
        for folder in folders {
            watcher
                .watch(folder, RecursiveMode::Recursive)
                .map_err(|why| Failure::new(format!("cannot watch {}: {why}", folder.display())))?;
            reported.extend(std::path::absolute(folder));
            reported.extend(folder.canonicalize());
        }
        Ok(Self {
            events,
            folders: reported,
            _watcher: watcher,
        })
    }

    /// Waits for a save, or until `timeout` is over if there is one; returns the saved files. The file `?` means that some
    /// are not known.
    ///
    /// # Errors
    /// If the system no longer reports changes.
    pub fn next(&self, timeout: Option<Duration>) -> Result<BTreeSet<PathBuf>, Failure> {
        let ended = || Failure::new("the system no longer reports changed files");
        let mut saved = BTreeSet::new();
        let first = match timeout {
            None => self.events.recv().map_err(|_| ended())?,
            Some(timeout) => match self.events.recv_timeout(timeout) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => return Ok(saved),
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            },
        };
        let begun = Instant::now();
        self.add(&mut saved, first);
        while begun.elapsed() < MAX_WAIT {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => self.add(&mut saved, event),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
        }
        Ok(saved)
    }

    fn add(&self, saved: &mut BTreeSet<PathBuf>, event: notify::Result<Event>) {
        match event {
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(event) => {
                let paths = event.paths.into_iter();
                saved.extend(paths.filter(|path| !is_hidden(path, &self.folders)));
            }
            // Events were lost. It does not matter which: callers compare all files.
            Err(why) => {
                eprintln!("newsroom: {why}");
                saved.insert(PathBuf::from("?"));
            }
        }
    }
}

/// Whether a file is hidden, or is in a hidden folder (such as `.git`) of one of these folders.
fn is_hidden(path: &Path, folders: &[PathBuf]) -> bool {
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
        let is_hidden = |path: &str| is_hidden(&folder.join(path), std::slice::from_ref(&folder));
        assert!(is_hidden(".git/index") && is_hidden("articles/.story.json.swp"));
        assert!(!is_hidden("articles/world/story.json") && !is_hidden("portal.json"));
    }

    #[test]
    fn a_watched_folder_may_be_hidden_itself() {
        let folder = tempfile::Builder::new()
            .prefix(".newsroom")
            .tempdir()
            .unwrap();
        let saves = Saves::watch(&[folder.path().to_owned()]).unwrap();
        std::fs::write(folder.path().join("story.json"), "{}").unwrap();
        let saved = saves.next(Some(Duration::from_secs(20))).unwrap();
        let names: Vec<_> = saved.iter().filter_map(|path| path.file_name()).collect();
        assert_eq!(names, ["story.json"]);
    }
}
