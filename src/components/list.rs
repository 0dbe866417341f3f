//! Lists.

use super::PageContext;
use super::block::blocks;
use super::inline::inline;
use article::model::List;
use yew::prelude::*;

/// A list, ordered or not.
pub fn list(page: &PageContext<'_>, list: &List) -> Html {
    let tag = if list.ordered { "ol" } else { "ul" };
    let start = list.start.filter(|_| list.ordered);
    html! {
        <@{tag} class="list" start={start.map(|n| n.to_string())}>
            for (n, item) in list.items.iter().enumerate() {
                <li key={n}>
                    { inline(page, &item.text) }
                    { blocks(page, &item.blocks) }
                </li>
            }
        </@>
    }
}
