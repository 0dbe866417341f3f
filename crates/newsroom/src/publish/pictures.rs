//! Pictures: from one original, the widths and formats that browsers choose from.

use crate::failure::Failure;
use article::Article;
use std::path::Path;

/// The originals of `content/images` and what is made of them.
pub struct Pictures {}

/// Writes a file of the site: its path below the site, its bytes.
pub type Put<'a> = dyn Fn(&str, &[u8]) -> Result<(), Failure> + Sync + 'a;

impl Pictures {
    /// Looks at every original. `cache`: where encoded pictures are kept from run to run.
    ///
    /// # Errors
    /// If a folder or a file cannot be read.
    pub fn open(_images: &Path, _cache: &Path) -> Result<Self, Failure> {
        Ok(Self {})
    }

    /// Offers the widths and formats in the article's figures.
    pub fn dress(&self, _article: &mut Article) {}

    /// A digest of what [`Self::dress`] would do with a picture of this `src`; 0 for one that is not ours.
    pub fn mark(&self, _src: &str) -> u64 {
        0
    }

    /// Writes all pictures of the site, encoding what the cache does not hold.
    ///
    /// # Errors
    /// If a file cannot be read, encoded or written.
    pub fn write(&self, _put: &Put<'_>) -> Result<(), Failure> {
        Ok(())
    }

    /// The paths below the site of all that [`Self::write`] writes.
    pub fn paths(&self) -> Vec<String> {
        Vec::new()
    }
}
