//! `newsroom export`: an article → a tag for other people's pages, with the whole text inside.
//!
//! The tag's content is for readers without the element: before its script has run, crawlers, reader modes. It is plain
//! HTML, rendered by the app's components.

use crate::failure::Failure;
use crate::files;
use crate::import::{self, About};
use crate::report;
use crate::syndication::push_attribute;
use action_news::components::PageContext;
use action_news::page;
use action_news::route::Site;
use action_news::text::Language;
use article::Article;
use article::url::SafeUrl;
use std::path::PathBuf;
use std::process::ExitCode;

/// The element's default heading level.
const DEFAULT_LEVEL: u8 = 2;

/// Arguments of `newsroom export`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The article, in any supported format: a file, an http or https address, or - for standard input
    #[arg(value_name = "FILE|URL")]
    file: PathBuf,
    #[command(flatten)]
    about: About,
    /// The root of the published site that has the article: https://news.example/
    #[arg(long, value_name = "URL", value_parser = site)]
    site: String,
    /// What to write
    #[arg(long, value_enum, default_value_t = Element::Article)]
    element: Element,
    /// The headline's heading level, 1 to 6
    #[arg(long, value_name = "N", default_value_t = DEFAULT_LEVEL, value_parser = clap::value_parser!(u8).range(1..=6))]
    heading_level: u8,
    /// The file to write, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The elements whose content is an article's text.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Element {
    Article,
}

impl Element {
    fn tag(self) -> &'static str {
        match self {
            Self::Article => "action-news-article",
        }
    }
}

fn site(url: &str) -> Result<String, String> {
    let root = SafeUrl::parse(url).ok();
    let root = root.filter(|url| url.host().is_some() && !url.as_str().contains(['?', '#']));
    let Some(root) = root else {
        return Err(
            "write the whole address of the site's root, such as https://news.example/".to_owned(),
        );
    };
    Ok([root.as_str().trim_end_matches('/'), "/"].concat())
}

/// Writes the tag.
///
/// # Errors
/// If the document cannot be read or holds several articles, or the tag cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Some(imported) = import::articles(&arguments.file, &arguments.about)? else {
        return Ok(ExitCode::FAILURE);
    };
    let [one] = imported.as_slice() else {
        return Err(Failure::new(format!(
            "{} has {} articles; export takes a document with one",
            arguments.file.display(),
            imported.len()
        )));
    };
    let html = tag(arguments, &one.article);
    match &arguments.out {
        Some(out) => files::write(out, html.as_bytes())?,
        None => report::print(html.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn tag(arguments: &Arguments, article: &Article) -> String {
    let (root, level) = (&arguments.site, arguments.heading_level);
    let tag = arguments.element.tag();
    let data_path = [article.id.as_str(), ".json"].concat();
    let mut html = "<script type=\"module\" src=\"".to_owned();
    push_attribute(&mut html, root);
    html.push_str("embed.js\"></script>\n<");
    html.push_str(tag);
    html.push_str(" src=\"");
    push_attribute(&mut html, root);
    push_attribute(&mut html, &data_path);
    html.push('"');
    if level != DEFAULT_LEVEL {
        html.push_str(&format!(" heading-level=\"{level}\""));
    }
    html.push('>');
    html.push_str(&inside(root, &data_path, article, level));
    html.push_str("</");
    html.push_str(tag);
    html.push_str(">\n");
    html
}

fn inside(root: &str, data_path: &str, article: &Article, level: u8) -> String {
    // Without a portal all embeds are links: loading one on click needs the page's script.
    let site = Site::plain(root);
    let language = Language::of(article.lang.as_str()).unwrap_or_default();
    let page_context = PageContext::new(&site, None, language, data_path);
    page::plain(&page_context, article, level)
}

#[cfg(test)]
mod tests;
