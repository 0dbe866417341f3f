//! The newsroom that pages are measured with: three articles made of the demo newsroom's own words and pictures.

use crate::place::Place;
use crate::trouble::{Tried, Trouble};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a run measures: its id, how many blocks.
pub const DOCUMENTS: [(&str, usize); 2] = [
    ("world/twenty-four-blocks", 24),
    ("world/two-thousand-blocks", 2000),
];
/// Where clicks lead.
pub const NEXT: (&str, usize) = ("world/the-next-story", 24);

/// How an article of 24 blocks is made up; longer ones begin again.
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

/// Writes the content folder anew.
///
/// # Errors
/// Where the demo newsroom cannot be read or the folder cannot be written.
pub fn write(place: &Place) -> Tried<PathBuf> {
    let demo = place.root().join("content");
    let folder = place.bench().join("content");
    let _ = fs::remove_dir_all(&folder);
    copy(&demo.join("weather"), &folder.join("weather"))?;
    fs::write(folder.join("portal.json"), portal(place)?.to_string())?;
    let stock = Stock::gather(&demo.join("articles"))?;
    fs::create_dir_all(folder.join("images"))?;
    for src in stock.pictures() {
        fs::copy(demo.join(&src), folder.join(&src))?;
    }
    for (number, (id, blocks)) in DOCUMENTS.into_iter().chain([NEXT]).enumerate() {
        let path = folder.join(format!("articles/{id}.json"));
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, stock.article(id, number, blocks)?.to_string())?;
    }
    Ok(folder)
}

/// The demo newsroom's portal. A notice comes and goes; the page without one is what readers get every day.
///
/// # Errors
/// Where it cannot be read.
pub fn portal(place: &Place) -> Tried<Value> {
    let bytes = fs::read(place.root().join("content/portal.json"))?;
    let mut portal: Value = serde_json::from_slice(&bytes)?;
    portal["notices"] = json!([]);
    Ok(portal)
}

/// So few that their variants are encoded within a minute, and the page asks for each file once.
const PICTURES: usize = 5;

/// What the demo newsroom has in store.
struct Stock {
    articles: Vec<Value>,
    blocks: Vec<Value>,
    figures: Vec<Value>,
}

impl Stock {
    fn gather(folder: &Path) -> Tried<Self> {
        let mut paths = Vec::new();
        files(folder, &mut paths)?;
        paths.sort();
        let mut stock = Self {
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
            stock.blocks.extend(blocks.into_iter().filter(is_plain));
            if stock.figures.len() == PICTURES {
                continue;
            }
            let mut figure = article["lead"].clone();
            figure["size"] = json!("inline");
            stock.figures.push(figure);
            stock.articles.push(article);
        }
        Ok(stock)
    }

    /// The pictures of figures, authors and the masthead, as paths below the content.
    fn pictures(&self) -> BTreeSet<String> {
        let figures = self
            .figures
            .iter()
            .filter_map(|figure| figure["media"]["src"].as_str());
        let all = figures.chain(["/images/author-mc.svg", "/images/logo.svg"]);
        all.map(|src| src.trim_start_matches('/').to_owned())
            .collect()
    }

    fn article(&self, id: &str, number: usize, count: usize) -> Tried<Value> {
        let mut body = Vec::with_capacity(count);
        for (n, kind) in PATTERN.iter().cycle().take(count).enumerate() {
            body.push(self.block(kind, n + number)?);
        }
        let model = around(&self.articles, number * 3)?;
        let mut lead = around(&self.figures, number)?.clone();
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
            // Short, so that the lead picture stands on a phone's first screen: it is the largest paint of most pages.
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

    fn block(&self, kind: &str, n: usize) -> Tried<Value> {
        if kind == "figure" {
            return around(&self.figures, n).cloned();
        }
        let alike: Vec<&Value> = self
            .blocks
            .iter()
            .filter(|block| block["type"] == kind)
            .collect();
        around(&alike, n).map(|block| (*block).clone())
    }
}

/// Blocks that the twins have templates for.
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

fn around<T>(all: &[T], n: usize) -> Tried<&T> {
    n.checked_rem(all.len())
        .and_then(|n| all.get(n))
        .ok_or_else(|| Trouble::new("the demo newsroom has not all kinds of blocks"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> Tried<()> {
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

/// Copies a folder, where there is one.
pub fn copy(from: &Path, to: &Path) -> Tried<()> {
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
