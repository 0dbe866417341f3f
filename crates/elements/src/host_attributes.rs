//! Attributes that nodes have in a host page and not in our own pages: `part`, which host stylesheets select by, and
//! `aria-level`, which fits headings into the host's outline.

use crate::parts::{HEADING, part_of};
use yew::virtual_dom::VTag;

/// The attributes to add to `tag`.
///
/// The view's uppermost heading is `h{uppermost}`; `level` is the level it gets in the host page.
pub fn host_attributes(tag: &VTag, level: u8, uppermost: u8) -> Vec<(&'static str, String)> {
    let mut attributes = Vec::new();
    let class = tag.attributes.iter().find(|(name, _)| *name == "class");
    let part = class.and_then(|(_, classes)| part_of(classes));
    let heading = tag
        .tag()
        .strip_prefix('h')
        .and_then(|n| n.parse::<u8>().ok());
    if let Some(part) = part.or(heading.map(|_| HEADING)) {
        attributes.push(("part", part.to_owned()));
    }
    if let Some(own) = heading.filter(|_| level != uppermost) {
        // The tag stays as it is, because stylesheets select by it.
        let shifted = (own + level).saturating_sub(uppermost).max(1);
        attributes.push(("aria-level", shifted.to_string()));
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_fit_the_host_outline() {
        let check = |tag: &'static str, level, uppermost, expected: Option<&str>| {
            let attributes = host_attributes(&VTag::new(tag), level, uppermost);
            let aria_level = attributes.iter().find(|(name, _)| *name == "aria-level");
            assert_eq!(
                aria_level.map(|(_, value)| value.as_str()),
                expected,
                "{tag}"
            );
        };
        check("h1", 1, 1, None);
        check("h1", 2, 1, Some("2"));
        check("h3", 2, 1, Some("4"));
        check("h2", 1, 2, Some("1"));
        check("hr", 2, 1, None);
        check("p", 2, 1, None);
    }

    #[test]
    fn parts_are_named_by_class_or_heading() {
        let check = |tag: &'static str, class: Option<&'static str>, expected: Option<&str>| {
            let mut tag = VTag::new(tag);
            if let Some(class) = class {
                tag.add_attribute("class", class);
            }
            let attributes = host_attributes(&tag, 1, 1);
            let part = attributes.iter().find(|(name, _)| *name == "part");
            assert_eq!(part.map(|(_, value)| value.as_str()), expected);
        };
        check("h1", Some("article__headline"), Some("headline"));
        check("h2", None, Some("heading"));
        check("figure", Some("wide figure"), Some("figure"));
        check("p", Some("unknown"), None);
        check("p", None, None);
    }
}
