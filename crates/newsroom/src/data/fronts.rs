//! Fronts: their pages and data, and those of their older stories.
//!
//! A front is made again only if something on it has changed. The digests of what fronts show of each story are in
//! memory, so nothing needs to be read to find that out.

use super::articles::All;
use super::front::{self, Chunk, Front, FrontFacts};
use super::front_stories::{FrontStories, FrontStory};
use super::inputs::{Data, PageRenderer};
use super::layout::{LaidOut, Layouts};
use crate::build::digest::Digest;
use crate::build::{Kind, Ledger, Made, NewFile, Snapshot, site_path};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::summary::Tally;
use crate::syndication::MAX_ITEMS;
use crate::work::spread;
use article::index::Index;
use std::sync::Arc;

/// A front.
pub struct FrontSummary {
    /// Its path below the site: empty for the home front, else with a slash at its end.
    pub path: String,
    /// When its newest story was published, in seconds since 1970; none without stories.
    pub newest: Option<i64>,
    /// What its page says of it.
    pub facts: FrontFacts,
    /// The name that articles give it.
    pub title: Option<String>,
    /// The numbers of its newest stories, for its feed.
    pub stories: Vec<u32>,
}

/// Publishes all fronts. Hands the path of each file to `file`.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(
    data: &Data<'_>,
    articles: &mut All,
    notes: &Snapshot,
    ledger: &mut Ledger,
    tally: &mut Tally,
    mut file: impl FnMut(&str),
) -> Result<Vec<FrontSummary>, Failure> {
    let fronts = front::fronts(data.portal, &mut articles.placements);
    let articles = &*articles;
    let count = fronts.iter().map(|front| front.chunks().count()).sum();
    let mut chunks: Vec<(&Front, Chunk<'_>)> = Vec::with_capacity(count);
    for front in &fronts {
        chunks.extend(front.chunks().map(|chunk| (front, chunk)));
    }
    let stories = FrontStories::new(notes, articles);
    let mut progress = Progress::new("fronts and their older pages", chunks.len());
    spread(
        chunks.len(),
        &mut progress,
        || Ok(Maker::new(data, &stories, articles, &fronts)),
        |maker, at| {
            let chunk = chunks.get(at);
            chunk
                .map(|(front, chunk)| {
                    let facts = match chunk.number {
                        None => front.facts(&fronts, data.languages),
                        Some(_) => FrontFacts::of_older_page(),
                    };
                    maker.make(front, chunk, &facts)
                })
                .transpose()
        },
        |_, made| {
            made.into_iter().try_for_each(|made| {
                tally.count(&made);
                made.record
                    .files
                    .iter()
                    .for_each(|made| file(made.path.as_str()));
                ledger.keep(data.build, &made)
            })
        },
    )?;
    let summaries = fronts.iter().map(|front| FrontSummary {
        path: front.path.clone(),
        newest: front
            .stories
            .first()
            .and_then(|newest| articles.placements.published(*newest)),
        facts: front.facts(&fronts, data.languages),
        title: front
            .title
            .map(|title| articles.placements.names().get(title).to_owned()),
        stories: front.stories.iter().copied().take(MAX_ITEMS).collect(),
    });
    Ok(summaries.collect())
}

/// Makes fronts; one for each thread.
struct Maker<'r> {
    data: &'r Data<'r>,
    stories: &'r FrontStories<'r>,
    articles: &'r All,
    layouts: Layouts<'r>,
    /// The primary subtags of the languages.
    languages: Vec<&'r str>,
    /// Made when it is first needed: in most runs few fronts change.
    renderer: Option<Box<dyn PageRenderer + 'r>>,
}

impl<'r> Maker<'r> {
    fn new(
        data: &'r Data<'r>,
        stories: &'r FrontStories<'r>,
        articles: &'r All,
        fronts: &'r [Front],
    ) -> Self {
        Self {
            data,
            stories,
            articles,
            layouts: Layouts {
                portal: data.portal,
                articles,
                fronts,
            },
            languages: data.languages.prefixes().map(|(lang, _)| lang).collect(),
            renderer: None,
        }
    }

