//! The measured content folder: three articles made of the demo newsroom's text and pictures.

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The measured articles: id and number of blocks.
pub const DOCUMENTS: [(&str, usize); 2] = [
    ("world/twenty-four-blocks", 24),
    ("world/two-thousand-blocks", 2000),
];
/// The article that clicks lead to.
pub const NEXT: (&str, usize) = ("world/the-next-story", 24);

/// The types of the blocks of an article of 24; longer ones repeat them.
const PATTERN: [&str; 24] = [
    "paragraph",
    "paragraph",
    "paragraph",
    "heading",
    "paragraph",
    "paragraph",
    "figure",
    "paragraph",
    "paragraph",
    "list",
    "paragraph",
    "paragraph",
    "heading",
    "paragraph",
    "quote",
    "paragraph",
    "paragraph",
    "figure",
    "paragraph",
    "paragraph",
    "pullquote",
    "paragraph",
    "paragraph",
    "paragraph",
];

/// Writes the content folder anew and returns it.
///
/// # Errors
/// If the demo newsroom cannot be read or the folder cannot be written.
pub fn write(workspace: &Workspace) -> Result<PathBuf> {
    let demo = workspace.root().join("content");
    let folder = workspace.bench().join("content");
    let _ = fs::remove_dir_all(&folder);
    copy(&demo.join("weather"), &folder.join("weather"))?;
    fs::write(folder.join("portal.json"), portal(workspace)?.to_string())?;
    let demo_content = DemoContent::read(&demo.join("articles"))?;
    fs::create_dir_all(folder.join("images"))?;
    for src in demo_content.pictures() {
        fs::copy(demo.join(&src), folder.join(&src))?;
    }
    for (number, (id, blocks)) in DOCUMENTS.into_iter().chain([NEXT]).enumerate() {
        let path = folder.join(format!("articles/{id}.json"));
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, demo_content.article(id, number, blocks)?.to_string())?;
    }
    Ok(folder)
}

/// The demo newsroom's portal, without its notices, since most sites have none on most days.
///
/// # Errors
/// If it cannot be read.
pub fn portal(workspace: &Workspace) -> Result<Value> {
    let bytes = fs::read(workspace.root().join("content/portal.json"))?;
    let mut portal: Value = serde_json::from_slice(&bytes)?;
    portal["notices"] = json!([]);
    Ok(portal)
}

/// The number of pictures, small enough to encode their variants within a minute.
const PICTURES: usize = 5;

/// The parts of the demo newsroom's articles that measured articles are made of.
struct DemoContent {
    articles: Vec<Value>,
    blocks: Vec<Value>,
    figures: Vec<Value>,
}

impl DemoContent {
    fn read(folder: &Path) -> Result<Self> {
        let mut paths = Vec::new();
        files(folder, &mut paths)?;
        paths.sort();
        let mut content = Self {
            articles: Vec::new(),
            blocks: Vec::new(),
            figures: Vec::new(),
        };
        for path in paths {
            let article: Value = serde_json::from_slice(&fs::read(path)?)?;
            let photograph = article["lead"]["media"]["type"] == "image/jpeg";
            if !article["lang"]
                .as_str()
                .unwrap_or_default()
                .starts_with("en")
                || !photograph
            {
                continue;
            }
            let blocks = article["body"].as_array().cloned().unwrap_or_default();
            content.blocks.extend(blocks.into_iter().filter(is_plain));
            if content.figures.len() == PICTURES {
                continue;
            }
            let mut figure = article["lead"].clone();
            figure["size"] = json!("inline");
            content.figures.push(figure);
            content.articles.push(article);
        }
        Ok(content)
    }

    /// The pictures of figures, authors and the masthead, as paths below the content folder.
    fn pictures(&self) -> BTreeSet<String> {
        let figures = self
            .figures
            .iter()
            .filter_map(|figure| figure["media"]["src"].as_str());
        let all = figures.chain(["/images/author-mc.svg", "/images/logo.svg"]);
        all.map(|src| src.trim_start_matches('/').to_owned())
            .collect()
    }

    fn article(&self, id: &str, number: usize, count: usize) -> Result<Value> {
        let mut body = Vec::with_capacity(count);
        for (n, kind) in PATTERN.iter().cycle().take(count).enumerate() {
            body.push(self.block(kind, n + number)?);
        }
        let model = cycled(&self.articles, number * 3)?;
        let mut lead = cycled(&self.figures, number)?.clone();
        lead["size"] = json!("wide");
        let others = DOCUMENTS
            .iter()
            .chain([&NEXT])
            .filter(|(other, _)| *other != id);
        let related: Vec<Value> = others
            .map(|(id, _)| json!({"url": format!("/{id}/"), "headline": name(id)}))
            .collect();
        Ok(json!({
            "schema": "action-news/article/1",
            "id": id,
            "lang": "en-CA",
            "section": {"id": "world", "name": "World"},
            // Short, so that the lead picture is on a phone's first screen and is the largest paint, as on most pages.
            "headline": name(id),
            "deck": first_sentence(model["deck"].as_str().unwrap_or_default()),
            "byline": "By Marion Calder",
            "authors": [{
                "name": "Marion Calder",
                "role": "Foreign correspondent",
                "image": "/images/author-mc.svg",
                "bio": "Marion Calder writes about diplomacy and the people it is about."
            }],
            "dateline": "ENNISKILLEN, Northern Ireland",
            "published": "2024-11-23T20:05:00-05:00",
            "updated": "2024-11-23T22:40:00-05:00",
            "lead": lead,
            "body": body,
            "tags": [{"name": "Measured", "url": "/tag/measured/"}],
            "related": related,
            "rights": "© Action News"
        }))
    }

    fn block(&self, kind: &str, n: usize) -> Result<Value> {
        if kind == "figure" {
            return cycled(&self.figures, n).cloned();
        }
        let alike: Vec<&Value> = self
            .blocks
            .iter()
            .filter(|block| block["type"] == kind)
            .collect();
        cycled(&alike, n).map(|block| (*block).clone())
    }
}

/// Whether the twins have templates for a block.
fn is_plain(block: &Value) -> bool {
    let paragraphs_only = |blocks: &Value| {
        let blocks = blocks.as_array();
        blocks.is_none_or(|blocks| blocks.iter().all(|block| block["type"] == "paragraph"))
    };
    match block["type"].as_str() {
        Some("paragraph" | "heading" | "pullquote") => true,
        Some("quote") => paragraphs_only(&block["blocks"]),
        Some("list") => {
            let items = block["items"].as_array();
            items.is_some_and(|items| items.iter().all(|item| item["blocks"].is_null()))
        }
        _ => false,
    }
}

/// `world/the-next-story` → `The next story`
pub fn name(id: &str) -> String {
    let words = id.rsplit('/').next().unwrap_or(id).replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn first_sentence(text: &str) -> &str {
    text.find(". ")
        .and_then(|at| text.get(..=at))
        .unwrap_or(text)
}

/// The `n`th, starting again after the last.
fn cycled<T>(all: &[T], n: usize) -> Result<&T> {
    n.checked_rem(all.len())
        .and_then(|n| all.get(n))
        .ok_or_else(|| Error::new("the demo newsroom has no block of some kind"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
    Ok(())
}

/// Copies a folder, if it exists.
///
/// # Errors
/// If a file cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
