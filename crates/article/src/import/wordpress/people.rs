//! A post's authors: from WordPress, from plug-ins, or from WordPress.com's API, where `author` is an object.

use super::super::source::Source;
use crate::model::Author;

/// Lists of authors. WordPress has one author per post; plug-ins for several add their own lists.
const LISTS: &[&str] = &[
    "/coauthors",
    "/authors",
    "/_embedded/authors",
    "/_embedded/author",
];

/// Pointers to a single author's name.
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
    let single = source.child("/author").and_then(author);
    if let Some(author) = single {
        return vec![author];
    }
    let name = NAMES.iter().find_map(|pointer| source.words(pointer));
    let author = name.map(|name| Author {
        name,
        ..Author::default()
    });
    author.into_iter().collect()
}

fn listed(source: &Source<'_>, list: &str) -> Vec<Author> {
    source.children(list).filter_map(author).collect()
}

fn author(person: Source<'_>) -> Option<Author> {
    Some(Author {
        name: person
            .words("/display_name")
            .or_else(|| person.words("/name"))?,
        role: None,
        url: person.link("/link").or_else(|| person.link("/URL")),
        image: None,
        bio: person.text("/description"),
    })
}
