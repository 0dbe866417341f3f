//! What fronts need of an article.

use crate::zone::Zone;
use article::import::slug;
use article::index::Item;
use article::model::{Article, Author, Tag};
use article::url::SafeUrl;

/// An article's item, and the fronts it is on.
pub struct Story {
    /// What fronts show.
    pub item: Item,
    /// Seconds since 1970: what fronts are sorted by.
    pub published: i64,
    /// Ids of its regions.
    pub regions: Vec<String>,
    /// Slugs and names of its tags.
    pub tags: Vec<(String, String)>,
    /// Slugs and names of its authors.
    pub authors: Vec<(String, String)>,
}

impl Story {
    /// What fronts need of an article. One without a date is on no front: a page such as "About us".
    pub fn of(article: &Article, zone: &Zone) -> Option<Self> {
        let published = zone.seconds(article.published?);
        let tags = article
            .tags
            .iter()
            .map(|tag| (tag_slug(tag), tag.name.clone()))
            .collect();
        let authors = article.authors.iter();
        Some(Self {
            published,
            tags,
            authors: authors
                .map(|author| (author_slug(author), author.name.clone()))
                .collect(),
            regions: article.regions.clone(),
            item: Item::of(article),
        })
    }
}

/// `snow` of a tag that leads to `/tag/snow/` or `/fr/tag/snow/`, else made from its name.
pub fn tag_slug(tag: &Tag) -> String {
    own_slug("tag", &tag.name, tag.url.as_ref())
}

/// The same for an author, whose page is below `/author/`.
pub fn author_slug(author: &Author) -> String {
    own_slug("author", &author.name, author.url.as_ref())
}

fn own_slug(front: &str, name: &str, url: Option<&SafeUrl>) -> String {
    let own = url.filter(|url| url.is_relative()).and_then(|url| {
        let path = url.as_str().split(['?', '#']).next()?;
        let segments: Vec<&str> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        match segments.as_slice() {
            [kind, own] | [_, kind, own] if *kind == front => Some((*own).to_owned()),
            _ => None,
        }
    });
    own.filter(|own| article::model::ArticleId::parse(own).is_some())
        .unwrap_or_else(|| slug(&spelled_out(name)))
}

/// Spells out signs that distinguish names: `C++` becomes `C plus plus`, `C#` becomes `C sharp`, `.NET` becomes `dot
/// NET`.
fn spelled_out(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        let after = name.get(at + c.len_utf8()..).unwrap_or_default();
        let is_after_word = before.is_alphanumeric() || before == c;
        let is_before_word = after.starts_with(char::is_alphanumeric);
        match c {
            '+' if is_after_word && !is_before_word => words.push_str(" plus "),
            '#' if is_after_word && !is_before_word => words.push_str(" sharp "),
            '.' if before.is_whitespace() && is_before_word => words.push_str(" dot "),
            c => words.push(c),
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str) -> String {
        let (name, url) = (name.to_owned(), None);
        tag_slug(&Tag { name, url })
    }

    #[test]
    fn slugs_come_from_the_url_or_the_name_of_a_tag() {
        let check = |name: &str, url: &str, expected: &str| {
            let tag = Tag {
                name: name.to_owned(),
                url: SafeUrl::parse(url).ok(),
            };
            assert_eq!(tag_slug(&tag), expected, "{name} {url}");
        };
        check("Snow", "/tag/winter/", "winter");
        check("Neige", "/fr/tag/neige", "neige");
        check("Snow", "../../tag/winter/", "snow");
        check("Snow", "", "snow");
        check("Snow & ice", "https://elsewhere.example/tag/x/", "snow-ice");
        check("Snow", "/tag/Winter/", "snow");
        check("Snow", "/world/snow/", "snow");
        check("C", "", "c");
        check("C++", "", "c-plus-plus");
        check("C#", "", "c-sharp");
        check("C#", "/tag/c-2/", "c-2");
        check(".NET", "", "dot-net");
        check("Net", "", "net");
        check("A+", "", "a-plus");
        check("F# & Co.", "", "f-sharp-co");
        check("Rhythm + blues", "", "rhythm-blues");
        check("#Snow", "", "snow");
        check("Node.js", "", "node-js");
        assert_ne!(tag("🎉"), tag("🎈"));
        assert_ne!(tag("!?"), tag("…"));
        assert_ne!(tag("ثلج"), tag("مطر"));
        assert_ne!(tag("雪"), tag("雨"));
        assert_ne!(tag("con"), "con");
    }
}
