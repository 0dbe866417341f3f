//! The names of the articles' files, all in one string: some forty bytes each.

use crate::content::Content;
use crate::failure::Failure;
use crate::files;
use crate::report;
use article::problem::Severity;
use std::path::{Path, PathBuf};

/// The end of the name of every article's file.
const ENDING: &str = ".json";

/// The files' paths below `articles/` without `.json`, with slashes everywhere, in the order of these texts: most
/// are the ids of their articles.
#[derive(Default)]
pub struct Sources {
    folder: PathBuf,
    text: String,
    /// Where each is in `text`: its beginning and its end.
    spans: Vec<(u32, u32)>,
    /// How many have names that are not UTF-8.
    pub left_out: usize,
}

impl Sources {
    /// Lists them. Names that are not UTF-8 are reported.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub fn list(content: &Content) -> Result<Self, Failure> {
        let mut sources = Self {
            folder: content.articles_folder(),
            text: String::new(),
            spans: Vec::new(),
            left_out: 0,
        };
        // A newsroom without articles has no such folder.
        if sources.folder.is_dir() {
            files::each_below(&content.articles_folder(), |path| sources.add(&path))?;
        }
        let Self { text, spans, .. } = &mut sources;
        spans.sort_unstable_by_key(|span| part(text, *span));
        Ok(sources)
    }

    fn add(&mut self, path: &Path) -> Result<(), Failure> {
        if !files::is_json(path) {
            return Ok(());
        }
        let inside = path.strip_prefix(&self.folder).unwrap_or(path);
        let begin = self.text.len();
        for segment in inside {
            let Some(segment) = segment.to_str() else {
                self.text.truncate(begin);
                self.left_out += 1;
                let why = "its name is not UTF-8; rename it";
                report::print_about_file(path, Severity::Error, why);
                return Ok(());
            };
            if self.text.len() > begin {
                self.text.push('/');
            }
            self.text.push_str(segment);
        }
        self.text.truncate(self.text.len() - ENDING.len());
        let too_many = |_| Failure::new("the names of all articles together are longer than 4 GiB");
        let end = u32::try_from(self.text.len()).map_err(too_many)?;
        let begin = u32::try_from(begin).map_err(too_many)?;
        self.spans.push((begin, end));
        Ok(())
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// The path with this number.
    pub fn get(&self, at: usize) -> Option<&str> {
        self.spans.get(at).map(|span| part(&self.text, *span))
    }

    /// The number of a path.
    pub fn find(&self, source: &str) -> Option<usize> {
        let found = self
            .spans
            .binary_search_by_key(&source, |span| part(&self.text, *span));
        found.ok()
    }

    /// The file of a path.
    pub fn file(&self, source: &str) -> PathBuf {
        self.folder.join([source, ENDING].concat())
    }
}

fn part(text: &str, (begin, end): (u32, u32)) -> &str {
    text.get(begin as usize..end as usize).unwrap_or_default()
}
