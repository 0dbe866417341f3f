//! A content folder, read once before its documents are checked against it.

use super::document::Document;
use super::remark::error;
use crate::content::Content;
use crate::data::{author_slug, tag_slug};
use crate::failure::Failure;
use crate::files;
use crate::places::{FormerAddress, Languages, ROOT_FILES};
use article::Article;
use article::explain::{Remark, did_you_mean};
use article::model::Alias;
use article::portal::Portal;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// What documents are checked against.
pub struct Site {
    /// The folder.
    pub content: Content,
    /// The portal. None if its file is broken, which that file's own check reports.
    pub portal: Option<Portal>,
    /// `portal.json` and the files of articles.
    documents: HashMap<PathBuf, Document>,
    /// The files of each article's id, in order; more than one is an error.
    articles: BTreeMap<String, Vec<PathBuf>>,
    /// The files of articles by the folded paths of the files at their former addresses.
    aliases: BTreeMap<String, Vec<PathBuf>>,
    /// The paths of the fronts of tags and authors, without slashes at their ends.
    fronts: BTreeSet<String>,
    /// The paths of pictures below the site, in Unicode's form NFC.
    pictures: BTreeSet<String>,
    /// Problems of pictures' names, for the portal's file.
    pub remarks: Vec<Remark>,
}

impl Site {
    /// Reads all articles, on all cores. Those that cannot be used are treated as absent.
    ///
    /// # Errors
    /// If something cannot be read.
    pub fn read(content: Content) -> Result<Self, Failure> {
        let portal_file = content.portal_file();
        let mut document = Document::read(&portal_file, None)?;
        let portal = document.portal.take();
        let mut documents: HashMap<PathBuf, Document> = content
            .articles()?
            .into_par_iter()
            .map(|path| Document::read(&path, portal.as_ref()).map(|document| (path, document)))
            .collect::<Result<_, _>>()?;
        let mut articles: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let mut aliases: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let mut fronts = BTreeSet::new();
        for (path, document) in &documents {
            if let Some(article) = &document.article {
                fronts.extend(fronts_of(article, portal.as_ref()));
                for alias in &article.aliases {
                    let file = files::folded(&FormerAddress::of(alias).file());
                    aliases.entry(file).or_default().push(path.clone());
                }
                let files = articles.entry(article.id.to_string()).or_default();
                files.push(path.clone());
            }
        }
        let lists = articles.values_mut().chain(aliases.values_mut());
        lists.for_each(|files| files.sort());
        documents.insert(portal_file, document);
        let images = content.images();
        let pictures = match images.is_dir() {
            true => files::below(&images)?,
            false => Vec::new(),
        };
        let pictures = pictures.iter().filter_map(|file| {
            let inside = file.strip_prefix(content.folder()).ok()?;
            let segments: Option<Vec<&str>> =
                inside.iter().map(|segment| segment.to_str()).collect();
            Some(segments?.join("/"))
        });
        let pictures: Vec<String> = pictures.collect();
        Ok(Self {
            remarks: collisions(&pictures),
            pictures: pictures.iter().map(|path| files::nfc(path)).collect(),
            content,
            portal,
            documents,
            articles,
            aliases,
            fronts,
        })
    }

    /// A document of the folder that has been read already.
    pub fn document(&self, path: &Path) -> Option<&Document> {
        self.documents.get(path)
    }

    /// The files of an id.
    pub fn files_of(&self, id: &str) -> &[PathBuf] {
        self.articles.get(id).map_or(&[], Vec::as_slice)
    }

