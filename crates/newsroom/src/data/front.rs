//! Fronts: which stories stand where, and how they lie in chunks.
//!
//! What is sorted and listed here are numbers of stories and their [`Stands`], a few words of memory each; what
//! a front shows of a story may lie elsewhere.

use super::names::{Name, Names};
use super::story::Story;
use crate::places::Languages;
use article::index::{CHUNK_ITEMS, chunks};
use article::portal::Portal;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::num::NonZeroU16;

/// What decides where a story stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Seconds since 1970: what fronts are sorted by.
    pub published: i64,
    /// Whose fronts: a place in the list of [`Languages::prefixes`].
    pub language: u16,
    /// The fronts besides the home front, without their languages.
    pub places: Box<[Place]>,
}

/// A front that a story stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
            published: story.published,
            language: language.and_then(|at| u16::try_from(at).ok()).unwrap_or(0),
            places: places.into(),
        }
    }
}

/// Places that are kept of one story: no reader comes to it by more.
const MAX_PLACES: usize = 255;
/// Places for which there is room from the start, for each story. What is not used of it costs nothing: the system
/// gives memory when it is touched.
const ROOM: usize = 8;

/// Where stories stand, by their numbers: 16 bytes each and 4 for each place, because all of them are sorted in
/// memory.
pub struct Stands {
    rows: Vec<Option<Row>>,
    /// The places of all rows, by their numbers.
    places: Vec<u32>,
    /// All places that there are.
    known: Vec<Place>,
    numbers: HashMap<Place, u32>,
}

#[derive(Clone)]
struct Row {
    published: i64,
    first_place: u32,
    places: u8,
    /// One more than it is: without a 0, no row takes no more room than a row.
    language: NonZeroU16,
}

impl Row {
    fn language(&self) -> u16 {
        self.language.get() - 1
    }
}

impl Stands {
    /// Room for so many, none of which stands anywhere yet.
    pub fn new(count: usize) -> Self {
        Self {
            rows: vec![None; count],
            places: Vec::with_capacity(count * ROOM),
            known: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    /// Gives a story its stand.
    pub fn set(&mut self, number: usize, stand: &Stand) {
        let Some(row) = self.rows.get_mut(number) else {
            return;
        };
        let places = stand.places.get(..MAX_PLACES).unwrap_or(&stand.places);
        *row = Some(Row {
            published: stand.published,
            first_place: u32::try_from(self.places.len()).unwrap_or(u32::MAX),
            places: u8::try_from(places.len()).unwrap_or(u8::MAX),
            language: NonZeroU16::MIN.saturating_add(stand.language),
        });
        for place in places {
            let number = *self.numbers.entry(*place).or_insert_with(|| {
                self.known.push(*place);
                // More places than fit in 32 bits would fill the memory first.
                u32::try_from(self.known.len() - 1).unwrap_or(u32::MAX)
            });
            self.places.push(number);
        }
    }

    /// When a story was published, in seconds since 1970; none if it stands nowhere.
    pub fn published(&self, number: u32) -> Option<i64> {
        self.row(number).map(|row| row.published)
    }

    /// Whose fronts it stands on.
    pub fn language(&self, number: u32) -> Option<u16> {
        self.row(number).map(Row::language)
    }

    /// The numbers of all that stand somewhere, newest first; what was published at one moment, in the order of
    /// the numbers.
    pub fn newest_first(&self) -> Vec<u32> {
        let mut order = Vec::with_capacity(self.rows.len());
        let numbers = (0..u32::MAX).zip(&self.rows);
        order.extend(
            numbers
                .filter(|(_, row)| row.is_some())
                .map(|(number, _)| number),
        );
        order.sort_unstable_by_key(|number| (self.published(*number).map(Reverse), *number));
        order
    }

    fn row(&self, number: u32) -> Option<&Row> {
        self.rows.get(number as usize)?.as_ref()
    }

    fn places(&self, row: &Row) -> impl Iterator<Item = &Place> {
        let first = row.first_place as usize;
        let places = self.places.get(first..first + usize::from(row.places));
        let places = places.unwrap_or_default().iter();
        places.filter_map(|number| self.known.get(*number as usize))
    }
}

/// A front.
pub struct Front {
    /// Its path below the site: empty for the home front, else with a slash at its end.
    pub path: String,
    /// The name that articles give it.
    pub title: Option<Name>,
    /// The numbers of its stories, newest first.
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
pub fn fronts(portal: &Portal, names: &mut Names, stands: &Stands) -> Vec<Front> {
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
    // Lists that grow take up to twice the room.
    let mut counts = vec![0; fronts.len()];
    for row in stands.rows.iter().flatten() {
        for (at, _) in standing(stands, row, &place_of) {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
    }
    for (front, count) in fronts.iter_mut().zip(counts) {
        front.stories.reserve_exact(count);
    }
    for number in stands.newest_first() {
        let Some(row) = stands.row(number) else {
            continue;
        };
        for (at, called) in standing(stands, row, &place_of) {
            if let Some(front) = fronts.get_mut(at) {
                front.title = front.title.or(called.map(|(_, called)| called));
                if front.stories.last() != Some(&number) {
                    front.stories.push(number);
                }
            }
            if let Some((path, called)) = called {
                called_anywhere.entry(path).or_insert(called);
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

/// The fronts that a story stands on: where each is in the list, and what the story calls which path.
fn standing(
    stands: &Stands,
    row: &Row,
    place_of: &HashMap<Name, usize>,
) -> impl Iterator<Item = (usize, Option<(Name, Name)>)> {
    let first = usize::from(row.language()) * (place_of.len() + 1);
    // Sections and regions that the portal does not have get no front.
    let places = stands.places(row).filter_map(move |place| {
        let at = place_of.get(&place.path)?;
        Some((first + at, place.called.map(|called| (place.path, called))))
    });
    std::iter::once((first, None)).chain(places)
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

/// The paths of all fronts of a language but its home front.
fn paths(portal: &Portal, names: &mut Names, stands: &Stands) -> Vec<Name> {
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
    let places = stands.known.iter();
    all.extend(
        places
            .filter(|place| place.called.is_some())
            .map(|place| place.path),
    );
    all.into_iter().collect()
}
