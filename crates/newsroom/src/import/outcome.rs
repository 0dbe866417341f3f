//! `newsroom import --json`: articles and problems as one object.

use crate::failure::Failure;
use crate::report::{self, Located};
use article::Article;
use article::explain::{Explained, explain, refusal};
use article::import::{ImportError, Imported};
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

/// Writes the object about a document. `bytes`: its content.
///
/// # Errors
/// If standard output cannot be written.
pub fn print(
    file: &Path,
    bytes: &[u8],
    imported: Result<Vec<Imported>, ImportError>,
) -> Result<ExitCode, Failure> {
    let located = |lines: Vec<Explained>| -> Vec<Located> {
        let lines = lines.into_iter();
        lines.map(|line| Located::new(file, line)).collect()
    };
    let mut outcome = Outcome {
        articles: Vec::new(),
        problems: Vec::new(),
    };
    match imported {
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
