//! The pictures of the site: in all widths and formats, or only their originals without metadata for `--no-pictures`.
//!
//! The pictures of an article are written before its page. The others are written when all articles are known, because
//! those that only held-back articles name are left out.

use super::pictures::{self, Pictures, SitePicture, Unshown};
use crate::build::{Build, Kind, Ledger, Made, digest};
use crate::data::{copy_below, copy_one};
use crate::failure::Failure;
use crate::files;
use crate::places::data_path;
use crate::progress::Progress;
use crate::summary::Tally;
use crate::work::spread;
use article::Article;
use article::url::SafeUrl;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The pictures. Used by several threads.
pub struct Images {
    folder: PathBuf,
    /// None with `--no-pictures`.
    pictures: Option<Pictures>,
    unshown: Unshown,
    written: Written,
}

impl Images {
    /// Those in a folder; without `pictures` only the originals. `unshown`: those of which nothing is published.
    pub fn new(folder: PathBuf, pictures: Option<Pictures>, unshown: Unshown) -> Self {
        Self {
            folder,
            pictures,
            unshown,
            written: Written::new(),
        }
    }

    /// The pictures with their widths and formats, unless there are only originals.
    pub fn pictures(&self) -> Option<&Pictures> {
        self.pictures.as_ref()
    }

    /// The pictures of which nothing is published.
    pub fn unshown(&self) -> &Unshown {
        &self.unshown
    }

    /// Writes the files of `images` that an article names, unless they have been written in this run.
    ///
    /// # Errors
    /// If one cannot be read or written.
    pub fn write_files(
        &self,
        build: &Build,
        article: &Article,
        urls: &[SafeUrl],
    ) -> Result<Vec<Made>, Failure> {
        let data_path = data_path(article.id.as_str());
        let mut all = Vec::new();
        for url in urls {
            let Some(pictures) = &self.pictures else {
                all.extend(self.write_original(build, url, &data_path)?);
                continue;
            };
            for file in pictures.files_at(url, &data_path) {
                all.extend(self.write(build, pictures, &file)?);
            }
        }
        Ok(all)
    }

    fn write(
        &self,
        build: &Build,
        pictures: &Pictures,
        file: &SitePicture<'_>,
    ) -> Result<Option<Made>, Failure> {
        let SitePicture { path, key, origin } = file;
        self.written.once(path, || {
            let bytes = || pictures.bytes(origin);
            build.file(path, *key, Kind::Plain, bytes).map(Some)
        })
    }

    fn write_original(
        &self,
        build: &Build,
        url: &SafeUrl,
        data_path: &str,
    ) -> Result<Option<Made>, Failure> {
        let Some(inside) = pictures::inside(url, data_path) else {
            return Ok(None);
        };
        let file = self.folder.join(&inside);
        if !file.is_file() {
            return Ok(None);
        }
        let path = format!("images/{}", files::nfc(&inside));
        let change = pictures::original_alone();
        self.written.once(&path, || {
            // Pictures that are left out are reported by `publish`.
            let copied = copy_one(build, &self.folder, "images", &change, &file);
            copied.ok().transpose()
        })
    }

    /// Writes all other pictures, except those of withheld originals, which are given by their paths below the site.
    /// Pictures that are unchanged since the last run are not read.
    ///
    /// # Errors
    /// If one cannot be read or written.
    pub fn publish(
        &self,
        build: &Build,
        is_withheld: impl Fn(&str) -> bool,
        ledger: &mut Ledger,
        tally: &mut Tally,
    ) -> Result<(), Failure> {
        let Some(pictures) = &self.pictures else {
            let change = pictures::original_alone();
            let is_skipped = |path: &str| is_withheld(path) || self.written.has(path);
            let folder = &self.folder;
            let left_out = copy_below(build, folder, "images", &change, is_skipped, |made| {
                tally.pictures.add(&made.changes);
                ledger.keep(build, &made)
            })?;
            tally.pictures_failed = left_out;
            return Ok(());
        };
        tally.pictures_failed = pictures.failed();
        let files = pictures.files(is_withheld);
        spread(
            files.len(),
            &mut Progress::new("pictures", files.len()),
            || Ok(()),
            |(), at| {
                let file = files.get(at);
                file.map_or(Ok(None), |file| self.write(build, pictures, file))
            },
            |_, made| {
                made.into_iter().try_for_each(|made| {
                    tally.pictures.add(&made.changes);
                    ledger.keep(build, &made)
                })
            },
        )
    }
}

/// Number of locks: more than threads, so that these rarely wait for each other.
const PARTS: usize = 64;

/// Digests of the paths of the pictures that this run has written.
struct Written([Mutex<HashSet<u64>>; PARTS]);

impl Written {
    /// Nothing is written yet.
    fn new() -> Self {
        Self(std::array::from_fn(|_| Mutex::default()))
    }

    /// Writes the file at a path with `write`, unless that has been done.
    fn once(
        &self,
        path: &str,
        write: impl FnOnce() -> Result<Option<Made>, Failure>,
    ) -> Result<Option<Made>, Failure> {
        let (mut part, digest) = self.part(path);
        if part.contains(&digest) {
            return Ok(None);
        }
        let made = write()?;
        part.extend(made.iter().map(|_| digest));
        Ok(made)
    }

    fn has(&self, path: &str) -> bool {
        let (part, digest) = self.part(path);
        part.contains(&digest)
    }

    fn part(&self, path: &str) -> (MutexGuard<'_, HashSet<u64>>, u64) {
        let digest = digest::of(path.as_bytes());
        let [first, others @ ..] = &self.0;
        let part = others.get(digest as usize % PARTS).unwrap_or(first);
        (part.lock().unwrap_or_else(PoisonError::into_inner), digest)
    }
}
