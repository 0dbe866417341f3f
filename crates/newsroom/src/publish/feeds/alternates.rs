//! The links between a page's languages, for search engines: each page lists all of them, including itself
//! (<https://developers.google.com/search/docs/specialty/international/localized-versions>).

use crate::data::FrontFacts;
use action_news::route::{FrontRoute, Route, Site};
use action_news::text::Language;
use article::Article;
use article::lang::LangTag;
use article::portal::Portal;

/// A page in one of its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternate {
    /// A BCP 47 tag, or `x-default`.
    pub hreflang: String,
    /// Its folder below the site.
    pub path: String,
}

/// An article in all its languages, itself first; empty without translations.
pub fn alternates(article: &Article) -> Vec<Alternate> {
    // Each page must list itself, which one in an undetermined language cannot.
    if article.translations.is_empty() || article.lang.primary() == "und" {
        return Vec::new();
    }
    let own = std::iter::once((&article.lang, &article.id));
    let others = article
        .translations
        .iter()
        .map(|other| (&other.lang, &other.id));
    let mut all: Vec<Alternate> = Vec::new();
    for (lang, id) in own.chain(others) {
        let is_known = all.iter().any(|known| known.hreflang == lang.as_str());
        // "und" names no language.
        if lang.primary() != "und" && !is_known {
            all.push(Alternate {
                hreflang: lang.as_str().to_owned(),
                path: format!("{id}/"),
            });
        }
    }
    all
}

/// A front in all languages in which it is indexed, and the one for readers of other languages. Empty for older pages: page 3
/// in one language has other stories than page 3 in another.
pub fn front_alternates(
    portal: &Portal,
    site: &Site,
    route: &FrontRoute,
    facts: &FrontFacts,
) -> Vec<Alternate> {
    if route.archive_page.is_some() {
        return Vec::new();
    }
    let there = |hreflang: &str, language| Alternate {
        hreflang: hreflang.to_owned(),
        path: folder(
            site,
            FrontRoute {
                language,
                ..route.clone()
            },
        ),
    };
    let all = site.languages.iter();
    let all = all.map(|language| there(offered(portal, *language), *language));
    all.chain(std::iter::once(there("x-default", site.language)))
        .filter(|other| facts.alternates.contains(&other.path))
        .collect()
}

/// A front's folder below the site. `site`: one whose root is `/`.
pub fn folder(site: &Site, route: FrontRoute) -> String {
    let path = Route::Front(route).path(site);
    path.trim_start_matches('/').to_owned()
}

/// The tag that the portal has for a language: `fr-CA`.
pub fn offered(portal: &Portal, language: Language) -> &str {
    let all = std::iter::once(&portal.lang).chain(&portal.languages);
    let own = all
        .map(LangTag::as_str)
        .find(|own| Language::of(own) == Some(language));
    own.unwrap_or_else(|| language.code())
}
