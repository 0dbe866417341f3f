//! A newsroom's own languages of the interface: `content/words/xx.json`.

use crate::failure::Failure;
use crate::files;
use crate::report;
use action_news::text::Language;
use article::problem::Severity;
use serde_json::Value;
use std::path::Path;

/// Adds the languages in a folder, and prints what is wrong with them to standard error. Missing and wrong strings are
/// English.
///
/// # Errors
/// If a file cannot be read.
pub fn add(folder: &Path) -> Result<(), Failure> {
    for file in files::json_below(folder).files {
        for (at, fault) in faults(&file, &files::read(&file)?) {
            report::print_about_file(&file, Severity::Error, &format!("{at}: {fault}"));
        }
    }
    Ok(())
}

/// The bytes of all files in a folder, one after the other: every page depends on them.
///
/// # Errors
/// If one cannot be read.
pub fn bytes(folder: &Path) -> Result<Vec<u8>, Failure> {
    let files: Result<Vec<_>, Failure> = files::json_below(folder)
        .files
        .iter()
        .map(|file| files::read(file))
        .collect();
    Ok(files?.concat())
}

/// Adds the language of a file. Returns its problems, as JSON Pointers and sentences.
pub fn faults(path: &Path, bytes: &[u8]) -> Vec<(String, String)> {
    let file: Value = match serde_json::from_slice(bytes) {
        Ok(file) => file,
        Err(why) => return vec![(String::new(), format!("it is not JSON: {why}"))],
    };
    let code = file.pointer("/ui/tag").and_then(Value::as_str);
    let name = path.file_stem().and_then(|name| name.to_str());
    if code.is_none() || code != name {
        let name = name.unwrap_or_default();
        return vec![(
            "/ui".to_owned(),
            format!("\"tag\" should be {name:?}, like the file's name"),
        )];
    }
    Language::add_own(&file)
}
