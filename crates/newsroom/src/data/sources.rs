//! The names of the articles' files, all in one string: some forty bytes each.

use crate::article_file::ArticleFormat;
use crate::content::Content;
use crate::failure::Failure;
use crate::files::{self, Entry, Unusable};
use crate::report;
use article::problem::Severity;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The files' paths below `articles/` without their endings, with slashes everywhere, in the order of these texts: most
/// are the ids of their articles.
#[derive(Default)]
pub struct Sources {
    folder: PathBuf,
    text: String,
    spans: Vec<Span>,
    /// Why some of them cannot be read: links that lead nowhere, pipes.
    unusable: HashMap<PathBuf, String>,
    /// How many have names that are not UTF-8, or the path of another file.
    pub left_out: usize,
    /// Whether a folder could not be listed.
    pub is_partial: bool,
}

/// Where a path is in `text`, and how the file is written.
#[derive(Clone, Copy)]
struct Span {
    begin: u32,
    end: u32,
    format: ArticleFormat,
}

impl Sources {
    /// Lists them. Names that are not UTF-8 are reported, and files in Markdown beside a file in JSON of the same name.
    ///
    /// # Errors
    /// If there are too many.
    pub fn list(content: &Content) -> Result<Self, Failure> {
        let mut sources = Self {
            folder: content.articles_folder(),
            text: String::new(),
            spans: Vec::new(),
            unusable: HashMap::new(),
            left_out: 0,
            is_partial: false,
        };
        let mut outcome = Ok(());
        // A newsroom without articles has no such folder.
        if sources.folder.is_dir() {
            files::each_below(&content.articles_folder(), |entry| {
                if outcome.is_ok() {
                    outcome = sources.add_entry(entry);
                }
            });
        }
        outcome?;
        let Self { text, spans, .. } = &mut sources;
        spans.sort_unstable_by_key(|span| (part(text, *span), span.format));
        sources.leave_out_duplicates();
        Ok(sources)
    }

    /// `a.json` and `a.md` would be one article: that in JSON is used.
    fn leave_out_duplicates(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        spans.dedup_by(|span, before| {
            let path = part(&self.text, *span);
            let is_same = path == part(&self.text, *before);
            if is_same {
                let file = self.folder.join([path, span.format.ending()].concat());
                let other = before.format.ending();
                let why = format!("{path}{other} is the same article; remove one of the files");
                report::print_about_file(&file, Severity::Error, &why);
                self.left_out += 1;
            }
            is_same
        });
        self.spans = spans;
    }

    /// Unreadable articles are listed too: one that was published before keeps its page.
    fn add_entry(&mut self, entry: Entry) -> Result<(), Failure> {
        let Unusable { path, why } = match entry {
            Entry::File(path) => return self.add(&path),
            Entry::Unusable(unusable) => unusable,
        };
        if ArticleFormat::of(&path).is_some() {
            self.add(&path)?;
            self.unusable.insert(path, why);
        } else if path.extension().is_none() || path.is_dir() {
            report::print_about_file(&path, Severity::Error, &why);
            self.left_out += 1;
            self.is_partial = true;
        }
        Ok(())
    }

    fn add(&mut self, path: &Path) -> Result<(), Failure> {
        let Some(format) = ArticleFormat::of(path) else {
            return Ok(());
        };
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
        self.text.truncate(self.text.len() - format.ending().len());
        let too_many = |_| Failure::new("the names of all articles together are longer than 4 GiB");
        let end = u32::try_from(self.text.len()).map_err(too_many)?;
        let begin = u32::try_from(begin).map_err(too_many)?;
        self.spans.push(Span { begin, end, format });
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

    /// How the article with this number is written.
    pub fn format(&self, at: usize) -> ArticleFormat {
        let span = self.spans.get(at);
        span.map_or(ArticleFormat::Json, |span| span.format)
    }

    /// The name of the artefact of the article with this number. Paths of the site, which name other artefacts, do not begin
    /// with `/`, and files' paths do not either.
    pub fn artefact(&self, at: usize) -> Option<String> {
        let mark = match self.format(at) {
            ArticleFormat::Json => "/",
            ArticleFormat::Markdown => "//",
        };
        Some([mark, self.get(at)?].concat())
    }

    /// The bytes of the file with this number.
    ///
    /// # Errors
    /// A clause that says why it cannot be read.
    pub fn read(&self, at: usize) -> Result<Vec<u8>, String> {
        let file = self.file(at);
        match self.unusable.get(&file) {
            Some(why) => Err(why.clone()),
            None => files::read(&file).map_err(|failure| failure.to_string()),
        }
    }

    /// The file with this number.
    pub fn file(&self, at: usize) -> PathBuf {
        let path = self.get(at).unwrap_or_default();
        self.folder.join([path, self.format(at).ending()].concat())
    }
}

fn part(text: &str, span: Span) -> &str {
    let range = span.begin as usize..span.end as usize;
    text.get(range).unwrap_or_default()
}
