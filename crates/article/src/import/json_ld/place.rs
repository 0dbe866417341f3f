//! The paths of an article and its section on the source's site.

use super::super::id;
use super::super::words::line;
use super::reading::Reading;
use crate::model::ArticleId;

/// `identifier`, if the article's URL ends with it: a path, not a number of some system.
pub(super) fn identifier(reading: &Reading) -> Option<ArticleId> {
    let mut addresses = reading.graph.words(&reading.node, "url");
    addresses.extend(reading.node.id().map(str::to_owned));
    let known = reading.graph.words(&reading.node, "identifier");
    let known = known.iter().filter_map(|text| ArticleId::parse(text));
    known.into_iter().find(|id| {
        let is_end = |address: &String| {
            let before = address.trim_end_matches('/').strip_suffix(id.as_str());
            before.is_some_and(|before| before.ends_with('/'))
        };
        id::is_usable(id) && addresses.iter().any(is_end)
    })
}

/// The last segment of a section's URL, from the `BreadcrumbList` item of that name.
pub(super) fn section_id(reading: &Reading, name: &str) -> Option<String> {
    let graph = reading.graph;
    let lists = graph.of_type("BreadcrumbList").into_iter();
    let mut crumbs = lists.flat_map(|list| graph.nodes(&list, "itemListElement"));
    crumbs.find_map(|crumb| {
        let pages = graph.nodes(&crumb, "item");
        let both = pages.iter().chain([&crumb]);
        let names: Vec<String> = both.flat_map(|node| graph.words(node, "name")).collect();
        let is_named = names
            .iter()
            .any(|known| line(known).as_deref() == Some(name));
        let mut addresses = graph.words(&crumb, "item");
        addresses.extend(pages.iter().filter_map(|page| page.id().map(str::to_owned)));
        let mut segments = addresses
            .iter()
            .filter_map(|address| id::last_segment(address));
        segments.next().filter(|_| is_named)
    })
}
