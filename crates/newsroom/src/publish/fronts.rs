//! Fronts: their pages and data, and those of their older stories.
//!
//! A front is made again only if something on it has changed. The digests of what fronts show of each story are in
//! memory, so nothing needs to be read to find that out.

use super::articles::All;
use super::head;
use super::render::{self, Renderer};
use super::shell::{self, Kind as Shell};
use super::site::Site;
use super::summary::Tally;
use crate::build::digest::Digest;
use crate::build::{Kind, Ledger, Made, NewFile, Snapshot, site_path};
use crate::data::front::{self, Chunk, Front};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::work::spread;
use action_news::route::{FrontRoute, Route};
use std::collections::BTreeSet;

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
    articles: &mut All,
    notes: &Snapshot,
    ledger: &mut Ledger,
    tally: &mut Tally,
) -> Result<Fronts, Failure> {
    let fronts = front::fronts(&site.portal, &mut articles.placements);
    let articles = &*articles;
    let count = fronts.iter().map(|front| front.chunks().count()).sum();
    let mut chunks: Vec<(&Front, Chunk<'_>)> = Vec::with_capacity(count);
    for front in &fronts {
        chunks.extend(front.chunks().map(|chunk| (front, chunk)));
    }
    let mut roots = BTreeSet::new();
    let mut progress = Progress::new("fronts and older pages of them", chunks.len());
    spread(
        chunks.len(),
        &mut progress,
        || Ok(Maker::new(site, notes, articles)),
        |maker, at| {
            chunks
                .get(at)
                .map(|(front, chunk)| maker.make(front, chunk))
                .transpose()
        },
        |_, made| {
            made.into_iter().try_for_each(|made| {
                tally.count(&made);
                let paths = made.record.files.iter().map(|file| file.path.as_str());
                roots.extend(
                    paths
                        .filter(|path| path.ends_with(".html"))
                        .map(render::root),
                );
                ledger.keep(&site.build, &made)
            })
        },
    )?;
    let first_pages = fronts.iter().filter_map(|front| {
        let route = route(site, &front.path)?;
        let newest = front.stories.first();
        let newest = newest.and_then(|newest| articles.placements.published(*newest));
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
    notes: &'r Snapshot,
    articles: &'r All,
    /// Made when it is needed: mostly no front changes.
    renderer: Option<Renderer>,
}

impl<'r> Maker<'r> {
    fn new(site: &'r Site, notes: &'r Snapshot, articles: &'r All) -> Self {
        Self {
            site,
            notes,
            articles,
            renderer: None,
        }
    }

    fn make(&mut self, front: &Front, chunk: &Chunk<'_>) -> Result<Made, Failure> {
        let folder = match chunk.number {
            None => front.path.clone(),
            Some(number) => format!("{}index-{number}/", front.path),
        };
        let data_path = format!("{}{}", front.path, chunk.data_name());
        let names = self.articles.placements.names();
        let title = front.title.map(|title| names.get(title));
        let key = self.key(&data_path, title, chunk);
        if let Some(made) = self.site.build.unchanged(&data_path, key) {
            return Ok(made);
        }
        let file = |path: &str, bytes: Vec<u8>| {
            Ok::<_, Failure>(NewFile {
                path: site_path(path)?,
                bytes,
                compress: true,
            })
        };
        let data = self.data(title, chunk)?;
        let mut files = Vec::with_capacity(2);
        if let Some(route) = route(self.site, &folder) {
            let path = format!("{folder}index.html");
            let html = self.page(&path, &route, &data)?;
            files.push(file(&path, html.into_bytes())?);
        }
        files.insert(0, file(&data_path, data)?);
        self.site
            .build
            .write(&data_path, key, Kind::Plain, files, Vec::new())
    }

    /// A digest of everything that the front is made from.
    fn key(&self, path: &str, title: Option<&str>, chunk: &Chunk<'_>) -> u64 {
        let digest = Digest::new()
            .number(self.site.inputs)
            .bytes(path.as_bytes())
            .number(title.is_some().into())
            .bytes(title.unwrap_or_default().as_bytes())
            .number(chunk.older.into());
        let digests = chunk.stories.iter();
        let digests = digests.filter_map(|number| self.articles.item_digests.get(*number as usize));
        digests
            .fold(digest, |digest, story| digest.number(*story))
            .end()
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
        for (at, number) in chunk.stories.iter().enumerate() {
            if at > 0 {
                json.push(b',');
            }
            self.articles.shown(self.notes, *number, |shown| {
                json.extend_from_slice(shown.item)
            })?;
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
