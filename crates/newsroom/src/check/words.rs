//! Different tags, and names of different authors, that have the same front.

use crate::data::{author_slug, tag_slug};
use crate::files;
use article::Article;
use article::explain::Remark;
use article::model::{Author, Tag};
use article::problem::Severity;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The names of tags and authors in articles, by the fronts that are named after them.
#[derive(Default)]
pub struct Words {
    /// By the path of a front and the name as it is compared.
    fronts: BTreeMap<String, BTreeMap<String, Used>>,
    /// The fronts of each article's tags and authors.
    of_files: BTreeMap<PathBuf, BTreeSet<String>>,
}

/// The first use of a name, in the order of files.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Used {
    file: PathBuf,
    at: String,
    words: String,
}

impl Words {
    /// Adds the tags and authors of an article, except those with a `url`, which gives their front its name. `prefix`:
    /// that of the fronts' paths, for the article's language.
    pub fn add(&mut self, file: &Path, article: &Article, prefix: &str) {
        let tags = article.tags.iter().enumerate();
        let tags = tags
            .filter(|(_, tag)| tag.url.is_none())
            .map(|(number, tag)| {
                let slug = tag_slug(&Tag::clone(tag));
                ("tag", slug, &tag.name, format!("/tags/{number}/name"))
            });
        let authors = article.authors.iter().enumerate();
        let authors = authors
            .filter(|(_, author)| author.url.is_none())
            .map(|(number, author)| {
                let slug = author_slug(&Author::clone(author));
                (
                    "author",
                    slug,
                    &author.name,
                    format!("/authors/{number}/name"),
                )
            });
        for (kind, slug, words, at) in tags.chain(authors) {
            let front = format!("{prefix}{kind}/{slug}/");
            let used = Used {
                file: file.to_owned(),
                at,
                words: words.clone(),
            };
            let all = self.fronts.entry(front.clone()).or_default();
            let first = all.entry(compared(words)).or_insert_with(|| Used {
                file: used.file.clone(),
                at: used.at.clone(),
                words: used.words.clone(),
            });
            if used < *first {
                *first = used;
            }
            self.of_files
                .entry(file.to_owned())
                .or_default()
                .insert(front);
        }
    }

    /// Advice about the names that this article is the first to use, and whose front other names have too. `folder`:
    /// the content.
    pub fn check(&self, file: &Path, folder: &Path) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for front in self.of_files.get(file).into_iter().flatten() {
            let Some(all) = self.fronts.get(front).filter(|all| all.len() > 1) else {
                continue;
            };
            for own in all.values().filter(|used| used.file == file) {
                let Some(other) = all.values().find(|used| used.words != own.words) else {
                    continue;
                };
                let (words, other_words) = (&own.words, &other.words);
                let place = match other.file == file {
                    true => String::new(),
                    false => {
                        let other = other.file.strip_prefix(folder).unwrap_or(&other.file);
                        format!(" of {}", other.display())
                    }
                };
                let sentence = format!(
                    "\"{words}\" and \"{other_words}\"{place} are both on the front /{front}; if they differ, give one \
                     a \"url\" of its own, such as \"/{}-2/\"",
                    front.trim_end_matches('/')
                );
                remarks.push(Remark {
                    at: own.at.clone(),
                    severity: Severity::Advice,
                    sentence,
                });
            }
        }
        remarks
    }
}

/// A name as it is compared: without differences in letter case, Unicode form, white space and hyphens.
fn compared(words: &str) -> String {
    let folded = files::folded(words);
    let words =
        folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
