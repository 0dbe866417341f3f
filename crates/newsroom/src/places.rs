//! Where things stand on the site, and which places an article may not take.

use article::model::ArticleId;
use article::portal::{Portal, RESERVED_SEGMENTS};

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

    /// The language on whose fronts an article of that language stands.
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

/// The path of an article's page below the site.
pub fn page_path(id: &str) -> String {
    [id, "/index.html"].concat()
}

/// The path of an article's data below the site.
pub fn data_path(id: &str) -> String {
    [id, ".json"].concat()
}

/// Why an article of that id cannot be served, if it cannot: its page or its data would lie where something
/// else does.
pub fn taken(id: &ArticleId, portal: Option<&Portal>) -> Option<String> {
    let last = id.as_str().rsplit('/').next().unwrap_or_default();
    let chunk = last
        .strip_prefix("index-")
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if last == "index" || chunk {
        return Some(format!(
            "an article cannot be called {last}: a front's data has that name; choose another id"
        ));
    }
    if id.as_str() == "portal" {
        return Some(
            "an article cannot be called portal: portal.json has that name; choose another id"
                .to_owned(),
        );
    }
    let rest = match portal {
        Some(portal) => Languages::of(portal).without_prefix(id.as_str()).to_owned(),
        None => id.as_str().to_owned(),
    };
    let first = rest.split('/').next().unwrap_or_default();
    if RESERVED_SEGMENTS.contains(&first) {
        return Some(format!(
            "the site keeps /{first}/ for itself; choose an id that begins otherwise"
        ));
    }
    let is_front = rest.is_empty()
        || portal.is_some_and(|portal| portal.sections.iter().any(|s| s.id == rest));
    is_front.then(|| format!("a front stands at /{id}/ already; choose another id"))
}
