//! Fronts: which stories each has, and how they are divided into chunks. Stories are numbers here, as in [`Placements`].

use super::names::Name;
use super::placements::{Placements, Row};
use crate::places::Languages;
use article::index::{CHUNK_ITEMS, chunks};
use article::portal::Portal;
use std::collections::{BTreeSet, HashMap};

/// A front.
pub struct Front {
    /// Its path below the site: empty for the home front, else with a slash at its end.
    pub path: String,
    /// Its language, as an index into [`Languages::prefixes`].
    pub language: u16,
    /// The length of the language's prefix in the path.
    prefix_bytes: usize,
    /// The name that articles give it.
    pub title: Option<Name>,
    /// The numbers of its stories, newest first.
    pub stories: Vec<u32>,
}

/// What a front's page says of the front, besides its stories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontFacts {
    /// Whether search engines shall list it: it has stories, and one of a tag or an author has several.
    pub is_indexed: bool,
    /// The paths of the front in all languages in which it is indexed, itself among them; empty for one that is not indexed
    /// or is in one language only.
    pub alternates: Vec<String>,
}

impl FrontFacts {
    /// Those of an older page of a front: each language has other stories there.
    pub fn of_older_page() -> Self {
        Self {
            is_indexed: true,
            alternates: Vec::new(),
        }
    }

    /// Those of the front at a path. `stories`: how many stories the front at a path has.
    pub fn of(path: &str, languages: &Languages, stories: impl Fn(&str) -> usize) -> Self {
        let rest = languages.without_prefix(path);
        let fewest = match is_named_by_stories(rest) {
            true => MIN_INDEXED,
            false => 1,
        };
        let is_indexed = |path: &str| stories(path) >= fewest;
        let mut alternates = Vec::new();
        if is_indexed(path) {
            let paths = languages
                .prefixes()
                .map(|(_, prefix)| [&prefix, rest].concat());
            alternates.extend(paths.filter(|path| is_indexed(path)));
        }
        Self {
            is_indexed: !alternates.is_empty(),
            alternates: match alternates.len() {
                1 => Vec::new(),
                _ => alternates,
            },
        }
    }
}

/// Fewest stories of an indexed front of a tag or an author.
const MIN_INDEXED: usize = 3;

/// The stories of one page of a front.
pub struct Chunk<'f> {
    /// Counted from the oldest; none for the newest stories.
    pub number: Option<usize>,
    /// How many full chunks are older.
    pub older: u32,
    /// Its stories.
    pub stories: &'f [u32],
}

impl Front {
    /// Its path without the language: empty for the home front, else with a slash at its end.
    pub fn place(&self) -> &str {
        self.path.get(self.prefix_bytes..).unwrap_or_default()
    }

    /// The path of another front in its language.
    pub fn path_of(&self, place: &str) -> String {
        let prefix = self.path.get(..self.prefix_bytes).unwrap_or_default();
        [prefix, place].concat()
    }

    /// What its page says of it. `all`: all fronts in the order of their paths.
    pub fn facts(&self, all: &[Self], languages: &Languages) -> FrontFacts {
        FrontFacts::of(&self.path, languages, |path| {
            let at = all.binary_search_by(|front| front.path.as_str().cmp(path));
            let front = at.ok().and_then(|at| all.get(at));
            front.map_or(0, |front| front.stories.len())
        })
    }

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

/// Whether a front, given by its path without its language, exists because stories name it: those of tags and authors.
pub fn is_named_by_stories(path: &str) -> bool {
    path.starts_with("tag/") || path.starts_with("author/")
}

/// All fronts in the order of their paths. The home front and those of the portal's sections and regions are there without
/// stories too, because every page links to them; fronts of tags and authors only in languages in which they have stories.
pub fn fronts(portal: &Portal, placements: &mut Placements) -> Vec<Front> {
    let paths = paths(portal, placements);
    let (placements, names) = (&*placements, placements.names());
    let languages = Languages::of(portal);
    let prefixes: Vec<String> = languages.prefixes().map(|(_, prefix)| prefix).collect();
    let mut fronts: Vec<Front> = Vec::with_capacity(prefixes.len() * (paths.len() + 1));
    for (language, prefix) in (0..).zip(&prefixes) {
        let others = paths.iter().map(|path| names.get(*path));
        let all = std::iter::once("").chain(others);
        fronts.extend(all.map(|path| Front {
            path: format!("{prefix}{path}"),
            language,
            prefix_bytes: prefix.len(),
            title: None,
            stories: Vec::new(),
        }));
    }
    // In each language: the home front, then the others in the order of `paths`.
    let each = paths.len() + 1;
    let place_of: HashMap<Name, usize> = paths.into_iter().zip(1..).collect();
    let mut titles_anywhere: HashMap<Name, Name> = HashMap::new();
    // Counted first: lists that grow take up to twice the memory.
    let mut counts = vec![0; fronts.len()];
    for row in placements.rows() {
        for (at, _) in fronts_of(placements, row, &place_of) {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
    }
    for (front, count) in fronts.iter_mut().zip(counts) {
        front.stories.reserve_exact(count);
    }
    for number in placements.newest_first() {
        let Some(row) = placements.row(number) else {
            continue;
        };
        for (at, titled) in fronts_of(placements, row, &place_of) {
            if let Some(front) = fronts.get_mut(at) {
                front.title = front.title.or(titled.map(|(_, title)| title));
                if front.stories.last() != Some(&number) {
                    front.stories.push(number);
                }
            }
            if let Some((path, title)) = titled {
                titles_anywhere.entry(path).or_insert(title);
            }
        }
    }
    // A front's title is that of its newest story in its language, else in any language.
    for (path, at) in place_of {
        for language in 0..prefixes.len() {
            if let Some(front) = fronts.get_mut(language * each + at) {
                front.title = front.title.or_else(|| titles_anywhere.get(&path).copied());
            }
        }
    }
    fronts.retain(|front| {
        !front.stories.is_empty() || !is_named_by_stories(languages.without_prefix(&front.path))
    });
    fronts.sort_by(|a, b| a.path.cmp(&b.path));
    fronts
}

/// The fronts of a story: the index of each in the list, and the path and title of those that the story names.
fn fronts_of(
    placements: &Placements,
    row: &Row,
    place_of: &HashMap<Name, usize>,
) -> impl Iterator<Item = (usize, Option<(Name, Name)>)> {
    let first = usize::from(row.language()) * (place_of.len() + 1);
    // Sections and regions that the portal does not have get no front.
    let places = placements.places(row).filter_map(move |place| {
        let at = place_of.get(&place.path)?;
        Some((first + at, place.title.map(|title| (place.path, title))))
    });
    std::iter::once((first, None)).chain(places)
}

/// The paths of all fronts of a language except its home front.
fn paths(portal: &Portal, placements: &mut Placements) -> Vec<Name> {
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
        .map(|path| placements.names_mut().of(&path))
        .collect();
    let places = placements.known().iter();
    all.extend(
        places
            .filter(|place| place.title.is_some())
            .map(|place| place.path),
    );
    all.into_iter().collect()
}
