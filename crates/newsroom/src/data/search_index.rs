//! The search index of each language: `search/index.json` and the shards of its segments, `search/1/0.bin`.
//!
//! Stories are numbered as on the home front, from the oldest, so a result is an item of one of the home front's chunks.
//! `search/index.json` is an index of the stories that are in none of these chunks, with one more key: the directory of the
//! search index.
//!
//! A segment is an artefact. If the words of one of its stories change, it is made again from the stored words of all
//! its stories: no article is read again, and other segments stay as they are.

use super::articles::{All, Shown};
use super::inputs::Data;
use crate::build::digest::Digest;
use crate::build::{Kind, Made, NewFile, Snapshot, site_path};
use crate::failure::Failure;
use article::Article;
use article::index::{CHUNK_ITEMS, INDEX_SCHEMA, chunks};
use search::{SEGMENT_STORIES, SegmentBuilder, WordList};

mod texts;

/// The words of an article, as the store keeps them.
pub fn words(article: &Article, list: &mut WordList) -> Vec<u8> {
    texts::each(article, &mut |text, place| list.add(text, place));
    list.take()
}

/// Makes the index of each language, as far as it has changed.
///
/// # Errors
/// If a file cannot be written, and those of `keep`.
pub fn publish(
    data: &Data<'_>,
    all: &All,
    notes: &Snapshot,
    mut keep: impl FnMut(Made) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut oldest_first = all.placements.newest_first();
    oldest_first.reverse();
    for (language, (_, prefix)) in (0..).zip(data.languages.prefixes()) {
        let own = oldest_first.iter().copied();
        let own = own.filter(|story| all.placements.language(*story) == Some(language));
        let stories: Vec<u32> = own.collect();
        let mut index = SearchIndex {
            data,
            all,
            notes,
            folder: format!("{prefix}search/"),
            directory: Vec::new(),
        };
        for (number, stories) in (1..).zip(stories.chunks(SEGMENT_STORIES as usize)) {
            keep(index.segment(number, stories)?)?;
        }
        keep(index.newest(&stories)?)?;
    }
    Ok(())
}

struct SearchIndex<'i> {
    data: &'i Data<'i>,
    all: &'i All,
    notes: &'i Snapshot,
    folder: String,
    /// The first words of the shards of each segment.
    directory: Vec<Vec<String>>,
}

impl SearchIndex<'_> {
    /// The shards of a segment. Its note has the first words of its shards.
    fn segment(&mut self, number: usize, stories: &[u32]) -> Result<Made, Failure> {
        let build = self.data.build;
        let name = format!("{}{number}", self.folder);
        let key = self.key(stories, &self.all.word_digests);
        if let Some(made) = build.unchanged(&name, key)
            && let Some(first_words) = build.note(&name, decode).flatten()
        {
            self.directory.push(first_words);
            return Ok(made);
        }
        let mut segment = SegmentBuilder::default();
        for story in stories {
            let added = self
                .all
                .words(self.notes, *story, |words| segment.add(words));
            if added.is_none() {
                segment.add(&[]);
            }
        }
        let segment = segment.finish();
        let files = (0..).zip(segment.shards).map(|(shard, bytes): (usize, _)| {
            Ok(NewFile {
                path: site_path(format!("{name}/{shard}.bin"))?,
                bytes,
                compress: true,
            })
        });
        let files = files.collect::<Result<_, Failure>>()?;
        // Serialising to memory cannot fail for lists of strings.
        let note = postcard::to_allocvec(&segment.first_words).unwrap_or_default();
        self.directory.push(segment.first_words);
        build.write(&name, key, Kind::Plain, files, note)
    }

    /// `index.json`: the stories after the last chunk of the home front, newest first, and the directory.
    fn newest(&self, stories: &[u32]) -> Result<Made, Failure> {
        let directory = serde_json::to_string(&self.directory)
            .map_err(|why| Failure::new(format!("cannot write the search index: {why}")))?;
        let (older, _) = chunks(stories.len());
        let newest = stories.get(older * CHUNK_ITEMS..).unwrap_or_default();
        let key = Digest::new()
            .number(self.key(newest, &self.all.item_digests))
            .number(older as u64)
            .bytes(directory.as_bytes())
            .end();
        let path = format!("{}index.json", self.folder);
        self.data.build.file(&path, key, Kind::Plain, || {
            let mut json = format!(
                "{{\"schema\":\"{INDEX_SCHEMA}\",\"older\":{older},\"search\":{directory},\"items\":["
            )
            .into_bytes();
            for (at, story) in newest.iter().rev().enumerate() {
                if at > 0 {
                    json.push(b',');
                }
                let add = |shown: Shown<'_>| json.extend_from_slice(shown.item);
                self.all.shown(self.notes, *story, add);
            }
            json.extend_from_slice(b"]}");
            Ok(json)
        })
    }

    /// A digest of what a file is made from. `digests`: what it shows of each story.
    fn key(&self, stories: &[u32], digests: &[u64]) -> u64 {
        let of_stories = stories.iter();
        let of_stories = of_stories.map(|story| digests.get(*story as usize).copied());
        let digest = Digest::new().number(self.data.inputs);
        of_stories
            .fold(digest, |digest, story| {
                digest.number(story.unwrap_or_default())
            })
            .end()
    }
}

fn decode(note: &[u8]) -> Option<Vec<String>> {
    postcard::from_bytes(note).ok()
}
