//! A content folder: `portal.json`, `articles/`, `images/`, `weather/`, `words/`.

use crate::failure::Failure;
use crate::files::{self, Listing};
use crate::report;
use article::portal::Portal;
use std::path::{Path, PathBuf};

/// A newsroom's content.
pub struct Content {
    folder: PathBuf,
}

impl Content {
    /// The content in a folder that has a `portal.json`.
    ///
    /// # Errors
    /// If there is none.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let content = Self {
            folder: folder.to_owned(),
        };
        match content.portal_file().is_file() {
            true => Ok(content),
            false => Err(Failure::new(format!(
                "no portal.json in {}; is this the content folder?",
                folder.display()
            ))),
        }
    }

    /// The content folder of a file, given by its absolute path. An article's file may be called `portal.json` too.
    pub fn around(file: &Path) -> Option<Self> {
        let mut folders = file
            .ancestors()
            .skip(1)
            .filter(|folder| folder.join("portal.json").is_file());
        let nearest = folders.next()?;
        let outer = folders.find(|folder| file.starts_with(folder.join("articles")));
        Some(Self {
            folder: outer.unwrap_or(nearest).to_owned(),
        })
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the portal's file is.
    pub fn portal_file(&self) -> PathBuf {
        self.folder.join("portal.json")
    }

    /// Where pictures are.
    pub fn images(&self) -> PathBuf {
        self.folder.join("images")
    }

    /// Where temperatures are.
    pub fn weather(&self) -> PathBuf {
        self.folder.join("weather")
    }

    /// Where the strings of the newsroom's own languages are.
    pub fn words(&self) -> PathBuf {
        self.folder.join("words")
    }

    /// Where articles are.
    pub fn articles_folder(&self) -> PathBuf {
        self.folder.join("articles")
    }

    /// The articles' files. A newsroom without articles has no such folder.
    pub fn articles(&self) -> Listing {
        files::articles_below(&self.articles_folder())
    }

    /// The id that an article's path gives it: its path below `articles/`, without the ending.
    pub fn id_of(&self, path: &Path) -> Option<String> {
        let inside = path
            .strip_prefix(self.articles_folder())
            .ok()?
            .with_extension("");
        let segments: Option<Vec<&str>> = inside.iter().map(|segment| segment.to_str()).collect();
        segments.map(|segments| segments.join("/"))
    }

    /// Reads the portal, and prints its errors to standard error. Adds the newsroom's own languages.
    ///
    /// # Errors
    /// If it cannot be read at all.
    pub fn portal(&self) -> Result<Portal, Failure> {
        #[cfg(feature = "publish")]
        crate::own_languages::add(&self.words())?;
        let path = self.portal_file();
        let bytes = files::read(&path)?;
        let (portal, problems) = match article::read_portal(&bytes) {
            Ok((portal, problems)) => (Some(portal), problems),
            Err(problems) => (None, problems),
        };
        report::print_errors(&path, &bytes, &problems);
        portal.ok_or_else(|| Failure::new(format!("{} cannot be used", path.display())))
    }
}
