//! Lists.

use super::Setting;
use super::block::blocks;
use super::inline::inline;
use article::model::List;
use yew::prelude::*;

/// A list, ordered or not.
pub fn list(setting: Setting<'_>, list: &List) -> Html {
    let items: Html = list
        .items
        .iter()
        .map(|item| html! { <li>{ inline(setting, &item.text) }{ blocks(setting, &item.blocks) }</li> })
        .collect();
    if list.ordered {
        html! { <ol class="list" start={list.start.map(|n| n.to_string())}>{ items }</ol> }
    } else {
        html! { <ul class="list">{ items }</ul> }
    }
}
