//! `newsroom import`: any supported format → `action-news/article/1`.
//!
//! To standard output one article is written indented, several are written one a line; `--out` writes each to a file.
//! Problems go to standard error, so that standard output is JSON and nothing else.

use crate::article_folder::{ArticleFolder, Existing};
use crate::clock;
use crate::content::Content;
use crate::failure::Failure;
use crate::report::{self, counted};
use article::explain::refusal;
use article::import::{Format, ImportError, Imported, Options, import_markdown, is_markdown, slug};
use article::url::SafeUrl;
use blocked::Blocked;
use document::{Document, document};
use pictures::Pictures;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod blocked;
mod document;
mod outcome;
mod pages;
mod pictures;

/// Arguments of `newsroom import`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The document: a file, an http or https address, or - for standard input
    #[arg(value_name = "FILE|URL")]
    file: PathBuf,
    #[command(flatten)]
    about: About,
    /// Write one object with the articles, their formats and problems to standard output
    #[arg(long, conflicts_with_all = ["all", "limit", "out"])]
    json: bool,
    /// Follow the pages of a list: of WordPress, Ghost, the Guardian and JSON Feeds
    #[arg(long)]
    all: bool,
    /// Stop after N articles
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,
    /// Write each article to the path of its id below this folder, instead of standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Overwrite existing files
    #[arg(long, requires = "out")]
    force: bool,
    /// Fetch the pictures into the folder images beside --out, and name them by their paths there
    #[arg(long, requires = "out")]
    pictures: bool,
}

/// Facts about the document that it may lack.
#[derive(clap::Args)]
pub struct About {
    /// The document's format, if it cannot be recognized: native, wordpress, ghost, json-feed, json-ld, guardian,
    /// ninjs, apple-news, arc, markdown, rss-atom, web-page
    #[arg(long, value_parser = format)]
    pub format: Option<Format>,
    /// The base of the document's relative URLs
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<SafeUrl>,
}

impl About {
    /// The options for a document from this address.
    ///
    /// # Errors
    /// If the system's clock cannot be read.
    pub fn options(&self, url: Option<SafeUrl>) -> Result<Options, Failure> {
        Ok(Options {
            base: self.base.clone().or(url),
            format: self.format,
            now: Some(clock::now()?),
        })
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
/// If the document or a further page of it cannot be read, or an article cannot be written. What was read before has been
/// written then.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if arguments.json {
        let file = &arguments.file;
        let document = document(file)?;
        let options = arguments.about.options(document.url.clone())?;
        let imported = read(&document.bytes, &options, &id_of(file));
        return outcome::print(file, &document.bytes, imported);
    }
    let mut output = Output::of(arguments);
    let mut left = arguments
        .limit
        .map_or(usize::MAX, |limit| limit.try_into().unwrap_or(usize::MAX));
    let mut seen = HashSet::new();
    let mut file = arguments.file.clone();
    loop {
        let document = document(&file)?;
        let Some(mut imported) = read_document(&file, &document, &arguments.about)? else {
            return Ok(ExitCode::FAILURE);
        };
        imported.truncate(left);
        left -= imported.len();
        output.write(imported, &file)?;
        let next = pages::next(&document).filter(|_| arguments.all && left > 0);
        match next {
            // A server may name the same page again: stop then.
            Some(next) if seen.insert(next.clone()) => file = next.into(),
            _ => return output.finish(),
        }
    }
}

/// Where the articles go.
struct Output {
    folder: Option<ArticleFolder>,
    pictures: Option<Pictures>,
    /// Further pages may come, so that one article is not all of them.
    is_paged: bool,
    blocked: Blocked,
}

