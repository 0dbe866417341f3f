//! The errors that `newsroom check` finds, shown on the pages of `newsroom serve`.

use crate::build::digest;
use crate::check;
use crate::failure::Failure;
use crate::report::counted;
use std::collections::BTreeMap;
use std::path::Path;

/// Maximum number of files that a front lists.
const MAX_NAMED: usize = 20;

/// The errors of files, by the files' paths below the content folder with `/` between their segments.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Faults(BTreeMap<String, Faulty>);

/// A file with errors.
#[derive(Debug, PartialEq, Eq)]
struct Faulty {
    /// The digest of its bytes when they were found: a file that has been saved since may be correct.
    digest: u64,
    lines: Vec<String>,
}

impl Faults {
    /// Checks all documents of a content folder.
    ///
    /// # Errors
    /// If the folder or its `portal.json` cannot be read.
    pub fn of(folder: &Path) -> Result<Self, Failure> {
        let mut faults = Self::default();
        for checked in check::errors(folder)? {
            let inside = checked.file.strip_prefix(folder).unwrap_or(&checked.file);
            let name = inside.to_string_lossy().replace('\\', "/");
            let lines = checked.lines.iter().map(|line| format!("{name}:{line}"));
            let faulty = Faulty {
                digest: checked.digest,
                lines: lines.collect(),
            };
            faults.0.insert(name, faulty);
        }
        Ok(faults)
    }

    /// The lines about a file with these bytes that are not among those already known.
    pub fn more(&self, file: &str, bytes: &[u8], known: &str) -> String {
        let faulty = self.0.get(file);
        let faulty = faulty.filter(|faulty| faulty.digest == digest::of(bytes));
        let lines = faulty.into_iter().flat_map(|faulty| &faulty.lines);
        let lines = lines.filter(|line| known.lines().all(|known| known != **line));
        lines.flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    /// The articles with errors: the addresses of their pages, and words.
    pub fn articles(&self) -> Vec<(String, String)> {
        let articles = self.0.iter().filter_map(|(file, faulty)| {
            let inside = file.strip_prefix("articles/")?;
            let (id, _) = inside.rsplit_once('.')?;
            let words = format!("{file}: {}", counted(faulty.lines.len(), "error"));
            Some((format!("/{id}/"), words))
        });
        let mut articles: Vec<_> = articles.collect();
        if articles.len() > MAX_NAMED {
            let more = articles.split_off(MAX_NAMED).len();
            articles.push((String::new(), format!("and {}", counted(more, "more file"))));
        }
        articles
    }
}
