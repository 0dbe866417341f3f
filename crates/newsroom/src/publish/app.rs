//! The app as Trunk built it: which files there are, under which names they are published.

use super::policy::Hashes;
use crate::failure::Failure;
use article::portal::Portal;
use std::path::Path;

/// A file that pages load: named by its final bytes, so that it may be kept for ever.
pub struct Asset {
    /// Its path below the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The built app.
pub struct App {
    assets: Vec<Asset>,
}

impl App {
    /// Finds the app's files in Trunk's output folder.
    ///
    /// # Errors
    /// If something is missing there or cannot be read.
    pub fn open(_folder: &Path, _portal: &Portal) -> Result<Self, Failure> {
        Ok(Self { assets: Vec::new() })
    }

    /// Everything to be written before the pages.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// A digest of all that pages take from the app: another one means that every page is another.
    pub fn digest(&self) -> u64 {
        0
    }

    /// The hashes of what stands inline in pages with these roots (see [`super::render::root`]).
    pub fn hashes<'r>(&self, _roots: impl IntoIterator<Item = &'r str>) -> Hashes {
        Hashes::default()
    }
}
