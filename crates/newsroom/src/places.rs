//! The languages' paths, and the names that articles, sections and tags may not have.

use article::model::ArticleId;
use article::portal::{Portal, RESERVED_SEGMENTS};

mod former;
mod own_url;

pub use former::FormerAddress;
pub use own_url::{OwnUrl, settle_url};

/// The languages of a site: which have a path prefix, which front an article belongs to.
pub struct Languages {
    default: String,
    others: Vec<String>,
}

impl Languages {
    /// The portal's languages by primary subtag, each once.
    pub fn of(portal: &Portal) -> Self {
        let default = portal.lang.primary();
        let mut others: Vec<String> = Vec::new();
        for lang in &portal.languages {
            let primary = lang.primary();
            if primary != default && !others.contains(&primary) {
                others.push(primary);
            }
        }
        Self { default, others }
    }

    /// All of them with their path prefixes: `""` for the default language, else `"fr/"`.
    pub fn prefixes(&self) -> impl Iterator<Item = (&str, String)> {
        let others = self
            .others
            .iter()
            .map(|lang| (lang.as_str(), format!("{lang}/")));
        std::iter::once((self.default.as_str(), String::new())).chain(others)
    }

    /// The language of the fronts that list articles of a language, given by its primary subtag.
    pub fn front<'l>(&'l self, primary: &str) -> &'l str {
        self.others
            .iter()
            .find(|lang| *lang == primary)
            .unwrap_or(&self.default)
    }

    /// A path without its language prefix.
    pub fn without_prefix<'p>(&self, path: &'p str) -> &'p str {
        match path.split_once('/') {
            Some((first, rest)) if self.others.iter().any(|lang| lang == first) => rest,
            None if self.others.iter().any(|lang| lang == path) => "",
            _ => path,
        }
    }
}

/// The address of the site that `newsroom init` writes.
const EXAMPLE: &str = "https://news.example/";

/// What to do if a portal still has the example's address.
pub fn example(portal: &Portal) -> Option<&'static str> {
    (portal.url.as_str() == EXAMPLE).then_some(
        "https://news.example/ is an example; write your site's address, which feeds, sitemaps and previews contain",
    )
}

/// The path of an article's page below the site.
pub fn page_path(id: &str) -> String {
    [id, "/index.html"].concat()
}

/// The path of an article's data below the site.
pub fn data_path(id: &str) -> String {
    [id, ".json"].concat()
}

/// The files at the root of a published site, the feeds also below each language's prefix. Hosts that hide extensions
/// and redirects such as `/feed` take their names without the extension as well.
pub const ROOT_FILES: &[&str] = &[
    "404.html",
    "embed.js",
    "feed.json",
    "feed.xml",
    "frames.js",
    "news-sitemap.xml",
    "portal.json",
    "robots.txt",
    "rss.xml",
    "site.webmanifest",
    "sitemap.xml",
];

/// Why an article of that id cannot be published: a page or a data file of the site has its path. The publisher and
/// `check` both ask here.
pub fn article_taken(id: &ArticleId, portal: Option<&Portal>) -> Option<String> {
    let id = id.as_str();
    let languages = portal.map(Languages::of);
    let rest = languages
        .as_ref()
        .map_or(id, |languages| languages.without_prefix(id));
    let (first, last) = (rest.split('/').next()?, id.rsplit('/').next()?);
    for (name, reason) in [(last, index(last)), (rest, root_file(rest))] {
        if let Some(reason) = reason {
            return Some(format!(
                "an article cannot be called {name}: {reason}; choose another id"
            ));
        }
    }
    if RESERVED_SEGMENTS.contains(&first) {
        return Some(format!(
            "/{first}/ is reserved; choose an id that begins differently"
        ));
    }
    if languages.is_some_and(|languages| !languages.others.is_empty() && first == languages.default)
    {
        return Some(format!(
            "/{first}/ is redirected to the site's root; choose an id that begins differently"
        ));
    }
    let is_front = rest.is_empty()
        || portal.is_some_and(|portal| portal.sections.iter().any(|s| s.id == rest));
    is_front.then(|| format!("/{id}/ is a front's address; choose another id"))
}

/// Why no section can have that id, besides the ids that the portal's reader refuses.
pub fn section_taken(id: &str) -> Option<&'static str> {
    not_an_id(id)
        .or_else(|| index(id))
        .or_else(|| root_file(id))
}

fn not_an_id(id: &str) -> Option<&'static str> {
    let is_id = |id: &str| ArticleId::parse(id).is_some();
    // A reserved name such as `con` becomes an id with another character.
    match is_id(id) {
        true => None,
        false if !id.is_empty() && is_id(&[id, "-"].concat()) => Some("Windows reserves that name"),
        false => Some("an id has 1 to 200 of the characters a-z, 0-9 and -"),
    }
}

/// A front's pages and data are `index.html`, `index.json` and, numbered, `index-3/` and `index-3.json`.
fn index(segment: &str) -> Option<&'static str> {
    let is_index = match segment.strip_prefix("index-") {
        Some(number) => !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()),
        None => segment == "index",
    };
    is_index.then_some("a front's data has that name")
}

fn root_file(name: &str) -> Option<&'static str> {
    let mut stems = ROOT_FILES.iter().filter_map(|file| file.split('.').next());
    let is_taken = stems.any(|stem| stem == name);
    is_taken.then_some("a file of the site has that name")
}
