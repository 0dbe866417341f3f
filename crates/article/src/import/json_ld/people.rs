//! `author` and `creator`: a name, names, objects, or references.

use super::super::words::line;
use super::Reading;
use crate::model::Author;
use crate::text::Text;

/// Who wrote it, each once.
pub(super) fn authors(reading: &mut Reading) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for key in ["author", "creator"] {
        for author in under(reading, key) {
            if authors.iter().all(|known| known.name != author.name) {
                authors.push(author);
            }
        }
        if !authors.is_empty() {
            return authors;
        }
        if !reading.graph.values(&reading.node, key).is_empty() {
            reading.left_out(key, "an author without a name");
        }
    }
    authors
}

fn under(reading: &Reading, key: &str) -> Vec<Author> {
    let mut authors = Vec::new();
    for name in reading.graph.words(&reading.node, key).iter().filter_map(|name| line(name)) {
        // Some systems give the author's page in the name's place.
        if !name.starts_with("http://") && !name.starts_with("https://") {
            authors.push(Author { name, ..Author::default() });
        }
    }
    for node in reading.graph.nodes(&reading.node, key) {
        let first = |key: &str| reading.graph.words(&node, key).iter().find_map(|words| line(words));
        let portraits = reading.graph.nodes(&node, "image");
        let portrait = portraits.iter().find_map(|image| reading.url_of(image, &["contentUrl", "url"]));
        // An object may hold several people's names.
        for name in reading.graph.words(&node, "name").iter().filter_map(|name| line(name)) {
            authors.push(Author {
                name,
                role: first("jobTitle"),
                url: reading.url_of(&node, &["url", "sameAs"]),
                image: reading.url_of(&node, &["image"]).or_else(|| portrait.clone()),
                bio: first("description").map(Text::of),
            });
        }
    }
    authors
}
