//! `newsroom check`: all problems of documents at once.
//!
//! A document's `schema` determines how it is checked. A document in a content folder is also checked against the rest of the
//! folder: the portal's sections and regions, the other articles, the pictures. Nothing is written or fetched.

use crate::clock;
use crate::content::Content;
use crate::failure::Failure;
use crate::files;
use crate::report::{self, Report};
use article::explain::{Explained, locate};
use document::Document;
use rayon::prelude::*;
use site::Site;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod aliases;
mod context;
mod document;
mod fronts;
mod links;
mod remark;
mod site;
#[cfg(feature = "publish")]
mod zones;

/// Arguments of `newsroom check`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files or folders; a folder with a portal.json is checked as a whole
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print the problems and the counts as JSON
    #[arg(long)]
    json: bool,
}

/// Prints all problems, then counts.
///
/// # Errors
/// If something cannot be read.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut sites: HashMap<PathBuf, Site> = HashMap::new();
    let mut targets: Vec<Target> = Vec::new();
    for shown in documents(&arguments.paths)? {
        // A relative path inside the content would not lead up to `portal.json`.
        let path =
            std::path::absolute(&shown).map_err(|why| Failure::file("find", &shown, &why))?;
        let content = Content::around(&path);
        let folder = content.as_ref().map(|content| content.folder().to_owned());
        if let Some(content) = content
            && !sites.contains_key(content.folder())
        {
            sites.insert(content.folder().to_owned(), Site::read(content)?);
        }
        targets.push(Target {
            shown,
            path,
            folder,
        });
    }
    let lines: Vec<Vec<Explained>> = targets
        .par_iter()
        .map(|target| check(target, &sites))
        .collect::<Result<_, _>>()?;
    let mut report = Report::default();
    for (target, lines) in targets.iter().zip(lines) {
        report.document(&target.shown, lines);
    }
    match arguments.json {
        true => report::print_json(&report)?,
        false => report::print(report.to_string().as_bytes())?,
    }
    Ok(match report.errors {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// A document to check.
struct Target {
    /// Its path as it was given.
    shown: PathBuf,
    /// Its absolute path.
    path: PathBuf,
    /// The content folder that it is in.
    folder: Option<PathBuf>,
}

/// The documents of files and folders, each once.
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
            // Elsewhere, Markdown may be anything.
            let content = std::path::absolute(path).ok();
            let content = content.filter(|path| {
                let file = path.join("article.md");
                Content::around(&file).is_some_and(|content| content.id_of(&file).is_some())
            });
            documents.extend(match content {
                Some(_) => files::articles_below(path)?,
                None => files::json_below(path)?,
            });
        }
    }
    Ok(documents)
}

/// The lines of a document: the reader's, and those that need the rest of the content.
fn check(target: &Target, sites: &HashMap<PathBuf, Site>) -> Result<Vec<Explained>, Failure> {
    let path: &Path = &target.path;
    let Some(site) = target.folder.as_ref().and_then(|folder| sites.get(folder)) else {
        return Ok(Document::read(&target.shown, None)?.lines);
    };
    let read;
    let document = match site.document(path) {
        Some(document) => document,
        None => {
            read = Document::read(path, site.portal.as_ref())?;
            &read
        }
    };
    let mut remarks = context::links(&document.links, site);
    if let Some(article) = &document.article {
        remarks.extend(context::check(path, article, site));
    }
    if path == site.content.portal_file() {
        remarks.extend(site.remarks.iter().cloned());
        let portal = serde_json::from_slice(document::without_bom(&files::read(path)?));
        let portal = portal.unwrap_or_default();
        remarks.extend(fronts::check(&portal, site, clock::now()?));
    }
    let mut lines = document.lines.clone();
    if !remarks.is_empty() {
        lines.extend(locate(&files::read(path)?, remarks));
    }
    Ok(lines)
}
