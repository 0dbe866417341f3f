//! `newsroom corpus`: how a folder of documents fares.
//!
//! For whoever works on an importer: a row a file, and the sum. Nothing here is wrong with the documents, so
//! the exit status is 0 whatever they hold.

use crate::failure::Failure;
use crate::files;
use article::explain::refusal;
use article::import::{Imported, Options, import};
use article::model::{Article, Block};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `newsroom corpus`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// What is said of a file.
struct Row([String; 5]);

/// Imports every `*.json` below the folder.
///
/// # Errors
/// If the folder cannot be listed or a file not be read.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let paths = files::json_below(&arguments.folder)?;
    let head = ["file", "format", "blocks", "warnings", "outcome"].map(str::to_owned);
    let mut rows = vec![Row(head)];
    let (mut articles, mut taken) = (0, 0);
    for path in &paths {
        let bytes = files::read(path)?;
        let name = path.strip_prefix(&arguments.folder).unwrap_or(path);
        let imported = import(&bytes, &Options::default());
        if let Ok(imported) = &imported {
            articles += imported.len();
            taken += 1;
        }
        rows.push(match imported {
            Ok(imported) => read(name, &imported),
            Err(error) => {
                let why = refusal(&bytes, &error).first().map(ToString::to_string);
                row(name, "-", "-", "-", &why.unwrap_or_default())
            }
        });
    }
    print(&rows);
    let refused = paths.len() - taken;
    println!(
        "{} files: {articles} articles in {taken}, {refused} refused",
        paths.len()
    );
    Ok(ExitCode::SUCCESS)
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
    // File names of test collections hold all sorts of things.
    let name = name.chars().map(|c| if c.is_control() { '?' } else { c });
    Row([
        name.collect(),
        format.to_owned(),
        blocks.to_owned(),
        warnings.to_owned(),
        outcome.to_owned(),
    ])
}

/// All blocks of an article, those in blocks too.
fn blocks(article: &Article) -> usize {
    let updates = article.updates.iter().flat_map(|update| &update.body);
    Block::all(article.body.iter().chain(updates)).count()
}

fn print(rows: &[Row]) {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.0.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (file, format) = (width(0), width(1));
    for Row([name, form, blocks, warnings, outcome]) in rows {
        println!("{name:file$}  {form:format$}  {blocks:>6}  {warnings:>8}  {outcome}");
    }
}
