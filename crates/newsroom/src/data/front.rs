//! Fronts: which stories stand where, and how they lie in chunks.
//!
//! What is sorted and listed here are [`Stand`]s, a few words of memory each; what a front shows of a story
//! may lie elsewhere.

use super::names::{Name, Names};
use super::story::Story;
use crate::places::Languages;
use article::index::{CHUNK_ITEMS, chunks};
use article::portal::Portal;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What decides where a story stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The story's id.
    pub id: Arc<str>,
    /// Seconds since 1970: what fronts are sorted by.
    pub published: i64,
    /// Whose fronts: a place in the list of [`Languages::prefixes`].
    pub language: u32,
    /// The fronts besides the home front, without their languages.
    pub places: Box<[Place]>,
}

/// A front that a story stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// `world/`, `region/calgary/`, `tag/snow/`.
    pub path: Name,
    /// What the story calls it: tags have their names there.
    pub called: Option<Name>,
}

impl Stand {
    /// Where a story stands.
    pub fn of(story: &Story, languages: &Languages, names: &mut Names) -> Self {
        let own = story.item.lang.primary();
        let own = languages.front(&own);
        let language = languages.prefixes().position(|(lang, _)| lang == own);
        let mut places = Vec::new();
        let mut stand_at = |path: String, called: Option<&str>| {
            let called = called.map(|words| names.of(words));
            let path = names.of(&path);
            places.push(Place { path, called });
        };
        if let Some(section) = &story.item.section {
            stand_at(format!("{}/", section.id), None);
        }
        for region in &story.regions {
            stand_at(format!("region/{region}/"), None);
        }
        for (slug, name) in &story.tags {
            stand_at(format!("tag/{slug}/"), Some(name));
        }
        Self {
            id: story.item.id.as_str().into(),
            published: story.published,
            language: language.and_then(|at| u32::try_from(at).ok()).unwrap_or(0),
            places: places.into(),
        }
    }
}

/// A front.
pub struct Front {
    /// Its path below the site: empty for the home front, else with a slash at its end.
    pub path: String,
    /// The name that articles give it.
    pub title: Option<Name>,
    /// Its stories, newest first, as places in the list that [`fronts`] was given.
    pub stories: Vec<u32>,
}

/// A front's page, or an older one.
pub struct Chunk<'f> {
    /// Counted from the oldest; none for the newest stories.
    pub number: Option<usize>,
    /// How many full chunks are older.
    pub older: u32,
    /// Its stories.
    pub stories: &'f [u32],
}

impl Front {
    /// The newest stories, then the sealed chunks, newest first.
    pub fn chunks(&self) -> impl Iterator<Item = Chunk<'_>> {
        let (full, kept) = chunks(self.stories.len());
        let (newest, older) = self
            .stories
            .split_at_checked(kept)
            .unwrap_or((&self.stories, &[]));
        let chunk = |number: Option<usize>, older: usize, stories| Chunk {
            number,
            older: u32::try_from(older).unwrap_or(u32::MAX),
            stories,
        };
        let sealed = older.chunks(CHUNK_ITEMS).enumerate();
        let sealed = sealed.map(move |(before, stories)| {
            let number = full - before;
            chunk(Some(number), number - 1, stories)
        });
        std::iter::once(chunk(None, full, newest)).chain(sealed)
    }
}

impl Chunk<'_> {
    /// The name of its data in the front's folder.
    pub fn data_name(&self) -> String {
        match self.number {
            None => "index.json".to_owned(),
            Some(number) => format!("index-{number}.json"),
        }
    }
}

/// All fronts in the order of their paths. A front without stories is there too.
pub fn fronts(portal: &Portal, names: &mut Names, stands: &[&Stand]) -> Vec<Front> {
    let paths = paths(portal, names, stands);
    let languages = Languages::of(portal);
    let prefixes: Vec<String> = languages.prefixes().map(|(_, prefix)| prefix).collect();
    let mut fronts: Vec<Front> = Vec::with_capacity(prefixes.len() * (paths.len() + 1));
    for prefix in &prefixes {
        fronts.push(Front::empty(prefix.clone()));
        let others = paths.iter().map(|path| names.get(*path));
        fronts.extend(others.map(|path| Front::empty(format!("{prefix}{path}"))));
    }
    // Home first, then the others in the order of `paths`; so it is for each language.
    let each = paths.len() + 1;
    let place_of: HashMap<Name, usize> = paths.into_iter().zip(1..).collect();
    let mut called_anywhere: HashMap<Name, Name> = HashMap::new();
    for number in newest_first(stands) {
        let Some(stand) = stands.get(number as usize) else {
            continue;
        };
        let first = stand.language as usize * each;
        let mut stand_on = |at: usize, called: Option<Name>| {
            if let Some(front) = fronts.get_mut(first + at) {
                front.title = front.title.or(called);
                if front.stories.last() != Some(&number) {
                    front.stories.push(number);
                }
            }
        };
        stand_on(0, None);
        for place in &stand.places {
            // Sections and regions that the portal does not have get no front.
            if let Some(at) = place_of.get(&place.path) {
                stand_on(*at, place.called);
                if let Some(called) = place.called {
                    called_anywhere.entry(place.path).or_insert(called);
                }
            }
        }
    }
    // The newest story of the front's language names it, else the newest of any.
    for (path, at) in place_of {
        for language in 0..prefixes.len() {
            if let Some(front) = fronts.get_mut(language * each + at) {
                front.title = front.title.or_else(|| called_anywhere.get(&path).copied());
            }
        }
    }
    fronts.sort_by(|a, b| a.path.cmp(&b.path));
    fronts
}

impl Front {
    fn empty(path: String) -> Self {
        Self {
            path,
            title: None,
            stories: Vec::new(),
        }
    }
}

fn newest_first(stands: &[&Stand]) -> Vec<u32> {
    let count = u32::try_from(stands.len()).unwrap_or(u32::MAX);
    let mut order: Vec<u32> = (0..count).collect();
    order.sort_by_key(|number| {
        let stand = stands.get(*number as usize);
        stand.map(|stand| (Reverse(stand.published), &stand.id))
    });
    order
}

/// The paths of all fronts of a language but its home front.
fn paths(portal: &Portal, names: &mut Names, stands: &[&Stand]) -> Vec<Name> {
    let sections = portal
        .sections
        .iter()
        .map(|section| format!("{}/", section.id));
    let regions = portal
        .regions
        .iter()
        .map(|region| format!("region/{}/", region.id));
    let mut all: BTreeSet<Name> = sections
        .chain(regions)
        .map(|path| names.of(&path))
        .collect();
    let places = stands.iter().flat_map(|stand| stand.places.iter());
    all.extend(
        places
            .filter(|place| place.called.is_some())
            .map(|place| place.path),
    );
    all.into_iter().collect()
}
