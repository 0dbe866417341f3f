//! Lists, ordered or not.

use super::PageContext;
use super::inline::inline;
use article::model::{Block, List, ListItem, ListStyle};
use yew::prelude::*;

/// A list. `blocks` renders the blocks of an item.
pub fn list(page: &PageContext<'_>, list: &List, blocks: &dyn Fn(&[Block]) -> Html) -> Html {
    let items = list.items.iter().enumerate();
    let items: Html = items
        .map(|(n, it)| item(page, n, it, blocks(&it.blocks)))
        .collect();
    if !list.ordered {
        return html! { <ul class="list">{ items }</ul> };
    }
    let start = list.start.map(|n| n.to_string());
    let kind = match list.style {
        ListStyle::Decimal => None,
        ListStyle::LowerAlpha => Some("a"),
        ListStyle::UpperAlpha => Some("A"),
        ListStyle::LowerRoman => Some("i"),
        ListStyle::UpperRoman => Some("I"),
    };
    html! { <ol class="list" start={start} reversed={list.reversed} type={kind}>{ items }</ol> }
}

fn item(page: &PageContext<'_>, key: usize, item: &ListItem, blocks: Html) -> Html {
    html! {
        <li key={key}>
            { inline(page, &item.text) }
            { blocks }
        </li>
    }
}
