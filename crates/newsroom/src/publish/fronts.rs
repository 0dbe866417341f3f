//! Fronts: their pages and data, and those of their older stories.
//!
//! A front is made again only if something on it is another: what it shows of each story stands in the file
//! of items under a digest, so nothing needs to be read to find that out.

use super::articles::All;
use super::digest::Digest;
use super::head;
use super::items::Reader;
use super::render::{self, Renderer};
use super::shell::{self, Kind as Shell};
use super::site::Site;
use super::state::{Draft, Kind, Other, Piece};
use super::summary::Tally;
use crate::data::front::{self, Chunk, Front};
use crate::data::names::Names;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::publish::output::Change;
use crate::work::spread;
use action_news::route::{FrontRoute, Route};
use std::collections::BTreeSet;
use std::path::Path;

/// All fronts, published.
pub struct Fronts {
    /// The ways from their pages to the site's folder.
    pub roots: BTreeSet<String>,
    /// Those that show the newest stories.
    pub first_pages: Vec<FirstPage>,
}

/// A front's page that shows its newest stories.
pub struct FirstPage {
    /// Which.
    pub route: FrontRoute,
    /// When its newest story was published, in seconds since 1970; none without stories.
    pub newest: Option<i64>,
}

/// Publishes all fronts.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(
    site: &Site,
    articles: &All,
    names: &mut Names,
    items: &Path,
    draft: &mut Draft,
    tally: &mut Tally,
) -> Result<Fronts, Failure> {
    let fronts = front::fronts(&site.portal, names, &articles.stands);
    let count = fronts.iter().map(|front| front.chunks().count()).sum();
    let mut chunks: Vec<(&Front, Chunk<'_>)> = Vec::with_capacity(count);
    for front in &fronts {
        chunks.extend(front.chunks().map(|chunk| (front, chunk)));
    }
    let names = &*names;
    let mut roots = BTreeSet::new();
    let mut progress = Progress::new("fronts and older pages of them", chunks.len());
    spread(
        chunks.len(),
        &mut progress,
        || Maker::new(site, items, names, &articles.pieces),
        |maker, at| match chunks.get(at) {
            Some((front, chunk)) => maker.make(front, chunk),
            None => Ok(Vec::new()),
        },
        |_, made| {
            for (file, change) in made {
                match file.path.ends_with(".html") {
                    true => {
                        tally.pages.count(change);
                        roots.insert(render::root(&file.path));
                    }
                    false => tally.data.count(change),
                }
                draft.other(&file)?;
            }
            Ok(())
        },
    )?;
    let first_pages = fronts.iter().filter_map(|front| {
        let route = route(site, &front.path)?;
        let newest = front.stories.first();
        let newest = newest.and_then(|newest| articles.stands.published(*newest));
        Some(FirstPage { route, newest })
    });
    let first_pages = first_pages.collect();
    Ok(Fronts { roots, first_pages })
}

/// The page at a path. Languages and sections that the app does not know have none, only data.
fn route(site: &Site, path: &str) -> Option<FrontRoute> {
    match Route::parse(&site.routes, &["/", path].concat()) {
        Route::Front(route) => Some(route),
        _ => None,
    }
}

/// Makes fronts; one for each thread.
struct Maker<'r> {
    site: &'r Site,
    items: Reader,
    names: &'r Names,
    stories: &'r [Piece],
    /// Made when it is needed: mostly no front changes.
    renderer: Option<Renderer>,
}

type Made = Vec<(Other, Change)>;

impl<'r> Maker<'r> {
    fn new(
        site: &'r Site,
        items: &Path,
        names: &'r Names,
        stories: &'r [Piece],
    ) -> Result<Self, Failure> {
        Ok(Self {
            site,
            items: Reader::open(items)?,
            names,
            stories,
            renderer: None,
        })
    }

