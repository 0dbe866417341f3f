//! `newsroom import --json`: articles and problems as one object.

use super::{About, document, id_of, read};
use crate::failure::Failure;
use crate::report::{self, Located};
use article::Article;
use article::explain::{Explained, explain, refusal};
use serde::Serialize;
use std::path::Path;
use std::process::ExitCode;

#[derive(Serialize)]
struct Outcome {
    articles: Vec<One>,
    /// Why there is no article.
    problems: Vec<Located>,
}

#[derive(Serialize)]
struct One {
    format: &'static str,
    article: Article,
    problems: Vec<Located>,
}

/// Writes the object.
///
/// # Errors
/// If the document cannot be read, or standard output cannot be written.
pub fn run(file: &Path, about: &About) -> Result<ExitCode, Failure> {
    let document = document(file)?;
    let bytes = &document.bytes;
    let located = |lines: Vec<Explained>| -> Vec<Located> {
        let lines = lines.into_iter();
        lines.map(|line| Located::new(file, line)).collect()
    };
    let mut outcome = Outcome {
        articles: Vec::new(),
        problems: Vec::new(),
    };
    match read(bytes, &about.options(document.url.clone()), &id_of(file)) {
        Ok(imported) => {
            let all = imported.into_iter().map(|one| One {
                format: one.format.name(),
                problems: located(explain(bytes, &one.problems)),
                article: one.article,
            });
            outcome.articles = all.collect();
        }
        Err(error) => outcome.problems = located(refusal(bytes, &error)),
    }
    report::print_json(&outcome)?;
    Ok(match outcome.articles.is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}
