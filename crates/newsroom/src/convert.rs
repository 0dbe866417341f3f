//! `newsroom convert`: a folder of other systems' documents → a folder of articles.
//!
//! Each article is written to the path of its id, so that the folder can be the content's `articles`. Problems go to
//! standard error, one a line; a document without an article does not stop the run. Files that exist are not
//! overwritten unless `--force` is given.

use crate::article_folder::{ArticleFolder, Existing};
use crate::failure::Failure;
use crate::files::{self, Unusable};
use crate::import::{self, About};
use crate::progress::Progress;
use crate::report::{self, counted, print};
use article::explain::{explain, refusal};
use article::import::Options;
use article::problem::Severity;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Documents read before their articles are written: bounds memory, and keeps all cores busy.
const BATCH: usize = 256;

/// Arguments of `newsroom convert`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents: *.json, *.md, *.html, *.xml
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
/// If the folder cannot be listed, or a file not be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let listing = files::documents_below(&arguments.folder)?;
    let paths = listing.files;
    let options = arguments.about.options(None)?;
    let mut progress = Progress::new("documents", paths.len());
    let existing = match arguments.force {
        true => Existing::Overwrite,
        false => Existing::Keep,
    };
    let mut folder = ArticleFolder::new(&arguments.out, existing);
    let mut refused = 0;
    for batch in paths.chunks(BATCH) {
        let converted: Vec<Converted> = batch
            .par_iter()
            .map(|path| {
                convert(path, &arguments.folder, &options).unwrap_or_else(|failure| Converted {
                    articles: Vec::new(),
                    problems: format!("{}: error: {failure}\n", path.display()),
                })
            })
            .collect();
        for (path, Converted { articles, problems }) in batch.iter().zip(converted) {
            eprint!("{problems}");
            refused += usize::from(articles.is_empty());
            for (id, json) in articles {
                if let Err(error) = folder.write(&id, &json, path)? {
                    eprintln!("{}: error: {error}", path.display());
                }
            }
        }
        progress.step(batch.len());
    }
    for Unusable { path, why } in &listing.unusable {
        report::print_about_file(path, Severity::Error, why);
        refused += 1;
    }
    let summary = format!(
        "{}: {} written, {refused} without an article, {}, {}\n",
        counted(paths.len() + listing.unusable.len(), "document"),
        counted(folder.written(), "article"),
        counted(folder.duplicates, "duplicate id"),
        counted(folder.kept, "existing file") + " kept",
    );
    print(summary.as_bytes())?;
    Ok(match refused + folder.duplicates + folder.kept {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn convert(path: &Path, folder: &Path, options: &Options) -> Result<Converted, Failure> {
    let bytes = files::read(path)?;
    let mut lines = Vec::new();
    let mut articles = Vec::new();
    let inside = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let segments: Vec<_> = inside
        .iter()
        .map(|segment| segment.to_string_lossy())
        .collect();
    match import::read(&bytes, options, &segments.join("/")) {
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
