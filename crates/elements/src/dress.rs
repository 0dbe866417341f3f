//! What elements get in other people's pages besides what the views give them: a name to be dressed by, and the level
//! of their headings in the page around.

use crate::parts::{HEADING, part_of};
use yew::virtual_dom::VTag;

/// The attributes. `level`: of the outermost heading, which the views write as `h{from}`.
pub fn dress(tag: &VTag, level: u8, from: u8) -> Vec<(&'static str, String)> {
    let mut more = Vec::new();
    let class = tag.attributes.iter().find(|(name, _)| *name == "class");
    let part = class.and_then(|(_, classes)| part_of(classes));
    let own = tag
        .tag()
        .strip_prefix('h')
        .and_then(|n| n.parse::<u8>().ok());
    if let Some(part) = part.or(own.map(|_| HEADING)) {
        more.push(("part", part.to_owned()));
    }
    if let Some(own) = own.filter(|_| level != from) {
        // The tag stays: it is what the stylesheets go by.
        let shifted = (own + level).saturating_sub(from).max(1);
        more.push(("aria-level", shifted.to_string()));
    }
    more
}
