//! A content folder, read once before its documents are checked against it.

use super::document::Document;
use super::pictures::{self, troubles};
use super::remark::error;
use super::words::Words;
use crate::content::Content;
use crate::data::{author_slug, tag_slug};
use crate::failure::Failure;
use crate::files;
use crate::places::{FormerAddress, Languages, OwnUrl, ROOT_FILES};
use crate::zone::Zone;
use article::Article;
use article::explain::{Remark, did_you_mean};
use article::model::{Alias, ArticleId};
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
    /// Why files cannot be shown, as clauses, by their paths as in [`Self::pictures`].
    unusable: BTreeMap<String, String>,
    /// The names of tags and authors, by front.
    pub words: Words,
    /// The time zone of days without a time.
    pub zone: Zone,
    /// Problems of pictures, for the portal's file.
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
        // Those that cannot be read are reported when they are checked.
        let mut documents: HashMap<PathBuf, Document> = content
            .articles()
            .files
            .into_par_iter()
            .filter_map(|path| Some((path.clone(), Document::read(&path, portal.as_ref()).ok()?)))
            .collect();
        let mut articles: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let mut aliases: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let ids = documents.values().filter_map(|it| it.article.as_ref());
        let ids: BTreeSet<ArticleId> = ids.map(|article| article.id.clone()).collect();
        let is_page = |id: &ArticleId| ids.contains(id);
        let mut fronts = BTreeSet::new();
        let mut words = Words::default();
        for (path, document) in &documents {
            if let Some(article) = &document.article {
                fronts.extend(fronts_of(article, portal.as_ref()));
                if let Some(prefix) = prefix(article, portal.as_ref()) {
                    words.add(path, article, &prefix);
                }
                let own = portal.as_ref();
                let own = own.and_then(|portal| OwnUrl::of(article, portal)?.alias(is_page));
                for alias in article.aliases.iter().chain(&own) {
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
        let listing = files::below(&images);
        let inside = |file: &Path| {
            let inside = file.strip_prefix(content.folder()).unwrap_or(file);
            files::nfc(&inside.to_string_lossy().replace('\\', "/"))
        };
        let unusable = listing.unusable.iter();
        let mut unusable: BTreeMap<String, String> = unusable
            .map(|entry| (inside(&entry.path), entry.why.clone()))
            .collect();
        unusable.extend(troubles(&listing.files, &inside));
        let pictures = listing.files.iter().filter_map(|file| {
            let inside = file.strip_prefix(content.folder()).ok()?;
            let segments: Option<Vec<&str>> =
                inside.iter().map(|segment| segment.to_str()).collect();
            Some(segments?.join("/"))
        });
        let pictures: Vec<String> = pictures.collect();
        let mut remarks = collisions(&pictures);
        remarks.extend(unreferenced(&unusable, documents.values()));
        remarks.extend(pictures::advice(&listing.files, &inside));
        Ok(Self {
            zone: portal.as_ref().map_or_else(Zone::utc, Zone::of),
            words,
            unusable,
            remarks,
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

    /// Why the file at a percent-encoded path cannot be shown, as a clause; none if it can, or if there is no such
    /// file.
    pub fn unusable(&self, path: &str) -> Option<&str> {
        self.unusable.get(&files::in_url(path)).map(String::as_str)
    }

    /// The address of the picture that a wrong path probably means: the one at the path from `images/` on, else one
    /// with a similar name.
    pub fn similar_file(&self, path: &str) -> Option<String> {
        let from_root = path.find("images/").and_then(|at| path.get(at..))?;
        if let Some(picture) = self.pictures.get(from_root) {
            return Some(in_url(picture));
        }
        let all: Vec<String> = self.pictures.iter().map(|path| in_url(path)).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        did_you_mean(&["/", from_root].concat(), &all).map(str::to_owned)
    }
}

/// The path prefix of the fronts that list an article. None without a portal, and for an article without a date, which
/// is on no front.
fn prefix(article: &Article, portal: Option<&Portal>) -> Option<String> {
    article.published?;
    let languages = Languages::of(portal?);
    let lang = article.lang.primary();
    let own = languages.front(&lang);
    languages
        .prefixes()
        .find_map(|(lang, prefix)| (lang == own).then_some(prefix))
}

/// The fronts of an article's tags and authors, which exist only in its language. An article without a date is on none.
fn fronts_of(article: &Article, portal: Option<&Portal>) -> Vec<String> {
    let Some(prefix) = prefix(article, portal) else {
        return Vec::new();
    };
    let tags = article
        .tags
        .iter()
        .map(|tag| format!("tag/{}", tag_slug(tag)));
    let authors = article.authors.iter();
    let authors = authors.map(|author| format!("author/{}", author_slug(author)));
    let all = tags.chain(authors);
    all.map(|path| [prefix.as_str(), &path].concat()).collect()
}

/// A file's path as an article has to write it.
fn in_url(file: &str) -> String {
    let mut url = "/".to_owned();
    for c in file.chars() {
        match c {
            ' ' | '"' | '#' | '%' | '<' | '>' | '?' | '^' | '`' | '{' | '}' => {
                url.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => url.push(c),
        }
    }
    url
}

/// Errors for the files that cannot be shown and that no document names. The others are reported in the documents.
fn unreferenced<'d>(
    unusable: &BTreeMap<String, String>,
    documents: impl Iterator<Item = &'d Document>,
) -> Vec<Remark> {
    let links = documents.flat_map(|document| &document.links);
    let named: BTreeSet<String> = links.map(|link| files::in_url(&link.path)).collect();
    let others = unusable.iter().filter(|(path, _)| !named.contains(*path));
    others
        .map(|(path, why)| error("", format!("{path} is not published: {why}")))
        .collect()
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
