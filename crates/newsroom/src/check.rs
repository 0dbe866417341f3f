//! `newsroom check`: everything that is wrong with documents, all at once.
//!
//! A document tells by its `schema` what it is. One that lies in a content folder is also held against what
//! lies there with it: the portal's sections and regions, the other articles, the pictures. Nothing is
//! changed and nothing is fetched.

use crate::content::Content;
use crate::failure::Failure;
use crate::files;
use crate::report::Report;
use article::explain::{Explained, Remark, explain, locate};
use article::{Problem, index, model, portal, weather};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod beyond;
mod links;
mod site;

use site::Site;

/// Arguments of `newsroom check`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files or folders; a folder with a portal.json is checked as a whole
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Checks, and says how it went in a last line.
///
/// # Errors
/// If something cannot be read.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut report = Report::default();
    let mut sites: HashMap<PathBuf, Site> = HashMap::new();
    for path in documents(&arguments.paths)? {
        // From within a folder, a relative path would not lead up to its content.
        let absolute =
            std::path::absolute(&path).map_err(|why| Failure::file("find", &path, &why))?;
        let site = match Content::around(&absolute) {
            Some(content) => Some(match sites.entry(content.folder().to_owned()) {
                std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::hash_map::Entry::Vacant(new) => {
                    new.insert(Site::survey(content)?)
                }
            }),
            None => None,
        };
        check(&path, &absolute, site.as_deref(), &mut report)?;
    }
    println!("{report}");
    Ok(if report.errors > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The documents meant by files and folders, each once.
fn documents(paths: &[PathBuf]) -> Result<BTreeSet<PathBuf>, Failure> {
    let mut documents = BTreeSet::new();
    for path in paths {
        if !path.is_dir() {
            documents.insert(path.clone());
        } else if let Ok(content) = Content::open(path) {
            documents.insert(content.portal_file());
            documents.extend(content.articles()?);
            if content.weather().is_dir() {
                documents.extend(files::json_below(&content.weather())?);
            }
        } else {
            documents.extend(files::json_below(path)?);
        }
    }
    Ok(documents)
}

fn check(
    path: &Path,
    absolute: &Path,
    site: Option<&Site>,
    report: &mut Report,
) -> Result<(), Failure> {
    let bytes = files::read(path)?;
    report.documents += 1;
    let (problems, remarks) = findings(absolute, &bytes, site);
    let mut lines: Vec<Explained> = explain(&bytes, &problems);
    lines.extend(locate(&bytes, remarks));
    report.lines(path, lines);
    Ok(())
}

/// What the reader finds, and what only the rest of the content can tell.
fn findings(path: &Path, bytes: &[u8], site: Option<&Site>) -> (Vec<Problem>, Vec<Remark>) {
    fn problems<T>(outcome: Result<(T, Vec<Problem>), Vec<Problem>>) -> Vec<Problem> {
        match outcome {
            Ok((_, problems)) | Err(problems) => problems,
        }
    }
    // Whatever it is, the reader says what is wrong with it; a document that is not JSON has no schema.
    let value: Value = serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .unwrap_or_default();
    let is_portal_file = path.file_name().is_some_and(|name| name == "portal.json");
    match value.get("schema").and_then(Value::as_str) {
        Some(weather::WEATHER_SCHEMA) => (problems(article::read_weather(bytes)), Vec::new()),
        Some(index::INDEX_SCHEMA) => (problems(article::read_index(bytes)), Vec::new()),
        Some(portal::PORTAL_SCHEMA) => {
            let remarks = site
                .map(|site| links::check(&value, site))
                .unwrap_or_default();
            (problems(article::read_portal(bytes)), remarks)
        }
        Some(model::ARTICLE_SCHEMA) => match article::read(bytes) {
            Ok((article, problems)) => {
                let mut remarks = links::block_ids(&value);
                if let Some(site) = site {
                    remarks.extend(beyond::check(path, &article, site));
                    remarks.extend(links::check(&value, site));
                }
                (problems, remarks)
            }
            Err(problems) => (problems, Vec::new()),
        },
        _ if is_portal_file => (problems(article::read_portal(bytes)), Vec::new()),
        _ => (problems(article::read(bytes)), Vec::new()),
    }
}
