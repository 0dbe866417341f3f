//! Pictures: from one original, the widths and formats that browsers choose from.
//!
//! Each file of `content/images` is published under its own name, without metadata where the format is known.
//! JPEG, PNG and WebP also become variants, `images/sizes/NAME-HASH-WIDTH.EXT`, where HASH is made of the original's
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
use names::SIZES;

pub use cache::Access;
pub use clean::{file as cleaned, trouble as trouble_of_metadata};
pub use names::inside;
pub use names::trouble as trouble_of_name;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
pub use unshowable::{original_alone, trouble_of_file};
pub use unshown::Unshown;

mod addresses;
mod cache;
mod clean;
mod encode;
mod gate;
mod making;
mod names;
mod original;
mod sources;
mod unshowable;
mod unshown;
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
    /// The names of entries that cannot be read, such as links that lead nowhere.
    unusable: Vec<String>,
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
    /// If the cache cannot be written.
    pub fn open(
        images: &Path,
        cache: &Path,
        access: Access,
        begun_ns: i128,
    ) -> Result<Self, Failure> {
        let cache = Cache::open(&cache.join("pictures"), access);
        let listing = files::below(images);
        report::print_unusable(&listing);
        let mut known = making::all(images, &listing.files, &cache, begun_ns)?;
        names::refuse_collisions(&mut known);
        for (path, known) in &known {
            if let Some(why) = &known.trouble {
                let what = match known.copied {
                    Copied::Not if known.files.is_empty() => {
                        "LEFT OUT of the site, and pages show only its words"
                    }
                    Copied::Not => "LEFT OUT of the site, except its variants",
                    _ => "published as it is",
                };
                let sentence = format!("{why}; the picture is {what}");
                report::print_about_file(&images.join(path), Severity::Error, &sentence);
            }
        }
        Ok(Self {
            images: images.to_owned(),
            cache,
            unusable: listing
                .unusable
                .iter()
                .map(|entry| {
                    let inside = entry.path.strip_prefix(images).unwrap_or(&entry.path);
                    files::nfc(&inside.to_string_lossy().replace('\\', "/"))
                })
                .collect(),
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
        let Some(url) = SafeUrl::parse(src).ok() else {
            return 0;
        };
        match self.find(&url, "") {
            None => 0,
            Some((_, known)) if known.files.is_empty() => self.renamed(&url, "").is_some().into(),
            Some((_, known)) => known.key(0),
        }
    }

    /// All pictures of the site except those made of originals that are withheld. `is_withheld`: by the path below the site
    /// at which an original is published.
    pub fn files(&self, is_withheld: impl Fn(&str) -> bool) -> Vec<SitePicture<'_>> {
        let known = self.known.iter();
        let known = known.filter(|(inside, _)| !is_withheld(&copy_path(inside)));
        let mut files: Vec<_> = known
            .flat_map(|(inside, known)| files_of(inside, known))
            .collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        // Originals with the same bytes and similar names share variants.
        files.dedup_by(|one, other| one.path == other.path);
        files
    }

    /// The files made of the original at an address in the document at `data_path`.
    pub fn files_at(&self, url: &SafeUrl, data_path: &str) -> Vec<SitePicture<'_>> {
        let found = self.find(url, data_path);
        found.map_or_else(Vec::new, |(inside, known)| files_of(inside, known))
    }

    /// Those of which nothing is published.
    pub fn unshown(&self) -> Unshown {
        let known = self.names.iter().filter(|(_, inside)| {
            let known = self.known.get(*inside);
            known.is_some_and(|known| known.copied == Copied::Not && known.files.is_empty())
        });
        let names = known.map(|(name, _)| name).chain(&self.unusable);
        Unshown(names.cloned().collect())
    }

    /// How many originals have no variants although they should.
    pub fn failed(&self) -> usize {
        self.known
            .values()
            .filter(|known| known.trouble.is_some())
            .count()
            + self.unusable.len()
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
            Copied::Clean => clean::file(&bytes),
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
}

/// Every file of the site that is made of an original.
fn files_of<'p>(inside: &'p str, known: &'p Known) -> Vec<SitePicture<'p>> {
    let variants = known.files.iter().map(|file| SitePicture {
        path: site_path(inside, known, *file),
        key: known.key(0),
        origin: Origin::Variant(inside, known, *file),
    });
    let copy = (known.copied != Copied::Not).then(|| SitePicture {
        path: copy_path(inside),
        key: known.key(clean::VERSION),
        origin: Origin::Copy(inside, known.copied),
    });
    variants.chain(copy).collect()
}

/// The path of an original on the site. Pages and other systems write accents as one letter.
fn copy_path(inside: &str) -> String {
    ["images/", &files::nfc(inside)].concat()
}

/// The path of a variant on the site. Its segments need no percent-encoding.
fn site_path(inside: &str, known: &Known, file: File) -> String {
    let (folders, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut path = ["images/", SIZES, "/"].concat();
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
