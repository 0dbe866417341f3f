//! Which site a document belongs to, derived from its URL.

use action_news::route::{Site, split_path};
use article::portal::Portal;

/// The site that a document's relative URLs and ids count from.
pub struct DocumentSite {
    /// The site's root URL, ending in a slash.
    pub root: String,
    /// The document's path below it.
    pub data_path: String,
    /// Whether it is the site that published the script.
    is_home: bool,
}

impl DocumentSite {
    /// `src` is the document's URL (empty: the document was passed as an object), `home` the root URL of the site
    /// that published the script, `id` the article's.
    ///
    /// For a document of another site the root is what precedes `{id}.json` in its URL, or else its origin.
    pub fn of(src: &str, home: &str, id: Option<&str>) -> Self {
        let (src, _) = split_path(src);
        let own_path = id.map(|id| [id, ".json"].concat()).unwrap_or_default();
        let at = |root: &str, data_path: &str, is_home| Self {
            root: root.to_owned(),
            data_path: data_path.to_owned(),
            is_home,
        };
        if src.is_empty() {
            return at(home, &own_path, true);
        }
        if let Some(data_path) = src.strip_prefix(home) {
            return at(home, data_path, true);
        }
        if let Some(root) = src.strip_suffix(&own_path)
            && root.ends_with('/')
            && !own_path.is_empty()
        {
            return at(root, &own_path, false);
        }
        let host = src.find("://").map_or(0, |n| n + 3);
        let path = src.get(host..).and_then(|rest| rest.find('/'));
        let (origin, path) = src.split_at(path.map_or(src.len(), |n| host + n));
        at(&[origin, "/"].concat(), path.trim_start_matches('/'), false)
    }

    /// The site's paths. `portal` is the home site's and applies to no other.
    pub fn paths(&self, portal: Option<&Portal>) -> Site {
        match portal.filter(|_| self.is_home) {
            Some(portal) => Site::of(portal, &self.root),
            None => Site::plain(&self.root),
        }
    }

    /// The URL of an article's page.
    pub fn page_url(&self, id: &str) -> String {
        [&self.root, id, "/"].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_home_or_precedes_the_id_or_is_the_origin() {
        let home = "https://news.example/paper/";
        let check = |src: &str, id: Option<&str>, root: &str, data_path: &str| {
            let site = DocumentSite::of(src, home, id);
            assert_eq!(
                (site.root.as_str(), site.data_path.as_str()),
                (root, data_path),
                "{src}"
            );
        };
        check("", Some("world/a"), home, "world/a.json");
        check(
            "https://news.example/paper/world/a.json?x#y",
            Some("world/a"),
            home,
            "world/a.json",
        );
        check(
            "https://news.example/paper/world/index.json",
            None,
            home,
            "world/index.json",
        );
        check(
            "https://other.example/x/world/a.json",
            Some("world/a"),
            "https://other.example/x/",
            "world/a.json",
        );
        check(
            "https://other.example/api/a?id=4",
            Some("world/a"),
            "https://other.example/",
            "api/a",
        );
        check(
            "https://other.example/x/index.json",
            None,
            "https://other.example/",
            "x/index.json",
        );
        check("https://other.example", None, "https://other.example/", "");
    }
}
