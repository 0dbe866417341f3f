//! Feeds: `feed.xml` and `feed.json`, of the newest stories in each language.

use super::articles::All;
use super::inputs::Data;
use crate::build::{Snapshot, site_path};
use crate::failure::Failure;
use crate::files;
use crate::places::data_path;
use crate::syndication::{Entry, MAX_ITEMS, json_feed, rss};
use article::index::Index;

/// The paths of all feeds, and the feeds. The articles are read again, because feeds contain more than the data of fronts.
///
/// # Errors
/// If an article cannot be read.
pub fn feeds(
    data: &Data<'_>,
    all: &All,
    notes: &Snapshot,
) -> Result<Vec<(String, String)>, Failure> {
    let newest = all.placements.newest_first();
    let mut feeds = Vec::new();
    for (number, (lang, prefix)) in (0..).zip(data.languages.prefixes()) {
        let own = newest.iter().copied();
        let own = own.filter(|story| all.placements.language(*story) == Some(number));
        let newest: Vec<u32> = own.take(MAX_ITEMS).collect();
        let entries = entries(data, all, notes, &newest)?;
        feeds.push((
            format!("{prefix}feed.xml"),
            rss(data.portal, lang, &prefix, &entries),
        ));
        feeds.push((
            format!("{prefix}feed.json"),
            json_feed(data.portal, lang, &prefix, &entries),
        ));
    }
    Ok(feeds)
}

/// The entries of these stories.
///
/// # Errors
/// If an article cannot be read.
fn entries(
    data: &Data<'_>,
    all: &All,
    notes: &Snapshot,
    stories: &[u32],
) -> Result<Vec<Entry>, Failure> {
    let index = index(all, notes, stories.iter().copied())?;
    let mut entries = Vec::with_capacity(stories.len());
    for (item, story) in index.items.iter().zip(stories) {
        // A dry run has not written it.
        let is_dry_run = data.build.mode().is_dry_run();
        let file = match is_dry_run {
            true => all.file(*story),
            false => data.build.on_disk(&site_path(data_path(item.id.as_str()))?),
        };
        if let Ok((mut article, _)) = article::read(&files::read(&file)?) {
            if is_dry_run {
                data.pages.add_renditions(&mut article);
            }
            entries.push(Entry::of(data.portal, &article));
        }
    }
    Ok(entries)
}

/// The index of these stories, as fronts have it.
///
/// # Errors
/// If the notes on them were damaged on disk.
pub fn index(
    all: &All,
    notes: &Snapshot,
    stories: impl Iterator<Item = u32>,
) -> Result<Index, Failure> {
    let schema = article::index::INDEX_SCHEMA;
    let mut json = format!("{{\"schema\":\"{schema}\",\"older\":0,\"items\":[").into_bytes();
    for (at, number) in stories.enumerate() {
        if at > 0 {
            json.push(b',');
        }
        all.shown(notes, number, |shown| json.extend_from_slice(shown.item));
    }
    json.extend_from_slice(b"]}");
    let index = article::read_index(&json).map(|(index, _)| index);
    index.map_err(|_| {
        Failure::new("what fronts show of articles was damaged on disk; publish again")
    })
}
