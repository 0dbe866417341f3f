//! The routes of the site: [`Route`] ↔ the path of a URL. Pure.
//!
//! The page `/{id}/` has its data at `/{id}.json`. A front `/…/` has `/…/index.json`; its archive page `n` is `/…/index-n/`
//! with the data `/…/index-n.json`. Languages other than the site's default are below `/fr/`, `/ar/`.

use crate::text::Language;
use article::model::ArticleId;
use article::portal::RESERVED_SEGMENTS;
use std::num::NonZeroU32;

mod site;
mod weather_url;

pub use site::{Site, element_id, is_file, split_path};

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// A front.
    Front(FrontRoute),
    /// An article.
    Article(ArticleId),
    /// No page; with the language of the error page.
    NotFound(Language),
}

/// A front, or an older page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontRoute {
    /// The front.
    pub front: Front,
    /// Its language.
    pub language: Language,
    /// The number of the archive page, from the oldest; `None` for the first page, with the newest stories.
    pub archive_page: Option<NonZeroU32>,
}

/// The fronts of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Front {
    /// The front page.
    Home,
    /// The front of the section with this id.
    Section(String),
    /// The front of the region with this id.
    Region(String),
    /// The front of the tag with this id.
    Tag(String),
    /// The front of the author with this id.
    Author(String),
}

impl Route {
    /// The route of a URL's path (with its leading `/`).
    pub fn parse(site: &Site, path: &str) -> Self {
        let below = path
            .strip_prefix(&site.root)
            .unwrap_or(path.trim_start_matches('/'));
        let below = below.strip_suffix("index.html").unwrap_or(below);
        let segments: Vec<&str> = below.split('/').filter(|s| !s.is_empty()).collect();
        let mut path = String::with_capacity(below.len());
        for (n, segment) in segments.iter().enumerate() {
            path.push_str(if n > 0 { "/" } else { "" });
            path.push_str(segment);
        }
        let mut segments = segments.as_slice();
        let mut language = site.language;
        if let [first, rest @ ..] = segments
            && let Some(other) = site.offered(first)
            && other != site.language
        {
            (language, segments) = (other, rest);
        }
        let mut archive_page = None;
        if let [rest @ .., last] = segments
            && let Some(n) = last.strip_prefix("index-")
            && let Some(n) = n.parse::<NonZeroU32>().ok()
        {
            (archive_page, segments) = (Some(n), rest);
        }
        let front = match segments {
            [] => Some(Front::Home),
            [section] if site.sections.iter().any(|s| s == section) => {
                Some(Front::Section((*section).to_owned()))
            }
            ["region", id] if is_segment(id) => Some(Front::Region((*id).to_owned())),
            ["tag", id] if is_segment(id) => Some(Front::Tag((*id).to_owned())),
            ["author", id] if is_segment(id) => Some(Front::Author((*id).to_owned())),
            _ => None,
        };
        if let Some(front) = front {
            return Self::Front(FrontRoute {
                front,
                language,
                archive_page,
            });
        }
        let reserved = segments
            .first()
            .is_some_and(|first| RESERVED_SEGMENTS.contains(first));
        match ArticleId::parse(&path) {
            Some(id) if !reserved && archive_page.is_none() => Self::Article(id),
            _ => Self::NotFound(language),
        }
    }

    /// The first page of a front.
    pub fn front(front: Front, language: Language) -> Self {
        Self::Front(FrontRoute {
            front,
            language,
            archive_page: None,
        })
    }

    /// The path of the page, with the site's root.
    pub fn path(&self, site: &Site) -> String {
        match self {
            Self::Front(front) => site.page(&front.folder(site)),
            Self::Article(id) => site.page(&[id.as_str(), "/"].concat()),
            Self::NotFound(language) => site.page(&site.prefix(*language)),
        }
    }

    /// The path of the page's data, without the site's root; `None` if there is no such page.
    pub fn data_path(&self, site: &Site) -> Option<String> {
        match self {
            Self::Front(route) => {
                let folder = FrontRoute {
                    archive_page: None,
                    ..route.clone()
                }
                .folder(site);
                Some(match route.archive_page {
                    None => format!("{folder}index.json"),
                    Some(n) => format!("{folder}index-{n}.json"),
                })
            }
            Self::Article(id) => Some(format!("{id}.json")),
            Self::NotFound(_) => None,
        }
    }

    /// The language of the page according to its path.
    pub fn language(&self, site: &Site) -> Language {
        match self {
            Self::Front(front) => front.language,
            Self::NotFound(language) => *language,
            Self::Article(id) => {
                let first = id.as_str().split('/').next().unwrap_or_default();
                site.offered(first).unwrap_or(site.language)
            }
        }
    }

    /// The id of the region, if this is the front of one.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::Front(FrontRoute {
                front: Front::Region(id),
                ..
            }) => Some(id),
            _ => None,
        }
    }
}

impl FrontRoute {
    fn folder(&self, site: &Site) -> String {
        let prefix = site.prefix(self.language);
        let front = match &self.front {
            Front::Home => String::new(),
            Front::Section(id) => format!("{id}/"),
            Front::Region(id) => format!("region/{id}/"),
            Front::Tag(id) => format!("tag/{id}/"),
            Front::Author(id) => format!("author/{id}/"),
        };
        let archive_page = self
            .archive_page
            .map(|n| format!("index-{n}/"))
            .unwrap_or_default();
        format!("{prefix}{front}{archive_page}")
    }
}

fn is_segment(id: &str) -> bool {
    ArticleId::parse(id).is_some()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
