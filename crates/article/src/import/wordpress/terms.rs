//! Categories and tags.

use super::super::slug;
use super::super::source::Source;
use super::super::tags::Tags;
use crate::model::{Section, Tag};

/// The first category is the section, the others are tags. What plug-ins sort by is for the site's own lists.
pub(super) fn terms(source: &Source<'_>) -> (Option<Section>, Vec<Tag>) {
    let mut section = None;
    let mut tags = Tags::default();
    for (g, group) in source.list("/_embedded/wp:term").iter().enumerate() {
        let count = group.as_array().map_or(0, Vec::len);
        for t in 0..count {
            let at = |key: &str| format!("/_embedded/wp:term/{g}/{t}/{key}");
            let Some(name) = source.words(&at("name")) else {
                continue;
            };
            match source.str(&at("taxonomy")) {
                // Where nobody has chosen one.
                Some("category") if source.str(&at("slug")) == Some("uncategorized") => {}
                Some("category") if section.is_none() => {
                    let own = source.str(&at("slug")).filter(|slug| !slug.contains('%'));
                    let id = own.map_or_else(|| slug(&name), slug);
                    section = Some(Section { id, name });
                }
                Some("category" | "post_tag") => tags.add(name, source.link(&at("link"))),
                _ => {}
            }
        }
    }
    (section, tags.into_list())
}
