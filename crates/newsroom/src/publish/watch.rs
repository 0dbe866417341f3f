//! `newsroom publish --watch`: publishes again on each save.

use super::app::Follow;
use super::arguments::Arguments;
use super::run::run;
use crate::failure::Failure;
use crate::saves::Saves;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Publishes on each save, until it is interrupted. After an error, the next save publishes again.
///
/// # Errors
/// If the folders cannot be watched.
pub fn watch(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let saves = Saves::watch(&arguments.sources())?;
    publish(arguments, &BTreeSet::new());
    loop {
        let saved = saves.next(None)?;
        if !saved.is_empty() {
            publish(arguments, &saved);
        }
    }
}

fn publish(arguments: &Arguments, saved: &BTreeSet<PathBuf>) {
    let why = match saved.len() {
        0 => String::new(),
        1 => saved
            .iter()
            .map(|path| format!("{}: ", name(path)))
            .collect(),
        many => format!("{many} files: "),
    };
    match run(arguments, Follow::Yes) {
        Ok(tally) => {
            eprint!("{}", tally.warnings());
            println!("{why}{}", tally.line());
        }
        Err(failure) => eprintln!("newsroom: {failure}; waiting for the next save"),
    }
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
