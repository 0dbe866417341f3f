//! Feeds: `feed.xml` and `feed.json`, of the newest stories of the home fronts, sections, tags and authors.
//!
//! What feeds show of each story is in the notes on the articles, so no article is read again.

use super::articles::All;
use super::front::is_named_by_stories;
use super::fronts::FrontSummary;
use super::inputs::Data;
use crate::build::digest::Digest;
use crate::build::{Kind, Made, NewFile, Snapshot, site_path};
use crate::failure::Failure;
use crate::places::Languages;
use crate::progress::Progress;
use crate::syndication::{Entry, json_feed, rss};
use crate::work::spread;
use article::index::Index;
use article::portal::Portal;

/// Makes the feeds of all fronts that have some. Those of the home fronts are there without stories too: every page links to
/// them.
///
/// # Errors
/// If a file cannot be written, and those of `keep`.
pub fn publish(
    data: &Data<'_>,
    all: &All,
    fronts: &[FrontSummary],
    notes: &Snapshot,
    mut keep: impl FnMut(Made) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let languages = data.languages;
    let has_feeds = |front: &&FrontSummary| {
        let path = languages.without_prefix(&front.path);
        path.is_empty()
            || !front.stories.is_empty()
                && (is_named_by_stories(path) || section(data.portal, path).is_some())
    };
    let fronts: Vec<&FrontSummary> = fronts.iter().filter(has_feeds).collect();
    spread(
        fronts.len(),
        &mut Progress::new("feeds", fronts.len()),
        || Ok(()),
        |(), at| {
            let front = fronts.get(at);
            front
                .map(|front| feeds(data, all, notes, front))
                .transpose()
        },
        |_, made| made.into_iter().try_for_each(&mut keep),
    )
}

/// The feeds of a front, if something in them has changed.
fn feeds(
    data: &Data<'_>,
    all: &All,
    notes: &Snapshot,
    front: &FrontSummary,
) -> Result<Made, Failure> {
    let folder = front.path.as_str();
    let lang = language(data.languages, folder);
    let title = title(data.portal, data.languages, lang, front);
    let digest = Digest::new()
        .number(data.inputs)
        .bytes(title.unwrap_or_default().as_bytes());
    let stories = front.stories.iter();
    let digests = stories.filter_map(|story| all.entry_digests.get(*story as usize));
    let key = digests
        .fold(digest, |digest, story| digest.number(*story))
        .end();
    let name = format!("{folder}feed.xml");
    if let Some(made) = data.build.unchanged(&name, key) {
        return Ok(made);
    }
    let stories = front.stories.iter();
    let entries = stories.filter_map(|story| {
        let entry = all.shown(notes, *story, |shown| Entry::decode(shown.entry));
        entry.flatten()
    });
    let entries: Vec<Entry> = entries.collect();
    let file = |path: String, text: String| -> Result<NewFile, Failure> {
        Ok(NewFile {
            path: site_path(path)?,
            bytes: text.into_bytes(),
            compress: true,
        })
    };
    let files = vec![
        file(
            name.clone(),
            rss(data.portal, title, lang, folder, &entries),
        )?,
        file(
            format!("{folder}feed.json"),
            json_feed(data.portal, title, lang, folder, &entries),
        )?,
    ];
    data.build.write(&name, key, Kind::Plain, files, Vec::new())
}

/// The language of a front, as its primary subtag.
fn language<'l>(languages: &'l Languages, folder: &str) -> &'l str {
    let own = languages
        .prefixes()
        .filter(|(_, prefix)| folder.starts_with(prefix.as_str()))
        .max_by_key(|(_, prefix)| prefix.len());
    own.map_or("", |(lang, _)| lang)
}

/// The title of a front in its language; none for a home front.
fn title<'t>(
    portal: &'t Portal,
    languages: &Languages,
    lang: &str,
    front: &'t FrontSummary,
) -> Option<&'t str> {
    let path = languages.without_prefix(&front.path);
    let own = section(portal, path).and_then(|section| section.name.get(lang));
    own.or(front.title.as_deref())
}

/// The section with this front, given by its path without its language.
fn section<'p>(portal: &'p Portal, path: &str) -> Option<&'p article::portal::PortalSection> {
    let id = path.strip_suffix('/')?;
    portal.sections.iter().find(|section| section.id == id)
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
