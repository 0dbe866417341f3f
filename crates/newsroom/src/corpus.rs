//! `newsroom corpus`: a table of what the importers make of a folder's documents.
//!
//! For work on importers: a row for each file, then totals. The exit status is 0 whatever the documents hold.

use crate::failure::Failure;
use crate::files::{self, Listing};
use crate::import;
use crate::report::{counted, print};
use article::explain::refusal;
use article::import::{Imported, Options};
use article::model::{Article, Block};
use rayon::prelude::*;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `newsroom corpus`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// The cells of a row: file, format, blocks, warnings, outcome.
type Row = [String; 5];

/// Imports every document below the folder.
///
/// # Errors
/// If the folder cannot be listed.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Listing { files, unusable } = files::documents_below(&arguments.folder)?;
    let inside = |path: &Path| {
        path.strip_prefix(&arguments.folder)
            .unwrap_or(path)
            .to_owned()
    };
    let mut documents: Vec<(usize, Row)> = files
        .par_iter()
        .map(|path| document(path, &inside(path)))
        .collect();
    let unusable = unusable.iter();
    documents.extend(unusable.map(|entry| unread(&inside(&entry.path), &entry.why)));
    let articles: usize = documents.iter().map(|(articles, _)| articles).sum();
    let refused = documents.iter().filter(|(articles, _)| *articles == 0);
    let refused = refused.count();
    let head = ["file", "format", "blocks", "warnings", "outcome"].map(str::to_owned);
    let rows: Vec<&Row> = std::iter::once(&head)
        .chain(documents.iter().map(|(_, row)| row))
        .collect();
    let summary = format!(
        "{}: {} imported ({}), {refused} refused\n",
        counted(documents.len(), "file"),
        documents.len() - refused,
        counted(articles, "article"),
    );
    print((table(&rows) + &summary).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// A document's number of articles, 0 if it was refused, and its row.
fn document(path: &Path, name: &Path) -> (usize, Row) {
    let bytes = match files::read(path) {
        Ok(bytes) => bytes,
        Err(failure) => return unread(name, &failure.to_string()),
    };
    match import::read(&bytes, &Options::default(), "story") {
        Ok(imported) => (imported.len(), read(name, &imported)),
        Err(error) => {
            let reason = refusal(&bytes, &error).first().map(ToString::to_string);
            unread(name, &reason.unwrap_or_default())
        }
    }
}

fn unread(name: &Path, why: &str) -> (usize, Row) {
    (0, row(name, "-", "-", "-", why))
}

fn read(name: &Path, imported: &[Imported]) -> Row {
    let format = imported.first().map_or("-", |one| one.format.name());
    let blocks: usize = imported.iter().map(|one| blocks(&one.article)).sum();
    let warnings: usize = imported.iter().map(|one| one.problems.len()).sum();
    let outcome = match imported {
        [one] => one.article.id.to_string(),
        several => format!("{} articles", several.len()),
    };
    row(
        name,
        format,
        &blocks.to_string(),
        &warnings.to_string(),
        &outcome,
    )
}

fn row(name: &Path, format: &str, blocks: &str, warnings: &str, outcome: &str) -> Row {
    let name = name.display().to_string();
    // A control character in a file's name would break the table.
    let name = name.chars().map(|c| if c.is_control() { '?' } else { c });
    [
        name.collect(),
        format.to_owned(),
        blocks.to_owned(),
        warnings.to_owned(),
        outcome.to_owned(),
    ]
}

/// The number of an article's blocks, nested ones included.
fn blocks(article: &Article) -> usize {
    let updates = article.updates.iter().flat_map(|update| &update.body);
    Block::all(article.body.iter().chain(updates)).count()
}

/// The rows with their columns aligned.
fn table(rows: &[&Row]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (file, format) = (width(0), width(1));
    let mut table = String::new();
    for [name, form, blocks, warnings, outcome] in rows {
        let _ = writeln!(
            table,
            "{name:file$}  {form:format$}  {blocks:>6}  {warnings:>8}  {outcome}"
        );
    }
    table
}
