//! `newsroom new`: a draft of an article to start from.

use crate::clock;
use crate::content::Content;
use crate::failure::Failure;
use crate::places::{Languages, article_taken};
use article::explain;
use article::model::ArticleId;
use article::portal::{Portal, Region};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

/// The skeleton. Words in capitals stand for values.
const SKELETON: &str = include_str!("new/article.json");

/// Arguments of `newsroom new`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The article's id, which is its path below content/articles and on the site: world/a-story
    #[arg(value_name = "ID")]
    id: String,
    /// The folder with portal.json and articles/
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
}

/// Writes the draft, and prints its path.
///
/// # Errors
/// If no article can have the id, the file exists, or it cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let content = Content::open(&arguments.content)?;
    let portal = content.portal()?;
    let id = id(&arguments.id, &portal)?;
    let file = content.articles_folder().join(format!("{id}.json"));
    let text = skeleton(&id, &portal, &schema(&content, &id), clock::now()?)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|why| Failure::file("make", folder, &why))?;
    }
    let mut new = fs::File::create_new(&file).map_err(|why| match why.kind() {
        ErrorKind::AlreadyExists => Failure::new(format!("{} exists already", file.display())),
        _ => Failure::file("write", &file, &why),
    })?;
    new.write_all(text.as_bytes())
        .map_err(|why| Failure::file("write", &file, &why))?;
    println!("{}", file.display());
    Ok(ExitCode::SUCCESS)
}

/// The id, or why there can be no such article: the words of `newsroom check`.
fn id(text: &str, portal: &Portal) -> Result<ArticleId, Failure> {
    let refused = |why: &str| Failure::new(format!("{text}: {why}"));
    let Some(id) = ArticleId::parse(text) else {
        let document = json!({"schema": article::model::ARTICLE_SCHEMA, "id": text});
        let problems = article::read_value(&document).err().unwrap_or_default();
        let own = problems.iter().find(|problem| problem.at == "/id");
        let why = own.map(|problem| explain::sentence(&problem.kind));
        return Err(refused(&why.unwrap_or_default()));
    };
    match article_taken(&id, Some(portal)) {
        Some(why) => Err(refused(&why)),
        None => Ok(id),
    }
}

/// The path from an article's file to the schema of articles, which is beside the content folder: in `schema/`, where
/// `newsroom init` puts it, or in `docs/schema/`.
fn schema(content: &Content, id: &ArticleId) -> String {
    let beside = content.folder().join("..");
    let folders = ["schema", "docs/schema"];
    let found = folders.iter().find(|folder| beside.join(folder).is_dir());
    let up = "../".repeat(id.as_str().split('/').count() + 1);
    format!("{up}{}/article-1.json", found.unwrap_or(&"schema"))
}

/// `now`: seconds since 1970.
fn skeleton(id: &ArticleId, portal: &Portal, schema: &str, now: i64) -> Result<String, Failure> {
    let languages = Languages::of(portal);
    let rest = languages.without_prefix(id.as_str());
    let prefix = id.as_str().strip_suffix(rest).unwrap_or_default();
    let own = portal.languages.iter();
    let own = own
        .clone()
        .find(|lang| [&lang.primary(), "/"].concat() == prefix);
    let lang = own.unwrap_or(&portal.lang);
    let first = rest.split('/').next().unwrap_or_default();
    let section = portal.sections.iter().find(|section| section.id == first);
    let section = section.map_or_else(String::new, |section| {
        let name = section.name.get(&lang.primary()).unwrap_or(first);
        let section = format!(
            "{{\"id\": {}, \"name\": {}}}",
            json!(section.id),
            json!(name)
        );
        format!("\"section\": {section},\n  ")
    });
    let values = [
        ("SCHEMA", json!(schema)),
        ("ID", json!(id.as_str())),
        ("LANG", json!(lang.as_str())),
        ("HEADLINE", json!(headline(rest))),
        ("PUBLISHED", json!(published(portal, now)?)),
    ];
    let fill = |text: String, (word, value): &(&str, Value)| {
        text.replacen(&format!(": {word}"), &format!(": {value}"), 1)
    };
    let text = values.iter().fold(SKELETON.to_owned(), fill);
    Ok(text.replacen("SECTION", &section, 1))
}

/// `A story` of `world/a-story`.
fn headline(id: &str) -> String {
    let last = id.rsplit('/').next().unwrap_or_default();
    let words = last.replace('-', " ");
    let words = words.trim();
    let mut letters = words.chars();
    let first = letters.next().unwrap_or('?');
    first.to_uppercase().chain(letters).collect()
}

/// A moment in the zone of the portal's default region (RFC 3339 §5.6), else in UTC.
fn published(portal: &Portal, now: i64) -> Result<String, Failure> {
    let id = portal.default_region.as_deref();
    let region: Option<&Region> = id
        .and_then(|id| portal.regions.iter().find(|region| region.id == id))
        .or_else(|| portal.regions.first());
    let zone = match region {
        Some(region) => TimeZone::get(&region.time_zone)
            .map_err(|why| Failure::new(format!("the zone of {}: {why}", region.id)))?,
        None => TimeZone::UTC,
    };
    let now = Timestamp::from_second(now).map_err(|why| Failure::new(why.to_string()))?;
    let text = now.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z");
    Ok(text.to_string())
}
