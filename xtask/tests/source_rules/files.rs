//! The files that the rules check.

use std::path::{Path, PathBuf};

/// A file of the repository.
pub struct File {
    /// Relative to the repository, with `/`.
    pub path: String,
    pub text: String,
}

impl File {
    /// A file of a rule's own test.
    pub fn example(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// `path:line: what`, for a finding at a byte offset.
    pub fn at(&self, byte: usize, what: &str) -> String {
        let line = self.text[..byte].matches('\n').count() + 1;
        format!("{}:{line}: {what}", self.path)
    }
}

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// All files below these folders whose names have one of the endings, sorted.
pub fn below(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    for folder in folders {
        collect(&repository().join(folder), &mut paths);
    }
    paths.sort();
    paths
        .into_iter()
        .filter(|path| {
            endings
                .iter()
                .any(|ending| path.to_string_lossy().ends_with(ending))
        })
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let relative = path
                .strip_prefix(repository())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            File {
                path: relative,
                text,
            }
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    // Generated or installed.
    const SKIPPED: &[&str] = &["target", "dist", "node_modules", "screenshots", ".git"];
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if !SKIPPED.iter().any(|skipped| name == *skipped) {
                collect(&path, paths);
            }
        } else {
            paths.push(path);
        }
    }
}