impl Output {
    fn of(arguments: &Arguments) -> Self {
        let existing = match arguments.force {
            true => Existing::Overwrite,
            false => Existing::Keep,
        };
        let out = arguments.out.as_deref();
        let pictures = out.filter(|_| arguments.pictures).map(|out| {
            let around = out.parent().unwrap_or(out);
            Pictures::new(around.join("images"))
        });
        Self {
            folder: out.map(|out| ArticleFolder::new(out, existing)),
            pictures,
            is_paged: arguments.all,
            blocked: Blocked::for_folder(out),
        }
    }

    fn write(&mut self, imported: Vec<Imported>, from: &Path) -> Result<(), Failure> {
        let Some(folder) = &mut self.folder else {
            for one in &imported {
                self.blocked.add(&one.article);
            }
            let json = json(&imported, self.is_paged);
            return report::print(&json.map_err(|why| Failure::new(why.to_string()))?);
        };
        for one in imported {
            let article = match &mut self.pictures {
                Some(pictures) => pictures.localize(one.article)?,
                None => one.article,
            };
            self.blocked.add(&article);
            let mut json = serde_json::to_vec_pretty(&article)
                .map_err(|why| Failure::new(format!("{}: {why}", from.display())))?;
            json.push(b'\n');
            if let Err(why) = folder.write(article.id.as_str(), &json, from)? {
                eprintln!("{}: error: {why}", from.display());
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<ExitCode, Failure> {
        self.blocked.print();
        let Some(folder) = self.folder else {
            return Ok(ExitCode::SUCCESS);
        };
        let failed = self.pictures.map_or(0, |pictures| pictures.failed);
        let missing = match failed {
            0 => String::new(),
            failed => format!(", {} not fetched", counted(failed, "picture")),
        };
        let summary = format!(
            "{} written, {}, {} kept{missing}\n",
            counted(folder.written(), "article"),
            counted(folder.duplicates, "duplicate id"),
            counted(folder.kept, "existing file"),
        );
        report::print(summary.as_bytes())?;
        Ok(match folder.duplicates + folder.kept + failed {
            0 => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        })
    }
}

/// The articles of a document; `None` if it has none. Prints all problems to standard error.
///
/// # Errors
/// If the document cannot be read.
pub fn articles(file: &Path, about: &About) -> Result<Option<Vec<Imported>>, Failure> {
    let document = document(file)?;
    read_document(file, &document, about)
}

fn read_document(
    file: &Path,
    document: &Document,
    about: &About,
) -> Result<Option<Vec<Imported>>, Failure> {
    let options = about.options(document.url.clone())?;
    let bytes = &document.bytes;
    match read(bytes, &options, &id_of(file)) {
        Ok(imported) => {
            for one in &imported {
                report::print_problems(file, bytes, &one.problems);
            }
            Ok(Some(imported))
        }
        Err(error) => {
            for line in refusal(bytes, &error) {
                eprintln!("{}:{line}", file.display());
            }
            Ok(None)
        }
    }
}

/// The articles of a document in any format. `id`: for an article in Markdown that has none.
///
/// # Errors
/// If there is no article in it.
pub fn read(bytes: &[u8], options: &Options, id: &str) -> Result<Vec<Imported>, ImportError> {
    let format = options.format;
    if format.map_or_else(|| is_markdown(bytes), |format| format == Format::Markdown) {
        return import_markdown(bytes, id).map(|imported| vec![imported]);
    }
    article::import::import(bytes, options)
}

/// The id that a file's path gives an article: below a content folder that path, else the file's name.
fn id_of(file: &Path) -> String {
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let id = Content::around(&path).and_then(|content| content.id_of(&path));
    id.unwrap_or_else(|| slug(&file.file_stem().unwrap_or_default().to_string_lossy()))
}

fn json(imported: &[Imported], is_paged: bool) -> serde_json::Result<Vec<u8>> {
    let mut json = Vec::new();
    for one in imported {
        match imported.len() {
            1 if !is_paged => serde_json::to_writer_pretty(&mut json, &one.article)?,
            _ => serde_json::to_writer(&mut json, &one.article)?,
        }
        json.push(b'\n');
    }
    Ok(json)
}
