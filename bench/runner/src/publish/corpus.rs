//! A newsroom of any size, the same in every run, written once for each publisher in its own form.

use super::form::{hugo, newsroom};
use super::words::{Chance, headline, paragraph, sentence};
use crate::content;
use crate::place::Place;
use crate::trouble::Tried;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// What an article is made of.
pub struct Story {
    /// The last part of its address.
    pub slug: String,
    /// Id and name.
    pub section: (String, String),
    /// Above it.
    pub headline: String,
    /// Below that.
    pub deck: String,
    /// Who wrote it.
    pub author: &'static str,
    /// RFC 3339.
    pub published: String,
    /// Ids.
    pub regions: Vec<String>,
    /// Names.
    pub tags: Vec<String>,
    /// Above the text.
    pub picture: Picture,
    /// Eight.
    pub paragraphs: Vec<String>,
    /// Before the third paragraph and the sixth.
    pub headings: [String; 2],
}

/// Its lead picture.
pub struct Picture {
    /// Its file.
    pub src: &'static str,
    /// For those who do not see it.
    pub alt: String,
    /// Below it.
    pub caption: String,
}

const AUTHORS: &[&str] = &[
    "Marion Calder",
    "Dev Lindqvist",
    "Agnes Thorpe",
    "Paul Okafor",
    "Ines Moreau",
];
const PICTURES: &[&str] = &[
    "/images/aurora-1600.jpg",
    "/images/grain-train-1600.jpg",
    "/images/library-1600.jpg",
    "/images/prairie-storm-1600.jpg",
    "/images/rink-1600.jpg",
    "/images/row-houses-1600.jpg",
];
const TAG_STEMS: &[&str] = &[
    "Harbour",
    "Rail",
    "Schools",
    "Water",
    "Winter",
    "Forests",
    "Transit",
    "Housing",
    "Fisheries",
    "Grain",
];
const TAG_ENDS: &[&str] = &[
    "budget", "debate", "future", "history", "jobs", "prices", "safety", "season", "trade", "votes",
];
/// Stories of one day.
const A_DAY: usize = 25;
/// Minutes between them.
const APART_MINUTES: usize = 57;

/// The sections and regions of the demo newsroom.
pub struct Corpus {
    portal: Value,
    sections: Vec<(String, String)>,
    regions: Vec<(String, String)>,
}

impl Corpus {
    /// Takes the demo newsroom's portal.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn open(place: &Place) -> Tried<Self> {
        let portal = content::portal(place)?;
        let named = |list: &Value| -> Vec<(String, String)> {
            let entries = list.as_array().into_iter().flatten();
            let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            entries
                .map(|it| (words(&it["id"]), words(&it["name"]["en"])))
                .collect()
        };
        Ok(Self {
            sections: named(&portal["sections"]),
            regions: named(&portal["regions"]),
            portal,
        })
    }

    /// `content/` for `newsroom publish`.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_for_newsroom(&self, place: &Place, count: usize, folder: &Path) -> Tried<()> {
        fs::create_dir_all(folder)?;
        content::copy(&place.root().join("content/images"), &folder.join("images"))?;
        let mut portal = self.portal.clone();
        portal["languages"] = json!(["en-CA"]);
        fs::write(folder.join("portal.json"), portal.to_string())?;
        self.each(count, |story| {
            let path = folder.join(format!("articles/{}/{}.json", story.section.0, story.slug));
            write(&path, &newsroom(story).to_string())
        })
    }

    /// A site for Hugo: our layouts, and the same stories as HTML with front matter.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_for_hugo(&self, place: &Place, count: usize, folder: &Path) -> Tried<()> {
        content::copy(&place.root().join("bench/hugo"), folder)?;
        let list = |entries: &[(String, String)]| -> Vec<Value> {
            let entry = |(id, name): &(String, String)| json!({"id": id, "name": name});
            entries.iter().map(entry).collect()
        };
        let portal = json!({"sections": list(&self.sections), "regions": list(&self.regions)});
        write(&folder.join("data/portal.json"), &portal.to_string())?;
        for (id, name) in &self.sections {
            let path = folder.join(format!("content/{id}/_index.html"));
            write(&path, &format!("{}\n", json!({"title": name})))?;
        }
        self.each(count, |story| {
            let path = folder.join(format!("content/{}/{}.html", story.section.0, story.slug));
            write(&path, &hugo(story))
        })
    }

    /// The file of a story in the middle, for whoever wants to change it.
    pub fn middle(&self, count: usize, folder: &Path) -> PathBuf {
        let story = self.story(count / 2);
        folder.join(format!("articles/{}/{}.json", story.section.0, story.slug))
    }

    fn each(&self, count: usize, mut write: impl FnMut(&Story) -> Tried<()>) -> Tried<()> {
        (0..count).try_for_each(|n| write(&self.story(n)))
    }

    fn story(&self, n: usize) -> Story {
        let chance = &mut Chance::new(n as u64 + 1);
        let day = n / A_DAY;
        let minute = n % A_DAY * APART_MINUTES;
        let tag =
            |chance: &mut Chance| format!("{} {}", chance.one(TAG_STEMS), chance.one(TAG_ENDS));
        let mut tags = vec![tag(chance), tag(chance), tag(chance)];
        tags.sort();
        tags.dedup();
        Story {
            slug: format!("story-{n:06}"),
            section: pick(chance, &self.sections),
            headline: headline(chance),
            deck: sentence(chance),
            author: chance.one(AUTHORS),
            published: format!(
                "{}T{:02}:{:02}:00-07:00",
                date(day),
                minute / 60,
                minute % 60
            ),
            regions: vec![pick(chance, &self.regions).0],
            tags,
            picture: Picture {
                src: chance.one(PICTURES),
                alt: sentence(chance),
                caption: sentence(chance),
            },
            paragraphs: (0..8).map(|_| paragraph(chance)).collect(),
            headings: [headline(chance), headline(chance)],
        }
    }
}

fn pick(chance: &mut Chance, of: &[(String, String)]) -> (String, String) {
    of.get(chance.below(of.len())).cloned().unwrap_or_default()
}

/// The day so many days after the first of January 2012: every month has 28 days here, so that none is odd.
fn date(days: usize) -> String {
    let (year, rest) = (2012 + days / 336, days % 336);
    format!("{year}-{:02}-{:02}", rest / 28 + 1, rest % 28 + 1)
}

fn write(path: &Path, text: &str) -> Tried<()> {
    match fs::write(path, text) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            Ok(fs::write(path, text)?)
        }
        done => Ok(done?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_is_the_same_in_every_run_and_unlike_the_next() {
        let corpus = Corpus::open(&Place::new()).unwrap();
        let both = |n| {
            (
                newsroom(&corpus.story(n)).to_string(),
                hugo(&corpus.story(n)),
            )
        };
        assert_eq!(both(7), both(7));
        assert_ne!(both(7), both(8));
    }

    #[test]
    fn both_publishers_get_the_same_words() {
        let corpus = Corpus::open(&Place::new()).unwrap();
        for n in 0..50 {
            let story = corpus.story(n);
            let (ours, theirs) = (newsroom(&story).to_string(), hugo(&story));
            let words = story
                .paragraphs
                .iter()
                .chain(&story.headings)
                .chain(&story.tags);
            for text in words.chain([&story.headline, &story.deck, &story.picture.caption]) {
                assert!(
                    ours.contains(text.as_str()) && theirs.contains(text.as_str()),
                    "{text}"
                );
            }
        }
    }
}