    /// An article by its id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        let file = self.articles.get(id)?.first()?;
        self.documents.get(file)?.article.as_ref()
    }

    /// The files of the articles that were at an address.
    pub fn alias_of(&self, address: &FormerAddress) -> impl Iterator<Item = &PathBuf> {
        let files = self.aliases.get(&files::folded(&address.file()));
        files.into_iter().flatten()
    }

    /// Whether the site redirects that percent-encoded path.
    pub fn redirects(&self, path: &str) -> bool {
        let alias = Alias::parse(&["/", path].concat());
        alias.is_some_and(|alias| self.alias_of(&FormerAddress::of(&alias)).next().is_some())
    }

    /// The ids of all articles.
    pub fn ids(&self) -> Vec<&str> {
        self.articles.keys().map(String::as_str).collect()
    }

    /// All articles.
    pub fn all_articles(&self) -> impl Iterator<Item = &Article> {
        self.articles.keys().filter_map(|id| self.article(id))
    }

    /// The slugs of all tags.
    pub fn tags(&self) -> Vec<&str> {
        let fronts = self.fronts.iter().filter_map(|path| path.rsplit_once('/'));
        let tags = fronts.filter(|(folder, _)| *folder == "tag" || folder.ends_with("/tag"));
        // A tag has a front in each language.
        let tags: BTreeSet<&str> = tags.map(|(_, slug)| slug).collect();
        tags.into_iter().collect()
    }

    /// Whether an article or front of the site has that path.
    pub fn has_page(&self, path: &str) -> bool {
        if path.is_empty() || self.articles.contains_key(path) {
            return true;
        }
        // Fronts are not known without a portal.
        let Some(portal) = &self.portal else {
            return true;
        };
        let languages = Languages::of(portal);
        let rest = languages.without_prefix(path);
        match rest.split('/').collect::<Vec<_>>().as_slice() {
            [""] | ["search" | "read" | "preview" | "embed"] => true,
            ["region", region] => portal.regions.iter().any(|known| known.id == *region),
            ["tag" | "author", _] => self.fronts.contains(path),
            [section] => portal.sections.iter().any(|known| known.id == *section),
            _ => false,
        }
    }

    /// Whether the site has a file at that percent-encoded path. Temperatures and the app's files are not in the
    /// content, so all of their paths count as existing.
    pub fn has_file(&self, path: &str) -> bool {
        let (first, _) = path.split_once('/').unwrap_or((path, ""));
        let page = path
            .strip_suffix("/index.html")
            .or_else(|| path.strip_suffix("/index.json"));
        let data = path.strip_suffix(".json");
        let languages = self.portal.as_ref().map(Languages::of);
        let in_root = languages.map_or(path, |languages| languages.without_prefix(path));
        self.pictures.contains(&files::in_url(path))
            || ["weather", "assets"].contains(&first)
            || ROOT_FILES.contains(&in_root)
            || page.is_some_and(|page| self.has_page(page))
            || data.is_some_and(|id| self.articles.contains_key(id))
    }

    /// The picture that a wrong path may mean: one at the path without the folders before `images/`, else one with a
    /// similar name.
    pub fn similar_file(&self, path: &str) -> Option<&str> {
        let from_root = path.find("images/").and_then(|at| path.get(at..))?;
        if let Some(picture) = self.pictures.get(from_root) {
            return Some(picture);
        }
        let all: Vec<&str> = self.pictures.iter().map(String::as_str).collect();
        did_you_mean(from_root, &all)
    }
}

/// The fronts of an article's tags and authors, which exist only in its language. An article without a date is on none.
fn fronts_of(article: &Article, portal: Option<&Portal>) -> Vec<String> {
    let Some(languages) = portal
        .map(Languages::of)
        .filter(|_| article.published.is_some())
    else {
        return Vec::new();
    };
    let lang = article.lang.primary();
    let own = languages.front(&lang);
    let prefix = languages
        .prefixes()
        .find_map(|(lang, prefix)| (lang == own).then_some(prefix));
    let prefix = prefix.unwrap_or_default();
    let tags = article
        .tags
        .iter()
        .map(|tag| format!("tag/{}", tag_slug(tag)));
    let authors = article.authors.iter();
    let authors = authors.map(|author| format!("author/{}", author_slug(author)));
    let all = tags.chain(authors);
    all.map(|path| [prefix.as_str(), &path].concat()).collect()
}

/// Pictures whose paths differ only in letter case or Unicode's form: they are the same file on Windows and macOS.
fn collisions(pictures: &[String]) -> Vec<Remark> {
    let mut first_of_name: HashMap<String, &str> = HashMap::new();
    let collisions = pictures.iter().filter_map(|picture| {
        let folded = files::folded(picture);
        let first = first_of_name.insert(folded, picture)?;
        let sentence =
            format!("{first} and {picture} are the same file on Windows and macOS; rename one");
        Some(error("", sentence))
    });
    collisions.collect()
}
