//! What lies in a content folder, surveyed once before its documents are checked.

use crate::content::Content;
use crate::data::tag_slug;
use crate::failure::Failure;
use crate::files;
use crate::places::Languages;
use article::model::{Article, Translation};
use article::portal::{Portal, RESERVED_SEGMENTS};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What other documents are held against.
pub struct Site {
    /// The folder.
    pub content: Content,
    /// The portal, unless its file is broken; that file's own check says so.
    pub portal: Option<Portal>,
    articles: BTreeMap<String, Known>,
    tags: BTreeSet<String>,
}

/// What is known of an article.
pub struct Known {
    /// The files with its id; more than one is a mistake.
    files: Vec<PathBuf>,
    /// The other languages it points to.
    pub translations: Vec<Translation>,
}

impl Site {
    /// Goes through all articles. Broken ones are as good as absent.
    ///
    /// # Errors
    /// If something cannot be read.
    pub fn survey(content: Content) -> Result<Self, Failure> {
        let portal = article::read_portal(&files::read(&content.portal_file())?)
            .ok()
            .map(|(portal, _)| portal);
        let mut site = Self {
            content,
            portal,
            articles: BTreeMap::new(),
            tags: BTreeSet::new(),
        };
        for path in site.content.articles()? {
            if let Ok((article, _)) = article::read(&files::read(&path)?) {
                site.add(path, article);
            }
        }
        Ok(site)
    }

    fn add(&mut self, path: PathBuf, article: Article) {
        self.tags.extend(article.tags.iter().map(tag_slug));
        let known = self.articles.entry(article.id.as_str().to_owned());
        let known = known.or_insert_with(|| Known {
            files: Vec::new(),
            translations: article.translations,
        });
        known.files.push(path);
    }

    /// The files of an id.
    pub fn files_of(&self, id: &str) -> &[PathBuf] {
        self.article(id).map_or(&[], |known| &known.files)
    }

    /// An article by its id.
    pub fn article(&self, id: &str) -> Option<&Known> {
        self.articles.get(id)
    }

    /// The ids of all articles.
    pub fn ids(&self) -> Vec<&str> {
        self.articles.keys().map(String::as_str).collect()
    }

    /// Whether a page or front of the site has that path, slashes at its ends left out.
    pub fn has_page(&self, path: &str) -> bool {
        if path.is_empty() || self.articles.contains_key(path) {
            return true;
        }
        // Without a portal there is nothing to hold a front against.
        let Some(portal) = &self.portal else {
            return true;
        };
        let languages = Languages::of(portal);
        let rest = languages.without_prefix(path);
        match rest.split('/').collect::<Vec<_>>().as_slice() {
            [""] => true,
            ["region", region] => portal.regions.iter().any(|known| known.id == *region),
            ["tag", tag] => self.tags.contains(*tag),
            ["search" | "read"] => true,
            [section] => portal.sections.iter().any(|known| known.id == *section),
            _ => false,
        }
    }

    /// Whether a file of the site has that path. Only pictures are files of the content.
    pub fn has_file(&self, path: &str) -> bool {
        match path.strip_prefix("images/") {
            Some(inside) => self.content.images().join(decoded(inside)).is_file(),
            None => true,
        }
    }

    /// A URL's path on this site, without slashes at its ends, if it leads to the site.
    pub fn path_of<'u>(&self, url: &'u str) -> Option<&'u str> {
        let own = self
            .portal
            .as_ref()
            .and_then(|portal| url.strip_prefix(portal.url.as_str()));
        let path = own.or_else(|| url.strip_prefix('/').filter(|rest| !rest.starts_with('/')))?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        Some(path.trim_end_matches('/'))
    }
}

/// Whether a path begins with a segment that holds files, not pages.
pub fn is_file_path(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    ["images", "weather", "assets"]
        .iter()
        .any(|files| RESERVED_SEGMENTS.contains(files) && *files == first)
}

/// `%20` → space: file names are not encoded.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        match after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}
