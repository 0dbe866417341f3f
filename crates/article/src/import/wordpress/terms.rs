//! Categories and tags.

use super::super::slug::slug;
use super::super::source::{Source, step};
use super::super::tags::Tags;
use crate::model::{Section, Tag};
use serde_json::Value;

/// The section (the first category) and the tags (the other categories, and WordPress's tags). Other taxonomies are for
/// the site's own lists.
pub(super) fn terms(source: &Source<'_>) -> (Option<Section>, Vec<Tag>) {
    let mut section = None;
    let mut tags = Tags::default();
    let groups = source.pointers("/_embedded/wp:term");
    let terms = groups.flat_map(|group| source.children(&group));
    let embedded = terms.map(|term| (term.str("/taxonomy"), term));
    let listed = [("/categories", "category"), ("/tags", "post_tag")]
        .into_iter()
        .flat_map(|(at, taxonomy)| by_name(source, at).map(move |term| (Some(taxonomy), term)));
    for (taxonomy, term) in embedded.chain(listed) {
        let Some(name) = term.words("/name") else {
            continue;
        };
        match taxonomy {
            // WordPress's default category.
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

/// Terms in WordPress.com's API: an object with their names as keys. In the REST API, the same key has a list of ids.
fn by_name<'v>(source: &Source<'v>, at: &'static str) -> impl Iterator<Item = Source<'v>> {
    let names = source.get(at).and_then(Value::as_object);
    let names = names.into_iter().flat_map(|terms| terms.keys());
    names.filter_map(move |name| source.child(&format!("{at}/{}", step(name)?)))
}
