//! A post's authors: from WordPress, or from plug-ins.

use super::super::source::Source;
use crate::model::Author;

/// Lists of authors: WordPress has one author, plug-ins for several have their own lists.
const LISTS: &[&str] = &[
    "/coauthors",
    "/authors",
    "/_embedded/authors",
    "/_embedded/author",
];

/// Keys that hold only a name.
const NAMES: &[&str] = &[
    "/yoast_head_json/author",
    "/author_name",
    "/author_info/display_name",
];

/// The first non-empty list, else a single name. Portraits are left out: they are on a third party's server.
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
    let authors = source.children(list).filter_map(|person| {
        Some(Author {
            name: person
                .words("/display_name")
                .or_else(|| person.words("/name"))?,
            role: None,
            url: person.link("/link"),
            image: None,
            bio: person.text("/description"),
        })
    });
    authors.collect()
}
