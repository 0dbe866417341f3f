//! Former addresses of articles ([`Alias`]) as the files and pages of a site.

use super::{Languages, ROOT_FILES, page_path};
use crate::build::SitePath;
use article::Article;
use article::model::{Alias, ArticleId};
use article::portal::{Portal, RESERVED_SEGMENTS};

/// Characters that names of files cannot have on Windows.
const NOT_ON_WINDOWS: &[char] = &['<', '>', ':', '"', '|', '?', '*'];

/// A former address.
pub struct FormerAddress {
    /// The path without its slash at the beginning, and without percent-encoding.
    path: String,
}

impl FormerAddress {
    /// The address of an alias.
    pub fn of(alias: &Alias) -> Self {
        let path = alias.decoded();
        Self {
            path: path.trim_start_matches('/').to_owned(),
        }
    }

    /// The addresses at which readers may look for an article that is gone: that of its page, and its former ones.
    pub fn all_of(article: &Article) -> Vec<Self> {
        let own = Self {
            path: format!("{}/", article.id),
        };
        let former = article.aliases.iter().map(Self::of);
        std::iter::once(own).chain(former).collect()
    }

    /// The path below the site's root, without percent-encoding.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The file that a static host sends for this address: the path itself if its last name has a dot, else
    /// `index.html` in the folder of that name.
    pub fn file(&self) -> String {
        let last = self.path.rsplit('/').next().unwrap_or_default();
        match last.contains('.') {
            true => self.path.clone(),
            false => page_path(self.path.trim_end_matches('/')),
        }
    }

    /// The files that would have to be folders if there was a file at this address.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        let slashes = self.path.match_indices('/');
        slashes.filter_map(|(at, _)| self.path.get(..at))
    }

    /// The path of a page at this address. None if only a server can redirect it, such as `/story.php` and `/story.pdf`:
    /// hosts would send a page there with another media type.
    pub fn page(&self) -> Option<SitePath> {
        let file = self.file();
        let is_html = |name: &str| name.ends_with(".html") || name.ends_with(".htm");
        let is_possible = is_html(&file)
            && !file.contains(NOT_ON_WINDOWS)
            && !file.split('/').any(|name| name.starts_with('.'))
            // Another alias may have its page there.
            && !self.folders().any(is_html);
        SitePath::new(file).ok().filter(|_| is_possible)
    }

    /// Whether this is an address of an article with that id, or of its data.
    pub fn is_of(&self, id: &ArticleId) -> bool {
        let file = self.file();
        file == page_path(id.as_str()) || file == super::data_path(id.as_str())
    }

    /// Why it cannot be redirected: the site has other uses for its path. The publisher and `check` both ask here.
    pub fn taken(&self, portal: Option<&Portal>) -> Option<String> {
        let languages = portal.map(Languages::of);
        // Some hosts and file systems ignore case.
        let path = self.path.to_lowercase();
        let rest = match &languages {
            Some(languages) => languages.without_prefix(&path),
            None => &path,
        };
        let rest = rest.trim_end_matches('/');
        let first = rest.split('/').next().unwrap_or_default();
        if RESERVED_SEGMENTS.contains(&first) {
            return Some(format!("/{first}/ is reserved for the site's own pages"));
        }
        if ROOT_FILES.contains(&rest) || super::root_file(rest).is_some() {
            return Some(format!("/{rest} is a file of the site"));
        }
        let is_front =
            |path: &str| path.is_empty() || portal.is_some_and(|portal| has_section(portal, path));
        let folder = rest.strip_suffix("index.html").unwrap_or(rest);
        let folder = folder.trim_end_matches('/');
        let archive = folder.rsplit_once('/').unwrap_or(("", folder));
        if is_front(folder) || is_front(archive.0) && super::index(archive.1).is_some() {
            return Some(format!("/{} is the address of a front", self.path));
        }
        let is_default = |languages: &Languages| {
            !languages.others.is_empty() && first == languages.default && !first.is_empty()
        };
        languages
            .is_some_and(|languages| is_default(&languages))
            .then(|| format!("/{first}/ is redirected to the site's root"))
    }
}

fn has_section(portal: &Portal, id: &str) -> bool {
    portal.sections.iter().any(|section| section.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> FormerAddress {
        FormerAddress::of(&Alias::parse(path).expect("an alias"))
    }

    #[test]
    fn addresses_are_files_of_static_hosts() {
        let check = |path: &str, file: &str, has_page: bool| {
            let address = address(path);
            assert_eq!(address.file(), file);
            assert_eq!(address.page().is_some(), has_page, "{path}");
        };
        check("/2013/06/snow.html", "2013/06/snow.html", true);
        check("/2013/06/snow.htm", "2013/06/snow.htm", true);
        check("/2013/06/snow/", "2013/06/snow/index.html", true);
        check("/2013/06/snow", "2013/06/snow/index.html", true);
        check("/%C3%A9t%C3%A9/", "été/index.html", true);
        check("/v1.0/snow/", "v1.0/snow/index.html", true);
        check("/snow/index.html", "snow/index.html", true);
        check("/snow.php", "snow.php", false);
        check("/snow.aspx/1", "snow.aspx/1/index.html", true);
        check("/snow.html/amp/", "snow.html/amp/index.html", false);
        check("/.hidden/snow/", ".hidden/snow/index.html", false);
        check("/a:b/", "a:b/index.html", false);
        check("/?p=123", "?p=123/index.html", false);
        let long = format!("/{}/", "a".repeat(241));
        assert!(address(&long).page().is_none());
    }

    #[test]
    fn addresses_of_the_site_are_taken() {
        let portal = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en-CA",
            "languages": ["en-CA", "fr-CA"], "sections": [{"id": "world", "name": "World"}]}"#;
        let portal = article::read_portal(portal).expect("a portal").0;
        let check = |path: &str, why: &str| {
            let taken = address(path).taken(Some(&portal));
            assert_eq!(taken.as_deref().unwrap_or_default(), why, "{path}");
        };
        for free in [
            "/2013/06/snow.html",
            "/world/snow/",
            "/fr/2013/neige/",
            "/world.html",
            "/index.php",
            "/?p=123",
        ] {
            check(free, "");
        }
        let reserved = |first: &str| format!("/{first}/ is reserved for the site's own pages");
        check("/tag/snow/", &reserved("tag"));
        check("/fr/author/ada/", &reserved("author"));
        check("/images/a.jpg", &reserved("images"));
        check("/feed/", &reserved("feed"));
        check("/feed.xml", "/feed.xml is a file of the site");
        check("/Feed.XML", "/feed.xml is a file of the site");
        check("/sitemap", "/sitemap is a file of the site");
        check("/index.html", "/index.html is the address of a front");
        check("/world", "/world is the address of a front");
        check("/fr/world/", "/fr/world/ is the address of a front");
        check("/fr/", "/fr/ is the address of a front");
        check(
            "/world/index-2/",
            "/world/index-2/ is the address of a front",
        );
        check("/en/snow/", "/en/ is redirected to the site's root");
    }
}
