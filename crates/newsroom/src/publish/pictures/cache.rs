//! The cache of variants, and of what is known of originals.
//!
//! ```text
//! index.json           each original's stamp and what is known of it
//! HASH.json            what is known of the original with these bytes, whatever its name
//! HASH-WIDTH.EXT       a variant
//! ```
//!
//! A variant is written before the record that refers to it, and the index last: an interrupted run leaves a valid cache,
//! which the next run completes.

use super::encode::{Format, SETTINGS};
use crate::failure::Failure;
use crate::files;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long variants without an original are kept: the original may come back.
const UNUSED_FOR: Duration = Duration::from_hours(30 * 24);

/// What is known of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// A digest of its bytes and of all settings, in hexadecimal digits.
    pub hash: String,
    /// How it is published under its own name.
    pub copied: Copied,
    /// Its variants: the best format first, each with growing widths.
    pub files: Vec<File>,
    /// Why it has none, if it should have some.
    pub trouble: Option<String>,
}

/// How an original is published under its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Copied {
    /// As it is. In caches of earlier versions, `Whole`, `AsItIs` and `Unchanged` were those of formats which are cleaned or left
    /// out now.
    #[serde(rename = "Verbatim")]
    Whole,
    /// Without metadata.
    Clean,
    /// Not at all.
    Not,
}

/// A variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its format.
    pub format: Format,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
}

/// The index: all that a run with nothing new has to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    settings: String,
    originals: BTreeMap<String, (u64, Known)>,
    /// Hashes that no original has any more, and since when, in seconds since 1970.
    unused: BTreeMap<String, u64>,
}

/// The cache's folder.
pub struct Cache {
    folder: PathBuf,
    access: Access,
}

/// Whether a cache may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Write,
    /// It is only read: for a dry run.
    Read,
}

impl Known {
    /// The key of a file that is made from these bytes. `version`: that of how it is made. Never 0.
    pub fn key(&self, version: u64) -> u64 {
        let head = self.hash.get(..16).unwrap_or_default();
        let number = u64::from_str_radix(head, 16).unwrap_or_default();
        (number ^ version.rotate_left(32)).max(1)
    }
}

impl Index {
    /// What is known of an original that has not changed. `stamp`: its stamp now ([`crate::stamp`]).
    pub fn get(&self, inside: &str, stamp: Option<u64>) -> Option<&Known> {
        let (known_stamp, known) = self.originals.get(inside)?;
        (Some(*known_stamp) == stamp).then_some(known)
    }
}

impl Cache {
    /// The cache in this folder, which is created when something is written.
    pub fn open(folder: &Path, access: Access) -> Self {
        Self {
            folder: folder.to_owned(),
            access,
        }
    }

    /// Whether it may be changed.
    pub fn access(&self) -> Access {
        self.access
    }

    /// The index of the last run that ended; an empty one if it is missing, broken, or of other settings.
    pub fn index(&self) -> Index {
        let bytes = fs::read(self.folder.join("index.json")).unwrap_or_default();
        let index: Index = serde_json::from_slice(&bytes).unwrap_or_default();
        match index.settings == SETTINGS {
            true => index,
            // Hashes contain the settings, so all originals have others now.
            false => Index {
                unused: index.unused,
                ..Index::default()
            },
        }
    }

    /// Writes the index of these originals, and removes variants that have been unused for long. Originals without a stamp
    /// are left out, so that they are read again.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep_index(
        &self,
        before: Index,
        originals: &BTreeMap<String, (Option<u64>, Known)>,
    ) -> Result<(), Failure> {
        let stamped = originals.iter().filter_map(|(inside, (stamp, known))| {
            Some((inside.clone(), ((*stamp)?, known.clone())))
        });
        let mut index = Index {
            settings: SETTINGS.to_owned(),
            originals: stamped.collect(),
            unused: before.unused.clone(),
        };
        if index == before || self.access == Access::Read {
            return Ok(());
        }
        let used = originals
            .values()
            .map(|(_, known)| known.hash.as_str())
            .collect();
        self.sweep(&mut index.unused, &used);
        self.write("index.json", &index)
    }

    /// What is known of the original with this hash, if all its variants are there.
    pub fn record(&self, hash: &str) -> Option<Known> {
        let bytes = fs::read(self.folder.join(format!("{hash}.json"))).ok()?;
        let known: Known = serde_json::from_slice(&bytes).ok()?;
        let is_whole = known
            .files
            .iter()
            .all(|file| self.path(hash, *file).is_file());
        (known.hash == hash && is_whole).then_some(known)
    }

    /// Writes what is known of an original, after its variants.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep_record(&self, known: &Known) -> Result<(), Failure> {
        self.write(&format!("{}.json", known.hash), known)
    }

    /// The path of a variant.
    pub fn path(&self, hash: &str, file: File) -> PathBuf {
        let File { format, width, .. } = file;
        self.folder
            .join(format!("{hash}-{width}.{}", format.extension()))
    }

    /// A variant's bytes.
    ///
    /// # Errors
    /// If it is not there.
    pub fn variant(&self, hash: &str, file: File) -> io::Result<Vec<u8>> {
        fs::read(self.path(hash, file))
    }

    /// Writes a variant.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep_variant(&self, hash: &str, file: File, bytes: &[u8]) -> Result<(), Failure> {
        files::write(&self.path(hash, file), bytes)
    }

    fn write(&self, name: &str, value: &impl Serialize) -> Result<(), Failure> {
        let path = self.folder.join(name);
        let bytes = serde_json::to_vec(value)
            .map_err(|why| Failure::new(format!("cannot write {}: {why}", path.display())))?;
        files::write(&path, &bytes)
    }

    /// Removes files that have been unused for long, and notes which are unused from now on.
    fn sweep(&self, unused: &mut BTreeMap<String, u64>, used: &BTreeSet<&str>) {
        let now = now().as_secs();
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let hash = name.to_str().and_then(|name| name.split(['-', '.']).next());
            let Some(hash) = hash.filter(|hash| hash.len() == HASH_CHARS && !used.contains(hash))
            else {
                continue;
            };
            let since = unused.get(hash).copied().unwrap_or(now);
            if now.saturating_sub(since) > UNUSED_FOR.as_secs() {
                // If this fails, the file only takes up space.
                let _ = fs::remove_file(entry.path());
            } else {
                found.insert(hash.to_owned(), since);
            }
        }
        *unused = found;
    }
}

/// Half a SHA-256: more than enough to tell pictures apart.
const HASH_CHARS: usize = 32;

/// The hash of an original's bytes and of all settings.
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::new()
        .chain_update(SETTINGS)
        .chain_update([0])
        .chain_update(bytes);
    let digits = digest.finalize().into_iter().take(HASH_CHARS / 2);
    digits.map(|byte| format!("{byte:02x}")).collect()
}

fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
