//! Who wrote a post: WordPress's own author, or those that plug-ins add.

use super::super::source::Source;
use crate::model::Author;

/// Lists of people: WordPress has one author, plug-ins for several write lists of their own.
const LISTS: &[&str] = &[
    "/coauthors",
    "/authors",
    "/_embedded/authors",
    "/_embedded/author",
];

/// A name and nothing else.
const NAMES: &[&str] = &[
    "/yoast_head_json/author",
    "/author_name",
    "/author_info/display_name",
];

/// The first list in which anybody is named, else a name alone. Portraits stay out: they lie with a third company.
pub(super) fn authors(source: &Source<'_>) -> Vec<Author> {
    let mut lists = LISTS.iter().map(|list| listed(source, list));
    if let Some(authors) = lists.find(|authors| !authors.is_empty()) {
        return authors;
    }
    let name = NAMES.iter().find_map(|pointer| source.words(pointer));
    let author = name.map(|name| Author {
        name,
        ..Author::default()
    });
    author.into_iter().collect()
}

fn listed(source: &Source<'_>, list: &str) -> Vec<Author> {
    let count = source.list(list).len();
    let authors = (0..count).filter_map(|n| {
        let at = |key: &str| format!("{list}/{n}/{key}");
        Some(Author {
            name: source
                .words(&at("display_name"))
                .or_else(|| source.words(&at("name")))?,
            role: None,
            url: source.link(&at("link")),
            image: None,
            bio: source.text(&at("description")),
        })
    });
    authors.collect()
}
