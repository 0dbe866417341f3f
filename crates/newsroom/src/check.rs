//! `newsroom check`: all problems of documents at once.
//!
//! A document's `schema` determines how it is checked. A document in a content folder is also checked against the rest of the
//! folder: the portal's sections and regions, the other articles, the pictures. Nothing is written or fetched.

use crate::clock;
use crate::content::Content;
use crate::failure::Failure;
use crate::files::{self, Listing, Unusable};
use crate::report::{self, Report};
use article::explain::{Explained, locate};
use article::problem::Severity;
use document::Document;
use rayon::prelude::*;
use serde_json::Value;
use site::Site;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod aliases;
mod context;
mod dates;
mod document;
mod fronts;
mod links;
mod origins;
mod pictures;
mod remark;
mod site;
mod words;
#[cfg(feature = "publish")]
mod zones;

pub use origins::{blocked, remedy};

/// Arguments of `newsroom check`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files or folders; a folder with a portal.json is checked as a whole
    #[arg(value_name = "PATH", default_value = "content")]
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
    let mut report = Report::default();
    for checked in check_all(&arguments.paths)? {
        report.document(&checked.file, checked.lines);
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

/// The files of a content folder that have errors, with the errors only.
///
/// # Errors
/// If there is no such folder, or its `portal.json` cannot be read.
pub fn errors(content: &Path) -> Result<Vec<Checked>, Failure> {
    let mut all = check_all(&[content.to_owned()])?;
    for checked in &mut all {
        let lines = &mut checked.lines;
        lines.retain(|line| line.severity > Severity::Advice);
        lines.sort_by_key(|line| line.place);
    }
    all.retain(|checked| !checked.lines.is_empty());
    Ok(all)
}

/// A document and what is wrong with it.
pub struct Checked {
    /// Its path as it was given.
    pub file: PathBuf,
    /// The digest of the bytes that were checked; 0 if it cannot be read.
    pub digest: u64,
    /// Its problems.
    pub lines: Vec<Explained>,
}

impl Checked {
    /// A document that cannot be read.
    fn unread(file: PathBuf, why: impl std::fmt::Display) -> Self {
        let remark = remark::error("", why.to_string());
        Self {
            file,
            digest: 0,
            lines: locate(b"", vec![remark]),
        }
    }
}

fn check_all(paths: &[PathBuf]) -> Result<Vec<Checked>, Failure> {
    let mut sites: HashMap<PathBuf, Site> = HashMap::new();
    let mut targets: Vec<Target> = Vec::new();
    let (documents, unusable) = documents(paths)?;
    for shown in documents {
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
    let checked = targets.into_par_iter().map(|target| {
        let checked = check(&target, &sites);
        checked.unwrap_or_else(|failure| Checked::unread(target.shown, failure))
    });
    let mut all: Vec<Checked> = checked.collect();
    let unusable = unusable.into_iter();
    all.extend(unusable.map(|Unusable { path, why }| Checked::unread(path, why)));
    Ok(all)
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

/// The documents of files and folders, each once, and what cannot be read there.
///
/// # Errors
/// If there is nothing at a path.
fn documents(paths: &[PathBuf]) -> Result<(BTreeSet<PathBuf>, Vec<Unusable>), Failure> {
    let mut documents = BTreeSet::new();
    let mut unusable = Vec::new();
    let mut extend = |listing: Listing| {
        documents.extend(listing.files);
        unusable.extend(listing.unusable);
    };
    for path in paths {
        if !path.is_dir() {
            fs::symlink_metadata(path).map_err(|why| Failure::file("read", path, &why))?;
            extend(Listing::of(path.clone()));
        } else if let Ok(content) = Content::open(path) {
            extend(Listing::of(content.portal_file()));
            extend(content.articles());
            extend(files::json_below(&content.weather()));
            #[cfg(feature = "publish")]
            extend(files::json_below(&content.words()));
        } else {
            // Elsewhere, Markdown may be anything.
            let content = std::path::absolute(path).ok();
            let content = content.filter(|path| {
                let file = path.join("article.md");
                Content::around(&file).is_some_and(|content| content.id_of(&file).is_some())
            });
            let mut listing = match content {
                Some(_) => files::articles_below(path),
                None => files::json_below(path),
            };
            listing.files.retain(|file| !is_json_schema(file));
            extend(listing);
        }
    }
    unusable.sort();
    unusable.dedup();
    Ok((documents, unusable))
}

/// Whether a file is a JSON Schema, such as those that `init` writes, and not a document.
fn is_json_schema(file: &Path) -> bool {
    let document = fs::read(file).ok();
    let document = document.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let schema = document.as_ref().and_then(|it| it.get("$schema")?.as_str());
    schema.is_some_and(|schema| schema.contains("//json-schema.org/"))
}

/// The lines of a document: the reader's, and those that need the rest of the content.
fn check(target: &Target, sites: &HashMap<PathBuf, Site>) -> Result<Checked, Failure> {
    let path: &Path = &target.path;
    let checked = |digest, lines| Checked {
        file: target.shown.clone(),
        digest,
        lines,
    };
    let Some(site) = target.folder.as_ref().and_then(|folder| sites.get(folder)) else {
        let Document { digest, lines, .. } = Document::read(&target.shown, None)?;
        return Ok(checked(digest, lines));
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
    Ok(checked(document.digest, lines))
}
