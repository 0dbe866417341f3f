//! Fronts: which stories stand where, and their indexes in chunks.

use super::story::Story;
use crate::places::Languages;
use article::index::{CHUNK_ITEMS, Index, Item, chunks};
use article::portal::Portal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A front's stories and the name that articles give it.
#[derive(Default)]
struct Front {
    title: Option<String>,
    /// Newest first.
    stories: Vec<usize>,
}

/// The indexes of all fronts with their paths below the site. A front without stories has one too.
pub fn fronts(portal: &Portal, mut stories: Vec<Story>) -> impl Iterator<Item = (String, Index)> {
    stories.sort_by(|a, b| {
        (Reverse(a.published), &b.item.id).cmp(&(Reverse(b.published), &a.item.id))
    });
    let languages = Languages::of(portal);
    let mut fronts: BTreeMap<String, Front> = BTreeMap::new();
    let tags: BTreeSet<&str> = stories
        .iter()
        .flat_map(|story| story.tags.iter().map(|(slug, _)| slug.as_str()))
        .collect();
    for (_, prefix) in languages.prefixes() {
        for place in places(portal, &tags) {
            fronts.insert(format!("{prefix}{place}"), Front::default());
        }
    }
    let prefixes: HashMap<&str, String> = languages.prefixes().collect();
    for (number, story) in stories.iter().enumerate() {
        let prefix = prefixes
            .get(languages.front(&story.item.lang.primary()))
            .map_or("", String::as_str);
        for place in standing_places(story) {
            // Sections and regions that the portal does not have get no front.
            if let Some(front) = fronts.get_mut(&format!("{prefix}{place}"))
                && front.stories.last() != Some(&number)
            {
                front.stories.push(number);
            }
        }
    }
    name_tag_fronts(&languages, &stories, &mut fronts);
    let items: Vec<Item> = stories.into_iter().map(|story| story.item).collect();
    fronts
        .into_iter()
        .flat_map(move |(path, front)| indexes(&path, &front, &items))
}

/// The paths of all fronts of a language.
fn places(portal: &Portal, tags: &BTreeSet<&str>) -> Vec<String> {
    let sections = portal
        .sections
        .iter()
        .map(|section| format!("{}/", section.id));
    let regions = portal
        .regions
        .iter()
        .map(|region| format!("region/{}/", region.id));
    let tags = tags.iter().map(|tag| format!("tag/{tag}/"));
    std::iter::once(String::new())
        .chain(sections)
        .chain(regions)
        .chain(tags)
        .collect()
}

/// The paths of the fronts that a story stands on.
fn standing_places(story: &Story) -> Vec<String> {
    let section = story
        .item
        .section
        .iter()
        .map(|section| format!("{}/", section.id));
    let regions = story
        .regions
        .iter()
        .map(|region| format!("region/{region}/"));
    let tags = story.tags.iter().map(|(slug, _)| format!("tag/{slug}/"));
    std::iter::once(String::new())
        .chain(section)
        .chain(regions)
        .chain(tags)
        .collect()
}

/// The portal names sections and regions; a tag's name stands in articles: the newest one of the front's
/// language names it, else the newest of any.
fn name_tag_fronts(languages: &Languages, stories: &[Story], fronts: &mut BTreeMap<String, Front>) {
    for (lang, prefix) in languages.prefixes() {
        for (own, story) in [true, false]
            .into_iter()
            .flat_map(|own| stories.iter().map(move |story| (own, story)))
        {
            if own != (languages.front(&story.item.lang.primary()) == lang) {
                continue;
            }
            for (slug, name) in &story.tags {
                if let Some(front) = fronts.get_mut(&format!("{prefix}tag/{slug}/")) {
                    front.title.get_or_insert_with(|| name.clone());
                }
            }
        }
    }
}

/// `index.json` and the sealed chunks of a front.
fn indexes(path: &str, front: &Front, items: &[Item]) -> Vec<(String, Index)> {
    let (full, kept) = chunks(front.stories.len());
    let (newest, older) = front
        .stories
        .split_at_checked(kept)
        .unwrap_or((&front.stories, &[]));
    let index = |stories: &[usize], older: usize| Index {
        title: front.title.clone(),
        older: u32::try_from(older).unwrap_or(u32::MAX),
        items: stories
            .iter()
            .filter_map(|number| items.get(*number).cloned())
            .collect(),
    };
    let mut out = vec![(format!("{path}index.json"), index(newest, full))];
    for (sealed_before, stories) in older.chunks(CHUNK_ITEMS).enumerate() {
        let number = full - sealed_before;
        out.push((
            format!("{path}index-{number}.json"),
            index(stories, number - 1),
        ));
    }
    out
}
