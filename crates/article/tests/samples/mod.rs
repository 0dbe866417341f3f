//! Real documents, which are outside the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder of samples; `None`, with a message, if it is missing.
pub fn folder(part: &str) -> Option<PathBuf> {
    // Crates are at different depths of the repository.
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|above| above.join("shared/samples").join(part))
        .find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no samples of {part}");
    }
    found
}

/// All `*.json` below a folder.
pub fn json_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                found.push(path);
            }
        }
    }
    found
}
