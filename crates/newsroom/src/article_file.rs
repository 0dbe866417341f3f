//! The files of articles: our own format as JSON, or Markdown with the same keys as YAML.

use article::import::read_markdown;
use article::{Article, Problem};
use std::path::Path;

/// How an article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArticleFormat {
    /// `action-news/article/1`.
    Json,
    /// Markdown with front matter.
    Markdown,
}

impl ArticleFormat {
    /// By the ending of the file's name; `None` if it is no article's.
    pub fn of(path: &Path) -> Option<Self> {
        [Self::Json, Self::Markdown].into_iter().find(|format| {
            path.extension()
                .is_some_and(|ending| ending == format.extension())
        })
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// The ending of such a file's name: `.json`.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Markdown => ".md",
        }
    }

    /// Reads an article. `id`: that of the file's path, for an article in Markdown without one.
    ///
    /// # Errors
    /// As for [`article::read`].
    pub fn read(self, bytes: &[u8], id: &str) -> Result<(Article, Vec<Problem>), Vec<Problem>> {
        match self {
            Self::Json => article::read(bytes),
            Self::Markdown => read_markdown(bytes, id),
        }
    }
}
