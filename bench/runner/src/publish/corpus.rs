//! Stories for the publishers, the same in every run, written in each publisher's format.

use super::formats::{hugo, newsroom};
use super::prose::{Rng, headline, paragraph, sentence};
use super::story::{Picture, Story};
use crate::content;
use crate::error::Result;
use crate::workspace::Workspace;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

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
const STORIES_A_DAY: usize = 25;
/// Time between two stories of a day.
const INTERVAL_MINUTES: usize = 57;

/// The sections and regions of the demo newsroom.
pub struct Corpus {
    portal: Value,
    sections: Vec<(String, String)>,
    regions: Vec<(String, String)>,
}

impl Corpus {
    /// Reads the demo newsroom's portal.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn open(workspace: &Workspace) -> Result<Self> {
        let portal = content::portal(workspace)?;
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

    /// Writes a content folder for `newsroom publish`.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write_for_newsroom(
        &self,
        workspace: &Workspace,
        count: usize,
        folder: &Path,
    ) -> Result<()> {
        fs::create_dir_all(folder)?;
        content::copy(
            &workspace.root().join("content/images"),
            &folder.join("images"),
        )?;
        let mut portal = self.portal.clone();
        portal["languages"] = json!(["en-CA"]);
        fs::write(folder.join("portal.json"), portal.to_string())?;
        self.each(count, |story| {
            let path = folder.join(format!("articles/{}/{}.json", story.section.0, story.slug));
            write(&path, &newsroom(story).to_string())
        })
    }

    /// Writes a site for Hugo: the layouts of `bench/hugo`, and the same stories as HTML with front matter.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write_for_hugo(&self, workspace: &Workspace, count: usize, folder: &Path) -> Result<()> {
        content::copy(&workspace.root().join("bench/hugo"), folder)?;
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

    /// The file of a story in the middle of the corpus.
    pub fn middle(&self, count: usize, folder: &Path) -> PathBuf {
        let story = self.story(count / 2);
        folder.join(format!("articles/{}/{}.json", story.section.0, story.slug))
    }

    fn each(&self, count: usize, mut write: impl FnMut(&Story) -> Result<()>) -> Result<()> {
        (0..count).try_for_each(|n| write(&self.story(n)))
    }

    fn story(&self, n: usize) -> Story {
        let rng = &mut Rng::new(n as u64 + 1);
        let day = n / STORIES_A_DAY;
        let minute = n % STORIES_A_DAY * INTERVAL_MINUTES;
        let tag = |rng: &mut Rng| format!("{} {}", rng.one(TAG_STEMS), rng.one(TAG_ENDS));
        let mut tags = vec![tag(rng), tag(rng), tag(rng)];
        tags.sort();
        tags.dedup();
        Story {
            slug: format!("story-{n:06}"),
            section: pick(rng, &self.sections),
            headline: headline(rng),
            deck: sentence(rng),
            author: rng.one(AUTHORS),
            published: format!(
                "{}T{:02}:{:02}:00-07:00",
                date(day),
                minute / 60,
                minute % 60
            ),
            regions: vec![pick(rng, &self.regions).0],
            tags,
            picture: Picture {
                src: rng.one(PICTURES),
                alt: sentence(rng),
                caption: sentence(rng),
            },
            paragraphs: (0..8).map(|_| paragraph(rng)).collect(),
            headings: [headline(rng), headline(rng)],
        }
    }
}

fn pick(rng: &mut Rng, of: &[(String, String)]) -> (String, String) {
    of.get(rng.below(of.len())).cloned().unwrap_or_default()
}

/// The date `days` after 1 January 2012, in a calendar whose months all have 28 days.
fn date(days: usize) -> String {
    let (year, rest) = (2012 + days / 336, days % 336);
    format!("{year}-{:02}-{:02}", rest / 28 + 1, rest % 28 + 1)
}

fn write(path: &Path, text: &str) -> Result<()> {
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
    fn stories_are_the_same_in_every_run_and_differ_from_each_other() {
        let corpus = Corpus::open(&Workspace::new()).unwrap();
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
    fn both_publishers_get_the_same_text() {
        let corpus = Corpus::open(&Workspace::new()).unwrap();
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
