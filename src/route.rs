//! The routes of the site: [`Route`] ↔ the path of a URL. Pure.
//!
//! The page `/{id}/` has its data at `/{id}.json`. A front `/…/` has `/…/index.json`; its archive page `n` is `/…/index-n/`
//! with the data `/…/index-n.json`. Languages other than the site's default are below `/fr/`, `/ar/`.

use crate::text::Language;
use article::model::ArticleId;
use article::portal::{Portal, RESERVED_SEGMENTS};
use article::url::SafeUrl;
use std::num::NonZeroU32;

mod weather_url;

/// What the URLs of a site depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The path of the site's root: absolute (`/news/`), or on published pages relative (`../../`). Ends in `/`.
    pub root: String,
    /// The default language, whose paths have no prefix.
    pub language: Language,
    /// The languages that the site offers.
    pub languages: Vec<Language>,
    /// Ids of the sections: one-segment paths that are fronts.
    pub sections: Vec<String>,
}

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

impl Site {
    /// The site of a portal, below `root`.
    pub fn of(portal: &Portal, root: &str) -> Self {
        let offered: Vec<Language> = portal
            .languages
            .iter()
            .filter_map(|tag| Language::of(tag.as_str()))
            .collect();
        let language = Language::of(portal.lang.as_str()).unwrap_or_default();
        Self {
            root: root.to_owned(),
            language,
            languages: if offered.is_empty() {
                vec![language]
            } else {
                offered
            },
            sections: portal.sections.iter().map(|s| s.id.clone()).collect(),
        }
    }

    /// A site without a portal: English, no sections.
    pub fn plain(root: &str) -> Self {
        Self {
            root: root.to_owned(),
            language: Language::English,
            languages: vec![Language::English],
            sections: Vec::new(),
        }
    }

    /// Converts a URL of a document or of the configuration to one for the page.
    ///
    /// `/` is the site's root; other relative URLs are resolved against `data_path`, the path of the document that contains
    /// them. A fragment becomes that of the element with the id (see [`element_id`]).
    pub fn address(&self, url: &SafeUrl, data_path: &str) -> String {
        let text = url.as_str();
        if let Some(id) = text.strip_prefix('#') {
            return ["#", &element_id(id)].concat();
        }
        if !url.is_relative() || text.starts_with('?') {
            return text.to_owned();
        }
        let resolved = url.resolve(&["/", data_path].concat());
        let (path, rest) = split_path(resolved.as_str());
        // Pages may be written without the final slash.
        let slash = if is_file(path) || path.ends_with('/') {
            ""
        } else {
            "/"
        };
        [&self.path(path), slash, rest].concat()
    }

    /// The URL of the page in a folder below the root.
    fn page(&self, folder: &str) -> String {
        [&self.root, folder].concat()
    }

    /// A path below the site's root, with the root.
    pub fn path(&self, path: &str) -> String {
        [&self.root, path.trim_start_matches('/')].concat()
    }

    fn prefix(&self, language: Language) -> String {
        if language == self.language {
            String::new()
        } else {
            format!("{}/", language.code())
        }
    }
}

/// Splits a URL into its path, and its query and fragment.
pub fn split_path(url: &str) -> (&str, &str) {
    url.split_at(url.find(['?', '#']).unwrap_or(url.len()))
}

/// Whether a path is that of a file: its last segment has a dot.
pub fn is_file(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'))
}

/// The `id` attribute of a block or update: prefixed, so that it does not collide with the page's own ids.
pub fn element_id(id: &str) -> String {
    ["x-", id].concat()
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
            && let Some(other) = site.languages.iter().find(|l| l.code() == *first)
            && *other != site.language
        {
            (language, segments) = (*other, rest);
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
                Language::of(first)
                    .filter(|l| l.code() == first && site.languages.contains(l))
                    .unwrap_or(site.language)
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
