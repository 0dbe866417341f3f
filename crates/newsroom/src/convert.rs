//! `newsroom convert`: a folder of other systems' documents → a folder of articles.
//!
//! For the day on which a newsroom moves in. Each article lies where its id says, so that the folder can be the
//! content's `articles`. What was noticed goes to standard error, a line each; a document without an article stops
//! nothing.

use crate::failure::Failure;
use crate::files;
use crate::import::About;
use crate::progress::Progress;
use crate::work::spread;
use article::explain::{explain, refusal};
use article::import::{Options, import};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `newsroom convert`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents, *.json
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The folder to write to; it is made if it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    about: About,
}

/// What came of a document.
struct Converted {
    /// Ids, and articles as JSON.
    articles: Vec<(String, Vec<u8>)>,
    /// Lines about it.
    said: String,
}

/// Converts all of them.
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
    // Which document an article came from: of two with one id, the first in the order of names stays.
    let mut places: HashMap<String, usize> = HashMap::new();
    let (mut written, mut refused, mut doubled) = (0, 0, 0);
    let name = |at: usize| {
        paths
            .get(at)
            .map(|path| path.display().to_string())
            .unwrap_or_default()
    };
    spread(
        paths.len(),
        &mut progress,
        || Ok(()),
        |(), at| match paths.get(at) {
            Some(path) => convert(path, &options),
            None => Ok(Converted {
                articles: Vec::new(),
                said: String::new(),
            }),
        },
        |at, converted| {
            eprint!("{}", converted.said);
            refused += usize::from(converted.articles.is_empty());
            for (id, json) in converted.articles {
                let known = places.get(&id).copied();
                if let Some(known) = known {
                    doubled += 1;
                    eprintln!(
                        "{}: error: the id \"{id}\" is also that of an article in {}",
                        name(at.max(known)),
                        name(at.min(known))
                    );
                    if known <= at {
                        continue;
                    }
                } else {
                    written += 1;
                }
                files::write(&arguments.out.join(format!("{id}.json")), &json)?;
                places.insert(id, at);
            }
            Ok(())
        },
    )?;
    println!(
        "{} documents: {written} articles written, {refused} documents without one, {doubled} with an id that was taken",
        paths.len()
    );
    Ok(match refused + doubled {
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
    let said = lines
        .iter()
        .map(|line| format!("{}:{line}\n", path.display()))
        .collect();
    Ok(Converted { articles, said })
}
