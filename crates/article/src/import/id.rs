//! Derives an id for an article that has none.

use super::slug::slug;
use crate::model::ArticleId;
use crate::portal::RESERVED_SEGMENTS;
use crate::url::SafeUrl;

/// `section/story`, or `story` without a section: the slug of the URL's path, which stays when a headline is changed,
/// else of the headline.
pub(super) fn derived(
    section: Option<&str>,
    url: Option<&SafeUrl>,
    headline: &str,
) -> Option<ArticleId> {
    let story = url.and_then(from_url).unwrap_or_else(|| slug(headline));
    // These names are reserved for the data of fronts.
    let story = if story == "portal" || story.starts_with("index") {
        format!("story-{story}")
    } else {
        story
    };
    match section.filter(|section| !RESERVED_SEGMENTS.contains(section)) {
        Some(section) => ArticleId::parse(&format!("{section}/{story}")),
        None if RESERVED_SEGMENTS.contains(&story.as_str()) => {
            ArticleId::parse(&format!("story-{story}"))
        }
        None => ArticleId::parse(&story),
    }
}

/// The slug of a path's last segment; `None` for fewer than four letters, because numbers say nothing.
fn from_url(url: &SafeUrl) -> Option<String> {
    let after_host = url
        .as_str()
        .split_once("://")
        .map_or(url.as_str(), |(_, rest)| rest);
    let path = after_host.split(['?', '#']).next()?.split_once('/')?.1;
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    let stem = [".html", ".htm", ".shtml", ".php", ".aspx", ".amp", ".json"]
        .iter()
        .find_map(|extension| last.strip_suffix(extension))
        .unwrap_or(last);
    // Percent-encoded letters would leave hexadecimal digits.
    let has_words =
        stem.chars().filter(char::is_ascii_alphabetic).count() >= 4 && !stem.contains('%');
    has_words.then(|| slug(stem))
}

/// Whether an id given by a source is usable: it contains letters and is not reserved.
pub(super) fn is_usable(id: &ArticleId) -> bool {
    let id = id.as_str();
    let first = id.split('/').next().unwrap_or(id);
    let last = id.rsplit('/').next().unwrap_or(id);
    let is_data = last == "portal" || last.starts_with("index");
    let has_words = last.bytes().any(|byte| byte.is_ascii_lowercase());
    has_words && !is_data && !RESERVED_SEGMENTS.contains(&first)
}

/// The last segment of a URL's path, if it is a valid id.
pub(super) fn last_segment(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let (_, path) = path.split_once("://")?.1.split_once('/')?;
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    ArticleId::parse(last)
        .filter(|_| !RESERVED_SEGMENTS.contains(&last))
        .map(|id| id.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_derived_from_the_url_or_the_headline() {
        let check = |section: &str, url: &str, headline: &str, expected: &str| {
            let section = Some(section).filter(|section| !section.is_empty());
            let id = derived(section, SafeUrl::parse(url).ok().as_ref(), headline);
            assert_eq!(
                id.as_ref().map(ArticleId::as_str),
                Some(expected),
                "{url} {headline}"
            );
        };
        check(
            "local",
            "https://n.example/a/b/Snow-on-the-Bow.html?x=1#y",
            "H",
            "local/snow-on-the-bow",
        );
        check("", "https://n.example/2024/11/snow/", "H", "snow");
        check(
            "",
            "https://n.example/news/33646704",
            "Snow falls",
            "snow-falls",
        );
        check(
            "",
            "https://n.example/%E9%9B%AA",
            "Snow falls",
            "snow-falls",
        );
        check("", "https://n.example", "Snow falls", "snow-falls");
        check("search", "", "Snow falls", "snow-falls");
        check("", "https://n.example/search", "H", "story-search");
        check(
            "news",
            "https://n.example/index.html",
            "H",
            "news/story-index",
        );
    }
}