    fn make(
        &mut self,
        front: &Front,
        chunk: &Chunk<'_>,
        facts: &FrontFacts,
    ) -> Result<Made, Failure> {
        let folder = match chunk.number {
            None => front.path.clone(),
            Some(number) => format!("{}index-{number}/", front.path),
        };
        let data_path = format!("{}{}", front.path, chunk.data_name());
        let names = self.articles.placements.names();
        let title = front.title.map(|title| names.get(title));
        let laid_out = self.lay_out(front, chunk);
        let blocks = blocks_json(&laid_out)?;
        let key = self.key(
            &data_path,
            title,
            chunk.older,
            &laid_out.stories,
            &blocks,
            facts,
        );
        if let Some(made) = self.data.build.unchanged(&data_path, key) {
            return Ok(made);
        }
        let stories = laid_out.stories.iter();
        let stories = stories.filter_map(|number| self.stories.get(*number).transpose());
        let stories = stories.collect::<Result<Vec<_>, _>>()?;
        let data_file = NewFile {
            path: site_path(&*data_path)?,
            bytes: index_json(title, chunk.older, &stories, &blocks),
            compress: true,
        };
        let index = Index {
            title: title.map(ToOwned::to_owned),
            older: chunk.older,
            items: stories.iter().map(|story| story.item.clone()).collect(),
            blocks: laid_out.blocks,
        };
        let page = self.renderer()?.front(&folder, index, facts)?;
        let files = std::iter::once(data_file).chain(page).collect();
        self.data
            .build
            .write(&data_path, key, Kind::Plain, files, Vec::new())
    }

    /// The stories of a page and its blocks; an older page has none.
    fn lay_out(&self, front: &Front, chunk: &Chunk<'_>) -> LaidOut {
        if chunk.number.is_some() {
            return LaidOut {
                stories: chunk.stories.to_vec(),
                blocks: Vec::new(),
            };
        }
        let language = self.languages.get(usize::from(front.language));
        let language = language.copied().unwrap_or_default();
        self.layouts.lay_out(front, chunk.stories, language)
    }

    fn renderer(&mut self) -> Result<&mut (dyn PageRenderer + 'r), Failure> {
        let renderer = match self.renderer.take() {
            Some(renderer) => renderer,
            None => self.data.pages.renderer()?,
        };
        Ok(&mut **self.renderer.insert(renderer))
    }

    /// A digest of everything that the front is made from.
    fn key(
        &self,
        path: &str,
        title: Option<&str>,
        older: u32,
        stories: &[u32],
        blocks: &[u8],
        facts: &FrontFacts,
    ) -> u64 {
        let alternates = facts.alternates.iter();
        let digest = alternates.fold(Digest::new(), |digest, path| digest.bytes(path.as_bytes()));
        let digest = digest
            .number(facts.is_indexed.into())
            .number(self.data.inputs)
            .bytes(path.as_bytes())
            .number(title.is_some().into())
            .bytes(title.unwrap_or_default().as_bytes())
            .number(older.into())
            .bytes(blocks);
        let digests = stories.iter();
        let digests = digests.filter_map(|number| self.articles.item_digests.get(*number as usize));
        digests
            .fold(digest, |digest, story| digest.number(*story))
            .end()
    }
}

/// The data of a front: the JSON of its stories and blocks is joined.
fn index_json(
    title: Option<&str>,
    older: u32,
    stories: &[Arc<FrontStory>],
    blocks: &[u8],
) -> Vec<u8> {
    let mut json = Vec::with_capacity(32 * 1024);
    json.extend_from_slice(b"{\"schema\":\"");
    json.extend_from_slice(article::index::INDEX_SCHEMA.as_bytes());
    json.push(b'"');
    if let Some(title) = title {
        json.extend_from_slice(b",\"title\":");
        json.extend_from_slice(serde_json::Value::from(title).to_string().as_bytes());
    }
    json.extend_from_slice(format!(",\"older\":{older},\"items\":[").as_bytes());
    for (at, story) in stories.iter().enumerate() {
        if at > 0 {
            json.push(b',');
        }
        json.extend_from_slice(&story.json);
    }
    json.push(b']');
    if !blocks.is_empty() {
        json.extend_from_slice(b",\"blocks\":");
        json.extend_from_slice(blocks);
    }
    json.push(b'}');
    json
}

/// The blocks as JSON; empty if there are none.
fn blocks_json(laid_out: &LaidOut) -> Result<Vec<u8>, Failure> {
    if laid_out.blocks.is_empty() {
        return Ok(Vec::new());
    }
    serde_json::to_vec(&laid_out.blocks)
        .map_err(|why| Failure::new(format!("cannot write the blocks of a front: {why}")))
}
