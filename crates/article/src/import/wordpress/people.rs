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
