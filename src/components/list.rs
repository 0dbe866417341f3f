//! Lists.

use super::PageContext;
use super::block::blocks;
use super::inline::inline;
use article::model::{List, ListItem};
use yew::prelude::*;

/// A list, ordered or not.
pub fn list(page: &PageContext<'_>, list: &List) -> Html {
    let items = list.items.iter().enumerate();
    let items: Html = items.map(|(n, it)| item(page, n, it)).collect();
    if !list.ordered {
        return html! { <ul class="list">{ items }</ul> };
    }
    let start = list.start.map(|n| n.to_string());
    html! { <ol class="list" start={start}>{ items }</ol> }
}

fn item(page: &PageContext<'_>, key: usize, item: &ListItem) -> Html {
    html! {
        <li key={key}>
            { inline(page, &item.text) }
            { blocks(page, &item.blocks) }
        </li>
    }
}
