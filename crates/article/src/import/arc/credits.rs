//! Who wrote it, who took it. Vanity credits are what readers see where they differ from the people who are paid.

use super::words;
use crate::import::source::Source;
use crate::model::Author;
use crate::text::Text;

/// The people who wrote it.
pub(super) fn authors(source: &Source<'_>) -> Vec<Author> {
    let people = 0..source.list("/credits/by").len();
    let person = |n: usize| {
        let at = |key: &str| format!("/credits/by/{n}/{key}");
        Some(Author {
            name: name(source, &format!("/credits/by/{n}"))?,
            role: source
                .words(&at("role"))
                .or_else(|| source.words(&at("additional_properties/original/role"))),
            url: source
                .link(&at("url"))
                .or_else(|| source.link(&at("additional_properties/original/bio_page"))),
            image: source.file(&at("image/url")),
            bio: words::text(source, &at("description"))
                .or_else(|| words::text(source, &at("bio"))),
        })
    };
    people.filter_map(person).collect()
}

/// The line that readers see, where it is more than the names; else the agency, where nobody is named.
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

/// A picture's or film's credit: "Ann Lee, Bo Hall/Prairie Press".
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
    let people = 0..source.list(list).len();
    people
        .filter_map(|n| name(source, &format!("{list}/{n}")))
        .collect()
}

/// The name for readers, else the name.
fn name(source: &Source<'_>, at: &str) -> Option<String> {
    ["byline", "name", "additional_properties/original/byline"]
        .into_iter()
        .find_map(|key| source.words(&format!("{at}/{key}")))
}
