//! `author` and `creator`: a name, names, objects, or references.

use super::super::words::line;
use super::graph::{Content, Node};
use super::reading::Reading;
use crate::model::Author;
use crate::text::Text;
use std::collections::HashSet;

/// The authors, without duplicates.
pub(super) fn authors(reading: &mut Reading) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    // A set, because a document may name very many.
    let mut seen = HashSet::new();
    for key in ["author", "creator"] {
        for author in under(reading, key) {
            if seen.insert(author.name.clone()) {
                authors.push(author);
            }
        }
        if !authors.is_empty() {
            return authors;
        }
        if !reading.graph.values(&reading.node, key).is_empty() {
            reading
                .source
                .left_out(&format!("/{key}"), "an author without a name");
        }
    }
    authors
}

fn under(reading: &Reading, key: &str) -> Vec<Author> {
    let contents = reading.graph.contents(&reading.node, key).into_iter();
    contents
        .flat_map(|content| match content {
            Content::Words(name) => named(&name).into_iter().collect(),
            Content::Node(node) => described(reading, &node),
        })
        .collect()
}

fn named(name: &str) -> Option<Author> {
    // Some systems give the URL of the author's page instead of the name.
    let is_address = name.starts_with("http://") || name.starts_with("https://");
    let name = line(name).filter(|_| !is_address)?;
    Some(Author {
        name,
        ..Author::default()
    })
}

/// An object may contain the names of several people.
fn described(reading: &Reading, node: &Node) -> Vec<Author> {
    let words = |key: &str| reading.graph.words(node, key);
    let first = |key: &str| words(key).iter().find_map(|words| line(words));
    let portraits = reading.graph.nodes(node, "image");
    let portrait = portraits
        .iter()
        .find_map(|image| reading.url_of(image, &["contentUrl", "url"]));
    let names = words("name").into_iter().filter_map(|name| line(&name));
    let authors = names.map(|name| Author {
        name,
        role: first("jobTitle"),
        url: reading.url_of(node, &["url", "sameAs"]),
        image: reading
            .url_of(node, &["image"])
            .or_else(|| portrait.clone()),
        bio: first("description").map(Text::of),
    });
    authors.collect()
}
