//! Where a reader is: [`Route`] ↔ the path of a URL. Pure.
//!
//! A page at `/{id}/` has its data at `/{id}.json`; a front at `/…/` has `/…/index.json`, and its archive
//! page `n` is `/…/index-n/`. Languages other than the site's own stand below `/fr/`, `/ar/`.

use crate::text::Language;
use article::model::ArticleId;
use article::portal::{Portal, RESERVED_SEGMENTS};
use article::url::SafeUrl;
use std::num::NonZeroU32;

mod weather_url;

/// What of a site decides its paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The path below which the site lives, from `/` to `/`.
    pub root: String,
    /// The language without a prefix.
    pub language: Language,
    /// The languages offered.
    pub languages: Vec<Language>,
    /// Ids of the sections: one-segment paths that are fronts.
    pub sections: Vec<String>,
    /// How links name a page's own file: empty where a host finds it, `index.html` on published pages,
    /// which have to be readable from disk.
    pub page_file: &'static str,
}

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// A front.
    Front(FrontRoute),
    /// An article.
    Article(ArticleId),
    /// Nothing; the language is that of the page that says so.
    NotFound(Language),
}

/// A front, or an older page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontRoute {
    /// Which front.
    pub front: Front,
    /// In which language.
    pub language: Language,
    /// The archive page, counted from the oldest; `None`: the newest stories.
    pub archive_page: Option<NonZeroU32>,
}

/// The fronts of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Front {
    /// Everything.
    Home,
    /// A section's.
    Section(String),
    /// A region's.
    Region(String),
    /// A tag's.
    Tag(String),
}

impl Site {
    /// A site as its portal describes it, below `root`.
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
            page_file: "",
        }
    }

    /// A site without a portal: English, no sections.
    pub fn plain(root: &str) -> Self {
        Self {
            root: root.to_owned(),
            language: Language::English,
            languages: vec![Language::English],
            sections: Vec::new(),
            page_file: "",
        }
    }

    /// An address in a document or in the configuration → one in the page. `/` is the site's root; other
    /// relative ones count from `data_path`, the path of the document that holds them.
    /// A fragment leads to the element that carries the id on the page (see [`element_id`]).
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
        let file = if is_file(path) { "" } else { self.page_file };
        // A page's address may be written without its last slash; a file's name needs it.
        let slash = if file.is_empty() || path.ends_with('/') {
            ""
        } else {
            "/"
        };
        [&self.path(path), slash, file, rest].concat()
    }

    /// The address of a page whose folder this is.
    fn page(&self, folder: &str) -> String {
        [&self.root, folder, self.page_file].concat()
    }

    /// A path below the site's root.
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

/// A URL's path, and query with fragment.
pub fn split_path(url: &str) -> (&str, &str) {
    url.split_at(url.find(['?', '#']).unwrap_or(url.len()))
}

/// Whether a path leads to a file and not to a page: pages end in a slash or have no dot.
pub fn is_file(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'))
}

/// The id on the page of a block or update that a document names: apart from the page's own ids.
pub fn element_id(id: &str) -> String {
    ["x-", id].concat()
}

impl Route {
    /// The page at a URL's path (with its leading `/`).
    pub fn parse(site: &Site, path: &str) -> Self {
        let below = path
            .strip_prefix(&site.root)
            .unwrap_or(path.trim_start_matches('/'));
        let below = below.strip_suffix("index.html").unwrap_or(below);
        let segments: Vec<&str> = below.split('/').filter(|s| !s.is_empty()).collect();
        let mut whole = String::with_capacity(below.len());
        for (n, segment) in segments.iter().enumerate() {
            whole.push_str(if n > 0 { "/" } else { "" });
            whole.push_str(segment);
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
        match ArticleId::parse(&whole) {
            Some(id) if !reserved && archive_page.is_none() => Self::Article(id),
            _ => Self::NotFound(language),
        }
    }

    /// A front's first page.
    pub fn front(front: Front, language: Language) -> Self {
        Self::Front(FrontRoute {
            front,
            language,
            archive_page: None,
        })
    }

    /// The path of the page, below the site's root, with the root.
    pub fn path(&self, site: &Site) -> String {
        match self {
            Self::Front(front) => site.page(&front.folder(site)),
            Self::Article(id) => site.page(&[id.as_str(), "/"].concat()),
            Self::NotFound(language) => site.page(&site.prefix(*language)),
        }
    }

    /// The path of the page's data, below the site's root, without the root.
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

    /// The language of the page, as far as its path tells.
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

    /// The region whose front this is.
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
