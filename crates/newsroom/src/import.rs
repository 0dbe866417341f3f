//! `newsroom import`: any supported format → `action-news/article/1`.
//!
//! One article is written for people to read on; several are written one a line, for other programs.
//! What was noticed on the way goes to standard error, so that standard output is JSON and nothing else.

use crate::failure::Failure;
use crate::fetch::{Patience, fetch};
use crate::files;
use crate::report;
use article::explain::refusal;
use article::import::{Format, Imported, Options, import};
use article::url::SafeUrl;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `newsroom import`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The document: a file, an address, or - for standard input
    #[arg(value_name = "FILE|URL")]
    file: PathBuf,
    #[command(flatten)]
    about: About,
}

/// What is known of documents besides their bytes.
#[derive(clap::Args)]
pub struct About {
    /// What the document is, if it does not say so itself: native, wordpress, ghost, json-feed, json-ld, guardian,
    /// ninjs, apple-news, arc
    #[arg(long, value_parser = format)]
    pub format: Option<Format>,
    /// Where the document came from; its relative URLs start there
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<SafeUrl>,
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
/// If the document cannot be read or holds no article.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Some(imported) = articles(&arguments.file, &arguments.about)? else {
        return Ok(ExitCode::FAILURE);
    };
    let failed = |why: io::Error| Failure::new(format!("cannot write to standard output: {why}"));
    match write(&imported) {
        // Whoever reads has read enough.
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        outcome => outcome.map(|()| ExitCode::SUCCESS).map_err(failed),
    }
}

/// The articles of a document, or `None` where it holds none: why has been said by then, as has what was noticed.
///
/// # Errors
/// If the document cannot be read.
pub fn articles(file: &Path, about: &About) -> Result<Option<Vec<Imported>>, Failure> {
    let bytes = document(file)?;
    let options = Options {
        base: about.base.clone().or_else(|| address(file)),
        format: about.format,
    };
    match import(&bytes, &options) {
        Ok(imported) => {
            for one in &imported {
                report::remark(file, &bytes, &one.problems);
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

/// The address that stands in the place of a file's name.
fn address(file: &Path) -> Option<SafeUrl> {
    let url = SafeUrl::parse(file.to_str()?).ok()?;
    url.host().is_some().then_some(url)
}

fn document(file: &Path) -> Result<Vec<u8>, Failure> {
    if let Some(url) = address(file) {
        return fetch(url.as_str(), &Patience::usual())
            .map_err(|why| Failure::new(format!("{url}: {why}")));
    }
    if file.as_os_str() != "-" {
        return files::read(file);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|why| Failure::file("read", Path::new("standard input"), &why))?;
    Ok(bytes)
}

fn write(imported: &[Imported]) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match imported {
        [one] => serde_json::to_writer_pretty(&mut out, &one.article)?,
        several => {
            for one in several {
                serde_json::to_writer(&mut out, &one.article)?;
                out.write_all(b"\n")?;
            }
            return out.flush();
        }
    }
    out.write_all(b"\n")?;
    out.flush()
}
