//! What the data of a site is made from, and the interface of what renders its pages.

use super::front::FrontFacts;
use crate::build::{Build, Made, NewFile};
use crate::content::Content;
use crate::failure::Failure;
use crate::places::Languages;
use crate::zone::Zone;
use article::Article;
use article::index::Index;
use article::portal::Portal;
use article::url::SafeUrl;

/// What becomes of articles that may not be on the site now (see [`super::release`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBack {
    /// They are left out.
    LeaveOut,
    /// They are there, and their kicker says why readers do not see them: for previews.
    Mark,
}

/// What the data of a site is made from, and with what.
pub struct Data<'d> {
    /// The newsroom's content.
    pub content: &'d Content,
    /// Its portal.
    pub portal: &'d Portal,
    /// The languages and their paths.
    pub languages: &'d Languages,
    /// The time zone of days without a time.
    pub zone: Zone,
    /// The build engine.
    pub build: &'d Build,
    /// Renders the pages.
    pub pages: &'d dyn Pages,
    /// A digest of everything that all pages depend on.
    pub inputs: u64,
    /// When this run began by the system's clock, in nanoseconds since 1970, for [`crate::stamp`].
    pub begun_ns: i128,
    /// The moment that the site is made for, in seconds since 1970.
    pub now: i64,
    /// What becomes of articles that may not be on the site at this moment.
    pub held_back: HeldBack,
}

/// Makes what a site has besides its data.
pub trait Pages: Sync {
    /// A digest of what is known of these pictures.
    fn pictures_digest(&self, pictures: &[String]) -> u64;
    /// Adds the widths and formats of an article's pictures.
    fn add_renditions(&self, article: &mut Article);
    /// Writes the files of `images` that an article names, before its page. Returns those that were not written before
    /// in this run.
    ///
    /// # Errors
    /// If one cannot be written.
    fn write_files(&self, _article: &Article, _urls: &[SafeUrl]) -> Result<Vec<Made>, Failure> {
        Ok(Vec::new())
    }
    /// An article's lines in the sitemap; empty if it is not listed.
    fn sitemap_lines(&self, article: &Article) -> Vec<u8>;
    /// What redirects from an article's former addresses need; empty if there are none.
    fn moved(&self, article: &Article) -> Vec<u8>;
    /// A renderer, for one thread.
    ///
    /// # Errors
    /// If it cannot be made.
    fn renderer(&self) -> Result<Box<dyn PageRenderer + '_>, Failure>;
}

/// Renders the pages of articles and fronts.
pub trait PageRenderer {
    /// The pages of an article; none if it cannot be rendered.
    ///
    /// # Errors
    /// If a path is not valid.
    fn article(&mut self, article: Article) -> Result<Option<Vec<NewFile>>, Failure>;
    /// The page of a front, if it has one. `folder`: its path below the site; `index`: its data.
    ///
    /// # Errors
    /// If a path is not valid.
    fn front(
        &mut self,
        folder: &str,
        index: Index,
        facts: &FrontFacts,
    ) -> Result<Option<NewFile>, Failure>;
}
