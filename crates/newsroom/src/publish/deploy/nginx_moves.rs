//! Entries of nginx's `map` of former and expired addresses.
//!
//! The entries are a hash table, which finds one of 100,000 as fast as one of ten. As `location`s they took 74 MB for 10,000
//! (12 MB here), and nginx was still starting with 100,000 after a hundred seconds (0.3 s here).

use crate::build::Mode;
use crate::failure::Failure;
use crate::files::Replacement;
use crate::places::FormerAddress;
use crate::publish::render::base;
use article::portal::Portal;
use std::collections::HashSet;
use std::path::Path;

/// The value for addresses of expired articles.
pub(super) const GONE: &str = "gone";
/// The file that `nginx.conf` includes.
pub(super) const MOVES_NAME: &str = "nginx-moves.conf";
/// Longest key, in bytes: an entry has to fit into `map_hash_bucket_size`.
const MAX_KEY_BYTES: usize = 1000;

/// The file with the entries, written one by one: there may be many.
pub struct NginxMoves {
    file: Replacement,
    base: String,
    /// Digests of keys. nginx ignores the case of ASCII letters, and does not start if a key is there twice.
    keys: HashSet<u64>,
}

impl NginxMoves {
    /// Begins the file. `folder`: that of the files for hosts.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(portal: &Portal, folder: &Path, mode: &Mode) -> Result<Self, Failure> {
        let mut file = Replacement::begin(&folder.join(MOVES_NAME), mode.clone())?;
        file.write("# Written by `newsroom publish`; nginx.conf includes it.\n")?;
        Ok(Self {
            file,
            base: base(portal),
            keys: HashSet::new(),
        })
    }

    /// Redirects an address to the page of an article, with and without the slash at its end. Where there is a page that
    /// leads on, nginx adds the slash by itself.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn redirect(&mut self, from: &FormerAddress, id: &str) -> Result<(), Failure> {
        let to = format!("{}{id}/", self.base);
        let path = from.path();
        self.entry(path, &to)?;
        let name = path.trim_end_matches('/').rsplit('/').next();
        if name.is_some_and(|name| name.contains(['.', '?'])) {
            return Ok(());
        }
        match path.strip_suffix('/') {
            Some(without) if from.page().is_none() => self.entry(without, &to),
            Some(_) => Ok(()),
            None => self.entry(&[path, "/"].concat(), &to),
        }
    }

    /// Answers 410 at an address, with and without the slash at its end.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn gone(&mut self, address: &FormerAddress) -> Result<(), Failure> {
        let path = address.path();
        self.entry(path, GONE)?;
        match path.strip_suffix('/') {
            Some(without) => self.entry(without, GONE),
            None => Ok(()),
        }
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> Result<(), Failure> {
        self.file.finish()
    }

    fn entry(&mut self, path: &str, value: &str) -> Result<(), Failure> {
        // `Alias` allows neither `"` nor `\`, and the first character is a slash.
        let key = format!("{}{path}", self.base);
        let digest = crate::build::digest::of(key.to_ascii_lowercase().as_bytes());
        match key.len() <= MAX_KEY_BYTES && self.keys.insert(digest) {
            true => self.file.write(&format!("\"{key}\" \"{value}\";\n")),
            false => Ok(()),
        }
    }
}