    fn make(&mut self, front: &Front, chunk: &Chunk<'_>) -> Result<Made, Failure> {
        let folder = match chunk.number {
            None => front.path.clone(),
            Some(number) => format!("{}index-{number}/", front.path),
        };
        let page_path = format!("{folder}index.html");
        let data_path = format!("{}{}", front.path, chunk.data_name());
        let title = front.title.map(|title| self.names.get(title));
        let key = self.key(&data_path, title, chunk);
        let route = route(self.site, &folder);
        let mut made = Vec::with_capacity(2);
        let paths = [Some(&data_path), route.as_ref().map(|_| &page_path)];
        let before = paths
            .into_iter()
            .flatten()
            .map(|path| self.stands(path, key));
        if let Some(before) = before.collect::<Option<Vec<_>>>() {
            return Ok(before
                .into_iter()
                .map(|file| (file, Change::Same))
                .collect());
        }
        let data = self.data(title, chunk)?;
        made.push(self.put(&data_path, &data, key)?);
        if let Some(route) = route {
            let html = self.page(&page_path, &route, &data)?;
            made.push(self.put(&page_path, html.as_bytes(), key)?);
        }
        Ok(made)
    }

    /// A digest of everything that the front is made from.
    fn key(&self, path: &str, title: Option<&str>, chunk: &Chunk<'_>) -> u64 {
        let digest = Digest::new()
            .number(self.site.inputs)
            .bytes(path.as_bytes())
            .number(title.is_some().into())
            .bytes(title.unwrap_or_default().as_bytes())
            .number(chunk.older.into());
        let stories = self.stories(chunk);
        let digest = stories.fold(digest, |digest, story| digest.number(story.digest));
        digest.end()
    }

    fn stories(&self, chunk: &Chunk<'r>) -> impl Iterator<Item = &'r Piece> {
        let stories = self.stories;
        let numbers = chunk.stories.iter();
        numbers.filter_map(move |number| stories.get(*number as usize))
    }

    fn stands(&self, path: &str, key: u64) -> Option<Other> {
        let before = self.site.before(path)?;
        let stands = before.key == key && self.site.output.in_place(path, &before.written);
        stands.then_some(before)
    }

    fn put(&self, path: &str, bytes: &[u8], key: u64) -> Result<(Other, Change), Failure> {
        let before = self.site.written_before(path);
        let (written, change) = self
            .site
            .output
            .put(path, bytes, before.as_ref(), Kind::Plain)?;
        let other = Other {
            path: path.into(),
            key,
            kind: Kind::Plain,
            written,
        };
        Ok((other, change))
    }

    /// As `newsroom data` writes it: what is written of each story is put together, never taken apart.
    fn data(&mut self, title: Option<&str>, chunk: &Chunk<'_>) -> Result<Vec<u8>, Failure> {
        let mut json = Vec::with_capacity(32 * 1024);
        json.extend_from_slice(b"{\"schema\":\"");
        json.extend_from_slice(article::index::INDEX_SCHEMA.as_bytes());
        json.push(b'"');
        if let Some(title) = title {
            json.extend_from_slice(b",\"title\":");
            json.extend_from_slice(serde_json::Value::from(title).to_string().as_bytes());
        }
        json.extend_from_slice(format!(",\"older\":{},\"items\":[", chunk.older).as_bytes());
        let stories = self.stories;
        let mut is_first = true;
        for number in chunk.stories {
            if let Some(story) = stories.get(*number as usize) {
                if !std::mem::take(&mut is_first) {
                    json.push(b',');
                }
                self.items.item(story, &mut json)?;
            }
        }
        json.extend_from_slice(b"]}");
        Ok(json)
    }

    /// Drawn from the data as the app would read it.
    fn page(&mut self, path: &str, route: &FrontRoute, data: &[u8]) -> Result<String, Failure> {
        let site = self.site;
        let (index, _) = article::read_index(data).map_err(|_| {
            Failure::new(format!(
                "what fronts show of the articles on {path} was damaged on disk; publish again"
            ))
        })?;
        let renderer = match &mut self.renderer {
            Some(renderer) => renderer,
            none => none.insert(
                Renderer::new(&site.portal, site.now)
                    .map_err(|why| Failure::new(format!("pages cannot be drawn: {why}")))?,
            ),
        };
        // The title stands in the head too, and is known when the page is drawn.
        let shown = index.clone();
        let rendered = renderer.front(route, index);
        let suffix = format!(" – {}", site.portal.name);
        let title = rendered
            .title
            .strip_suffix(&suffix)
            .unwrap_or(&rendered.title);
        let head = head::front(&site.portal, route, title, &shown, site.card.as_ref());
        Ok(shell::page(
            &site.app,
            Shell::Front,
            &render::root(path),
            &head,
            &rendered,
        ))
    }
}
