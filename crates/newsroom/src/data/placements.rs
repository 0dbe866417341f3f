//! Which fronts each story is on, in little memory: all stories are sorted at once.

use super::names::{Name, Names};
use super::story::Story;
use crate::places::Languages;
use article::model::MediaKind;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::num::NonZeroU16;

/// The fronts of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Seconds since 1970: what fronts are sorted by.
    pub published: i64,
    /// The language of its fronts, as an index into [`Languages::prefixes`].
    pub language: u16,
    /// The fronts besides the home front, without their languages: `world/`, `region/calgary/`, `tag/snow/`,
    /// `author/ann-lee/`; and the titles that the story gives them, which only tags and authors have.
    pub fronts: Vec<(String, Option<String>)>,
    /// Whether fronts have a picture of it.
    pub picture: Picture,
}

/// Whether a story has a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Picture {
    /// It has one.
    Some,
    /// It has none.
    None,
}

impl Placement {
    /// The fronts of a story.
    pub fn of(story: &Story, languages: &Languages) -> Self {
        let own = story.item.lang.primary();
        let own = languages.front(&own);
        let language = languages.prefixes().position(|(lang, _)| lang == own);
        let section = story
            .item
            .section
            .iter()
            .map(|section| (format!("{}/", section.id), None));
        let regions = story
            .regions
            .iter()
            .map(|region| (format!("region/{region}/"), None));
        let tags = story
            .tags
            .iter()
            .map(|(slug, name)| (format!("tag/{slug}/"), Some(name.clone())));
        let authors = story
            .authors
            .iter()
            .map(|(slug, name)| (format!("author/{slug}/"), Some(name.clone())));
        Self {
            published: story.published,
            language: language.and_then(|at| u16::try_from(at).ok()).unwrap_or(0),
            fronts: section.chain(regions).chain(tags).chain(authors).collect(),
            picture: match &story.item.image {
                Some(image) if image.kind == MediaKind::Image => Picture::Some,
                _ => Picture::None,
            },
        }
    }
}

/// A front that stories are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Its path without its language.
    pub path: Name,
    /// The title that a story gives it.
    pub title: Option<Name>,
}

/// Most fronts of one story.
const MAX_PLACES: usize = 255;
/// Places per story for which memory is reserved. Unused room costs nothing: the system provides memory on first access.
const RESERVED_PLACES: usize = 8;

/// The fronts of all stories, by the stories' numbers: 16 bytes for each story and 4 for each place.
pub struct Placements {
    rows: Vec<Option<Row>>,
    /// The places of all rows, by their numbers.
    places: Vec<u32>,
    /// All different places.
    known: Vec<Place>,
    numbers: HashMap<Place, u32>,
    names: Names,
}

/// The fronts of one story.
#[derive(Clone)]
pub struct Row {
    published: i64,
    first_place: u32,
    places: u8,
    picture: Picture,
    /// The language plus one: thanks to the unused 0, `Option<Row>` is as small as `Row`.
    language: NonZeroU16,
}

impl Row {
    /// The language of the fronts, as an index into [`Languages::prefixes`].
    pub fn language(&self) -> u16 {
        self.language.get() - 1
    }
}

impl Placements {
    /// The placements of `count` stories, none of which is on a front yet.
    pub fn new(count: usize) -> Self {
        Self {
            rows: vec![None; count],
            places: Vec::with_capacity(count * RESERVED_PLACES),
            known: Vec::new(),
            numbers: HashMap::new(),
            names: Names::default(),
        }
    }

    /// Sets the fronts of a story.
    pub fn set(&mut self, number: usize, placement: &Placement) {
        let Some(row) = self.rows.get_mut(number) else {
            return;
        };
        let fronts = &placement.fronts;
        let fronts = fronts.get(..MAX_PLACES).unwrap_or(fronts);
        *row = Some(Row {
            published: placement.published,
            first_place: u32::try_from(self.places.len()).unwrap_or(u32::MAX),
            places: u8::try_from(fronts.len()).unwrap_or(u8::MAX),
            picture: placement.picture,
            language: NonZeroU16::MIN.saturating_add(placement.language),
        });
        for (path, title) in fronts {
            let place = Place {
                title: title.as_deref().map(|title| self.names.of(title)),
                path: self.names.of(path),
            };
            let number = *self.numbers.entry(place).or_insert_with(|| {
                self.known.push(place);
                // More places than fit in 32 bits would fill the memory first.
                u32::try_from(self.known.len() - 1).unwrap_or(u32::MAX)
            });
            self.places.push(number);
        }
    }

    /// When a story was published, in seconds since 1970; none if it is on no front.
    pub fn published(&self, number: u32) -> Option<i64> {
        self.row(number).map(|row| row.published)
    }

    /// The language of a story's fronts, as an index into [`Languages::prefixes`].
    pub fn language(&self, number: u32) -> Option<u16> {
        self.row(number).map(Row::language)
    }

    /// Whether a story has a picture.
    pub fn has_picture(&self, number: u32) -> bool {
        self.row(number)
            .is_some_and(|row| row.picture == Picture::Some)
    }

    /// The numbers of all stories on fronts, newest first; those published at the same moment in the order of their numbers.
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

    /// The stories on fronts, in the order of their numbers.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().flatten()
    }

    /// The names of all fronts.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The same, to add names.
    pub fn names_mut(&mut self) -> &mut Names {
        &mut self.names
    }

    /// All different places.
    pub fn known(&self) -> &[Place] {
        &self.known
    }

    /// A story's row.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.get(number as usize)?.as_ref()
    }

    /// The fronts of a row's story.
    pub fn places(&self, row: &Row) -> impl Iterator<Item = &Place> {
        let first = row.first_place as usize;
        let places = self.places.get(first..first + usize::from(row.places));
        let places = places.unwrap_or_default().iter();
        places.filter_map(|number| self.known.get(*number as usize))
    }
}
