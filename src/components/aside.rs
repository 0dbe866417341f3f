//! Asides: fact boxes, notes, key points and other boxes.

use super::PageContext;
use super::add_class::add_class;
use super::inline::{inline, non_blank};
use article::model::Aside;
use yew::prelude::*;

/// An aside with its rendered `blocks`. Not labelled, so that it does not become a landmark.
pub fn aside(page: &PageContext<'_>, aside: &Aside, blocks: Html) -> Html {
    let element = html! {
        <aside class="aside">
            if let Some(title) = non_blank(&aside.title) {
                <p class="aside__title" role="heading" aria-level="2">{ inline(page, title) }</p>
            }
            { blocks }
        </aside>
    };
    add_class(element, aside.kind.as_deref().and_then(kind_class))
}

/// Kinds with a style of their own.
fn kind_class(kind: &str) -> Option<&'static str> {
    match kind {
        "fact-box" => Some("aside--fact-box"),
        "note" => Some("aside--note"),
        "q-and-a" => Some("aside--q-and-a"),
        "key-points" => Some("aside--key-points"),
        "timeline" => Some("aside--timeline"),
        _ => None,
    }
}
