//! The posts of a live article: key points, then pinned posts, then the rest in the newsroom's order.

use super::Setting;
use super::block::blocks;
use super::classes::class;
use super::inline::{inline, inline_some};
use crate::route::element_id;
use article::model::{Live, Update};
use yew::prelude::*;

/// The posts, if there are any.
pub fn updates(setting: Setting<'_>, live: Option<Live>, updates: &[Update]) -> Html {
    if updates.is_empty() {
        return Html::default();
    }
    let words = setting.words();
    let (pinned, rest): (Vec<&Update>, Vec<&Update>) =
        updates.iter().partition(|update| update.pinned);
    let keys: Vec<&Update> = updates
        .iter()
        .filter(|u| u.key && u.headline.is_some())
        .collect();
    html! {
        <section class="updates" aria-labelledby="updates-heading">
            <h2 id="updates-heading">{ words.live_updates }</h2>
            if live == Some(Live::Ended) {
                <p class="updates__state">{ words.live_ended }</p>
            }
            if !keys.is_empty() {
                <ul class="updates__keys">
                    { for keys.iter().map(|update| html! {
                        <li><a href={format!("#{}", element_id(&update.id))}>
                            { update.headline.as_ref().map(|h| inline(setting, &super::card::without_links(h))) }
                        </a></li>
                    }) }
                </ul>
            }
            { for pinned.into_iter().chain(rest).map(|update| post(setting, update)) }
        </section>
    }
}

fn post(setting: Setting<'_>, update: &Update) -> Html {
    let words = setting.words();
    let id = element_id(&update.id);
    html! {
        <section key={update.id.clone()} {id} class={class("update", update.pinned.then_some("update--pinned"))} data-place={format!("u-{}", update.id)}>
            <p class="update__meta">
                if update.pinned {
                    <span class="label">{ words.pinned }</span>{ " " }
                }
                if update.key {
                    <span class="label">{ words.key_point }</span>{ " " }
                }
                if let Some(published) = update.published {
                    <time datetime={published.to_string()}>{ setting.language.timestamp(published) }</time>
                }
            </p>
            if let Some(headline) = inline_some(setting, update.headline.as_ref()) {
                <h3>{ headline }</h3>
            }
            <div class="update__body">{ blocks(setting, &update.body) }</div>
        </section>
    }
}
