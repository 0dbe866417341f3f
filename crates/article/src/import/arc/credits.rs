//! Authors and credits. Vanity credits, if present, replace the real ones for readers.

use super::words;
use crate::import::source::Source;
use crate::model::Author;
use crate::text::Text;

/// The authors.
pub(super) fn authors(source: &Source<'_>) -> Vec<Author> {
    let authors = source.children("/credits/by").filter_map(|person| {
        Some(Author {
            name: name(&person)?,
            role: person
                .words("/role")
                .or_else(|| person.words("/additional_properties/original/role")),
            url: person
                .link("/url")
                .or_else(|| person.link("/additional_properties/original/bio_page")),
            image: person.file("/image/url"),
            bio: words::text(&person, "/description").or_else(|| words::text(&person, "/bio")),
        })
    });
    authors.collect()
}

/// The displayed byline, if it says more than the names; without authors, the agency.
pub(super) fn byline(source: &Source<'_>, authors: &[Author]) -> Option<Text> {
    let vanity = names(source, "/vanity_credits/by").join(", ");
    let named: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    if !vanity.is_empty() && vanity != named.join(", ") {
        return Some(Text::of(vanity));
    }
    let agency = source
        .words("/distributor/name")
        .filter(|_| authors.is_empty());
    agency.map(Text::of)
}

/// A picture's or video's credit: "Ann Lee, Bo Hall/Prairie Press".
pub(super) fn of_media(source: &Source<'_>, at: &str) -> Option<Text> {
    let of = |group: &str| {
        let mut people: Vec<String> = Vec::new();
        for list in ["by", "photos_by"] {
            for name in names(source, &format!("{at}/{group}/{list}")) {
                if people.last() != Some(&name) {
                    people.push(name);
                }
            }
        }
        let agencies = names(source, &format!("{at}/{group}/affiliation")).join(", ");
        let people = people.join(", ");
        match (people.is_empty(), agencies.is_empty()) {
            (true, true) => None,
            (false, true) => Some(people),
            (true, false) => Some(agencies),
            (false, false) if people == agencies => Some(people),
            (false, false) => Some(format!("{people}/{agencies}")),
        }
    };
    of("vanity_credits")
        .or_else(|| of("credits"))
        .or_else(|| source.words(&format!("{at}/distributor/name")))
        .or_else(|| source.words(&format!("{at}/copyright")))
        .map(Text::of)
}

fn names(source: &Source<'_>, list: &str) -> Vec<String> {
    let people = source.children(list);
    people.filter_map(|person| name(&person)).collect()
}

/// The displayed name, else the name.
fn name(person: &Source<'_>) -> Option<String> {
    ["/byline", "/name", "/additional_properties/original/byline"]
        .into_iter()
        .find_map(|pointer| person.words(pointer))
}
