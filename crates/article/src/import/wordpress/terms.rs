//! Categories and tags.

use super::super::slug::slug;
use super::super::source::Source;
use super::super::tags::Tags;
use crate::model::{Section, Tag};

/// The first category is the section, the others are tags. Other taxonomies are for the site's own lists.
pub(super) fn terms(source: &Source<'_>) -> (Option<Section>, Vec<Tag>) {
    let mut section = None;
    let mut tags = Tags::default();
    let groups = source.pointers("/_embedded/wp:term");
    for term in groups.flat_map(|group| source.children(&group)) {
        let Some(name) = term.words("/name") else {
            continue;
        };
        match term.str("/taxonomy") {
            // The default if none was chosen.
            Some("category") if term.str("/slug") == Some("uncategorized") => {}
            Some("category") if section.is_none() => {
                let own = term.str("/slug").filter(|slug| !slug.contains('%'));
                let id = own.map_or_else(|| slug(&name), slug);
                section = Some(Section { id, name });
            }
            Some("category" | "post_tag") => tags.add(name, term.link("/link")),
            _ => {}
        }
    }
    (section, tags.into_list())
}
