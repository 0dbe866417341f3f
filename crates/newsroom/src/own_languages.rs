//! Languages that the interface does not have: a newsroom brings their strings in `content/words/xx.json`.

use crate::failure::Failure;
use crate::files;
use action_news::text::Language;
use serde_json::Value;
use std::path::Path;

/// Adds the languages in a folder. What is wrong with their files is said by [`faults`]; there, strings are English.
///
/// # Errors
/// If a file cannot be read.
pub fn add(folder: &Path) -> Result<(), Failure> {
    for file in files::json_below(folder).files {
        faults(&file, &files::read(&file)?);
    }
    Ok(())
}

/// The files of a folder together: inputs of each page.
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

/// Adds the language of a file, and says what is wrong with it: JSON Pointers and sentences.
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
            format!("\"tag\" should be {name:?}, as the file's name is"),
        )];
    }
    Language::add_own(&file)
}
