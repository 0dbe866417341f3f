//! Pictures: from one original, the widths and formats that browsers choose from.
//!
//! Each file of `content/images` is published under its own name, without metadata where the format is known.
//! JPEG, PNG and WebP also become variants, `images/NAME-HASH-WIDTH.EXT`, where HASH is made of the original's
//! bytes and of all settings: the bytes at such a name never change. Articles get the variants as `sources`.
//!
//! Encoded variants are kept in the cache, by HASH; an original that has not changed ([`crate::stamp`]) is not even read. A
//! picture that cannot be decoded is reported and does not stop the run.

use crate::failure::Failure;
use crate::files;
use crate::report;
use article::import::slug;
use article::problem::Severity;
use article::url::SafeUrl;
use cache::{Cache, Copied, File, Known};

pub use cache::Access;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

mod cache;
mod clean;
mod encode;
mod gate;
mod making;
mod original;
mod sources;
mod variants;

/// Characters of HASH in names. Two originals with one name share them with a probability of 1 in 10¹².
const NAME_HASH_CHARS: usize = 10;

/// The originals of `content/images` and what is made of them.
pub struct Pictures {
    images: PathBuf,
    cache: Cache,
    /// By their paths below `content/images`.
    known: BTreeMap<String, Known>,
    /// These paths by their form NFC.
    names: BTreeMap<String, String>,
}

/// A picture of the site.
pub struct SitePicture<'p> {
    /// Its path below the site.
    pub path: String,
    /// A number that changes with its bytes.
    pub key: u64,
    /// Where its bytes come from.
    pub origin: Origin<'p>,
}

/// Where the bytes of a picture come from.
pub enum Origin<'p> {
    /// An original.
    Copy(&'p str, Copied),
    /// The cache.
    Variant(&'p str, &'p Known, File),
}

impl Pictures {
    /// Looks at every original and encodes what the cache does not have, on all cores: only then are the variants known.
    /// `cache`: the publisher's cache, with the variants in `pictures/`. `begun_ns`: when the run began, in nanoseconds since
    /// 1970. Without write access, originals that the cache does not have are not encoded.
    ///
    /// # Errors
    /// If a folder or a file cannot be read, or the cache cannot be written.
    pub fn open(
        images: &Path,
        cache: &Path,
        access: Access,
        begun_ns: i128,
    ) -> Result<Self, Failure> {
        let cache = Cache::open(&cache.join("pictures"), access);
        let paths = match images.is_dir() {
            true => files::below(images)?,
            false => Vec::new(),
        };
        let known = making::all(images, &paths, &cache, begun_ns)?;
        for (path, known) in &known {
            if let Some(why) = &known.trouble {
                let what = match known.copied {
                    Copied::Not => "LEFT OUT of the site",
                    _ => "published as it is",
                };
                let sentence = format!("{why}; the picture is {what}");
                report::print_about_file(&images.join(path), Severity::Error, &sentence);
            }
        }
        Ok(Self {
            images: images.to_owned(),
            cache,
            names: known
                .keys()
                .map(|inside| (files::nfc(inside), inside.clone()))
                .collect(),
            known,
        })
    }

    /// A digest of what [`Self::add_sources`] would do with a picture of this `src`; 0 if it would do nothing. A URL
    /// relative to an article is assumed to lead up to the site's root first (`../images/x.jpg`).
    pub fn digest(&self, src: &str) -> u64 {
        let known = SafeUrl::parse(src).ok().and_then(|url| self.find(&url, ""));
        known.map_or(0, |(_, known)| match known.files.is_empty() {
            true => 0,
            false => known.key(0),
        })
    }

    /// All pictures of the site.
    pub fn files(&self) -> Vec<SitePicture<'_>> {
        let keyed = self.origins().into_iter().map(|(path, origin)| {
            let key = match &origin {
                Origin::Copy(inside, _) => {
                    let known = self.known.get(*inside);
                    known.map_or(0, |known| known.key(clean::VERSION))
                }
                Origin::Variant(_, known, _) => known.key(0),
            };
            SitePicture { path, key, origin }
        });
        keyed.collect()
    }

    /// How many originals have no variants although they should.
    pub fn failed(&self) -> usize {
        self.known
            .values()
            .filter(|known| known.trouble.is_some())
            .count()
    }

    /// The bytes of a picture.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn bytes(&self, origin: &Origin<'_>) -> Result<Vec<u8>, Failure> {
        match origin {
            Origin::Copy(inside, copied) => self.copy(inside, *copied),
            Origin::Variant(inside, known, file) => self.variant(inside, known, *file),
        }
    }

    fn copy(&self, inside: &str, copied: Copied) -> Result<Vec<u8>, Failure> {
        let bytes = files::read(&self.images.join(inside))?;
        let cleaned = match copied {
            Copied::Clean => original::Kind::of(&bytes).and_then(|kind| clean::clean(kind, &bytes)),
            Copied::Whole | Copied::Not => None,
        };
        Ok(cleaned.unwrap_or(bytes))
    }

    fn variant(&self, inside: &str, known: &Known, file: File) -> Result<Vec<u8>, Failure> {
        match self.cache.variant(&known.hash, file) {
            Ok(bytes) => Ok(bytes),
            Err(_) if self.cache.access() == Access::Read => Ok(Vec::new()),
            // The cache has been cleared since.
            Err(_) => {
                making::again(&self.images.join(inside), &self.cache)?;
                let bytes = self.cache.variant(&known.hash, file);
                bytes
                    .map_err(|why| Failure::file("read", &self.cache.path(&known.hash, file), &why))
            }
        }
    }

    /// Every file of the site, by its path there.
    fn origins(&self) -> BTreeMap<String, Origin<'_>> {
        let mut all = BTreeMap::new();
        for (inside, known) in &self.known {
            for file in &known.files {
                all.insert(
                    site_path(inside, known, *file),
                    Origin::Variant(inside, known, *file),
                );
            }
        }
        // An original with the name of a variant takes its place.
        for (inside, known) in &self.known {
            if known.copied != Copied::Not {
                all.insert(
                    format!("images/{inside}"),
                    Origin::Copy(inside, known.copied),
                );
            }
        }
        all
    }

    /// The original at an address in the document at `data_path`, and its path below `content/images`.
    fn find(&self, url: &SafeUrl, data_path: &str) -> Option<(&str, &Known)> {
        if !url.is_relative() {
            return None;
        }
        let url = url.resolve(&["/", data_path].concat());
        let path = url.as_str().split(['?', '#']).next()?;
        let name = files::in_url(path.strip_prefix("/images/")?);
        let (inside, known) = self.known.get_key_value(self.names.get(&name)?)?;
        Some((inside, known))
    }
}

/// The path of a variant on the site. Its segments need no percent-encoding.
fn site_path(inside: &str, known: &Known, file: File) -> String {
    let (folders, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut path = "images/".to_owned();
    for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
        path += &slug(folder);
        path.push('/');
    }
    let hash = known.hash.get(..NAME_HASH_CHARS).unwrap_or(&known.hash);
    let File { format, width, .. } = file;
    path + &format!("{}-{hash}-{width}.{}", slug(stem), format.extension())
}

#[cfg(test)]
pub mod samples;
#[cfg(test)]
mod tests;
