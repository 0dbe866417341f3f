//! `newsroom import`: any supported format → `action-news/article/1`.
//!
//! One article is written indented, several are written one a line. Problems go to standard error, so that standard
//! output is JSON and nothing else.

use crate::failure::Failure;
use crate::fetch::{Policy, fetch};
use crate::files;
use crate::report::{self, Located};
use article::Article;
use article::explain::{Explained, explain, refusal};
use article::import::{Format, Imported, Options, import};
use article::limits::MAX_BYTES;
use article::url::SafeUrl;
use serde::Serialize;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `newsroom import`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The document: a file, an http or https address, or - for standard input
    #[arg(value_name = "FILE|URL")]
    file: PathBuf,
    #[command(flatten)]
    about: About,
    /// Write one object with the articles, their formats and problems to standard output
    #[arg(long)]
    json: bool,
}

/// What the document may not contain itself.
#[derive(clap::Args)]
pub struct About {
    /// The document's format, if it cannot be recognized: native, wordpress, ghost, json-feed, json-ld, guardian,
    /// ninjs, apple-news, arc
    #[arg(long, value_parser = format)]
    pub format: Option<Format>,
    /// The base of the document's relative URLs
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<SafeUrl>,
}

impl About {
    /// For a document from this address.
    fn options(&self, url: Option<SafeUrl>) -> Options {
        Options {
            base: self.base.clone().or(url),
            format: self.format,
        }
    }
}

fn format(name: &str) -> Result<Format, String> {
    let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    Format::parse(name).ok_or_else(|| format!("write one of {}", known.join(", ")))
}

fn base(url: &str) -> Result<SafeUrl, String> {
    let url = SafeUrl::parse(url).ok().filter(|url| url.host().is_some());
    url.ok_or_else(|| "write an absolute address such as https://news.example/story/".to_owned())
}

/// Writes the articles.
///
/// # Errors
/// If the document cannot be read, or standard output cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if arguments.json {
        return run_json(&arguments.file, &arguments.about);
    }
    let Some(imported) = articles(&arguments.file, &arguments.about)? else {
        return Ok(ExitCode::FAILURE);
    };
    let json = json(&imported).map_err(|why| Failure::new(why.to_string()))?;
    report::print(&json).map(|()| ExitCode::SUCCESS)
}

/// The outcome as JSON: `newsroom import --json`.
#[derive(Serialize)]
struct Outcome {
    articles: Vec<ImportedJson>,
    /// Why there is no article.
    problems: Vec<Located>,
}

#[derive(Serialize)]
struct ImportedJson {
    format: &'static str,
    article: Article,
    problems: Vec<Located>,
}

fn run_json(file: &Path, about: &About) -> Result<ExitCode, Failure> {
    let (bytes, url) = document(file)?;
    let located = |lines: Vec<Explained>| -> Vec<Located> {
        lines
            .into_iter()
            .map(|line| Located::new(file, line))
            .collect()
    };
    let mut outcome = Outcome {
        articles: Vec::new(),
        problems: Vec::new(),
    };
    match import(&bytes, &about.options(url)) {
        Ok(imported) => outcome
            .articles
            .extend(imported.into_iter().map(|one| ImportedJson {
                format: one.format.name(),
                problems: located(explain(&bytes, &one.problems)),
                article: one.article,
            })),
        Err(error) => outcome.problems = located(refusal(&bytes, &error)),
    }
    report::print_json(&outcome)?;
    Ok(match outcome.articles.is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}

/// The articles of a document; `None` if it has none. Prints all problems to standard error.
///
/// # Errors
/// If the document cannot be read.
pub fn articles(file: &Path, about: &About) -> Result<Option<Vec<Imported>>, Failure> {
    let (bytes, url) = document(file)?;
    match import(&bytes, &about.options(url)) {
        Ok(imported) => {
            for one in &imported {
                report::print_problems(file, &bytes, &one.problems);
            }
            Ok(Some(imported))
        }
        Err(error) => {
            for line in refusal(&bytes, &error) {
                eprintln!("{}:{line}", file.display());
            }
            Ok(None)
        }
    }
}

/// A document's bytes, and its address after redirects if it was fetched.
fn document(file: &Path) -> Result<(Vec<u8>, Option<SafeUrl>), Failure> {
    // `//tmp/a.json` is a path here; `SafeUrl` would take it for an address without a scheme.
    let url = file.to_str().filter(|text| text.contains("://"));
    if let Some(url) = url.and_then(|text| SafeUrl::parse(text).ok()) {
        let fetched = fetch(url.as_str(), &Policy::usual())
            .map_err(|why| Failure::new(format!("{url}: {why}")))?;
        return Ok((fetched.body, SafeUrl::parse(&fetched.url).ok()));
    }
    if file.as_os_str() != "-" {
        return Ok((files::read(file)?, None));
    }
    let mut bytes = Vec::new();
    // One byte more than the limit, so that the importer reports the size.
    let mut input = io::stdin().lock().take(MAX_BYTES as u64 + 1);
    let read = input.read_to_end(&mut bytes);
    read.map_err(|why| Failure::file("read", Path::new("standard input"), &why))?;
    Ok((bytes, None))
}

fn json(imported: &[Imported]) -> serde_json::Result<Vec<u8>> {
    let mut json = Vec::new();
    for one in imported {
        match imported.len() {
            1 => serde_json::to_writer_pretty(&mut json, &one.article)?,
            _ => serde_json::to_writer(&mut json, &one.article)?,
        }
        json.push(b'\n');
    }
    Ok(json)
}
