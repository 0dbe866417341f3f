//! `newsroom convert`: a folder of other systems' documents → a folder of articles.
//!
//! Each article is written to the path of its id, so that the folder can be the content's `articles`. Problems go to
//! standard error, one a line; a document without an article does not stop the run. Files that exist are not
//! overwritten unless `--force` is given.

use crate::failure::Failure;
use crate::files;
use crate::import::About;
use crate::progress::Progress;
use crate::report::{counted, print};
use article::explain::{explain, refusal};
use article::import::{Options, import};
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Documents read before their articles are written: bounds memory, and keeps all cores busy.
const BATCH: usize = 256;

/// Arguments of `newsroom convert`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents, *.json
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The folder to write to; it is created if it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Overwrite existing files
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    about: About,
}

/// The result of a document.
struct Converted {
    /// Ids, and articles as JSON. Empty if the document has none.
    articles: Vec<(String, Vec<u8>)>,
    /// The document's problems as lines.
    problems: String,
}

/// Converts all documents in the order of their names: the first article of an id is written.
///
/// # Errors
/// If a folder cannot be listed, or a file not be read or written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let paths = files::json_below(&arguments.folder)?;
    let options = Options {
        base: arguments.about.base.clone(),
        format: arguments.about.format,
    };
    let mut progress = Progress::new("documents", paths.len());
    let mut first_of_id: HashMap<String, &Path> = HashMap::new();
    let (mut refused, mut duplicates, mut existing) = (0, 0, 0);
    for batch in paths.chunks(BATCH) {
        let converted: Vec<Converted> = batch
            .par_iter()
            .map(|path| convert(path, &options))
            .collect::<Result<_, _>>()?;
        for (path, Converted { articles, problems }) in batch.iter().zip(converted) {
            eprint!("{problems}");
            refused += usize::from(articles.is_empty());
            for (id, json) in articles {
                let out = arguments.out.join(format!("{id}.json"));
                let error = if let Some(first) = first_of_id.get(&id) {
                    duplicates += 1;
                    format!("{} has the id \"{id}\" too; not written", first.display())
                } else if !arguments.force && out.exists() && files::read(&out)? != json {
                    existing += 1;
                    format!("{} exists; --force overwrites it", out.display())
                } else {
                    files::write(&out, &json)?;
                    first_of_id.insert(id, path);
                    continue;
                };
                eprintln!("{}: error: {error}", path.display());
            }
        }
        progress.step(batch.len());
    }
    let summary = format!(
        "{}: {} written, {refused} without an article, {}, {}\n",
        counted(paths.len(), "document"),
        counted(first_of_id.len(), "article"),
        counted(duplicates, "duplicate id"),
        counted(existing, "existing file") + " kept",
    );
    print(summary.as_bytes())?;
    Ok(match refused + duplicates + existing {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn convert(path: &Path, options: &Options) -> Result<Converted, Failure> {
    let bytes = files::read(path)?;
    let mut lines = Vec::new();
    let mut articles = Vec::new();
    match import(&bytes, options) {
        Ok(imported) => {
            for one in imported {
                lines.extend(explain(&bytes, &one.problems));
                let mut json = serde_json::to_vec_pretty(&one.article)
                    .map_err(|why| Failure::new(format!("{}: {why}", path.display())))?;
                json.push(b'\n');
                articles.push((one.article.id.as_str().to_owned(), json));
            }
        }
        Err(error) => lines.extend(refusal(&bytes, &error)),
    }
    let problems = lines
        .iter()
        .map(|line| format!("{}:{line}\n", path.display()))
        .collect();
    Ok(Converted { articles, problems })
}
