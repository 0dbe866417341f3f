//! A link with a headline, in the text and below it.

use super::Setting;
use super::inline::{inline, inline_some};
use article::model::Card;
use article::text::{Run, Text};
use yew::prelude::*;

/// A card. Its headline is the link; the whole card answers to it.
pub fn card(setting: Setting<'_>, card: &Card) -> Html {
    html! {
        <div class="card">
            if let Some(image) = &card.image {
                <img class="card__image" loading="lazy" decoding="async" width="3" height="2" alt="" src={setting.address(image)} />
            }
            <div class="card__words">
                if let Some(site) = card.url.host() {
                    <p class="card__site">{ site.strip_prefix("www.").unwrap_or(site).to_owned() }</p>
                }
                <p class="card__headline">
                    <a href={setting.address(&card.url)}>{ inline(setting, &without_links(&card.headline)) }</a>
                </p>
                if let Some(text) = inline_some(setting, card.text.as_ref().map(without_links).as_ref()) {
                    <p class="card__text">{ text }</p>
                }
            </div>
        </div>
    }
}

/// A link cannot stand in a link.
pub fn without_links(text: &Text) -> Text {
    Text(
        text.0
            .iter()
            .map(|run| Run {
                href: None,
                ..run.clone()
            })
            .collect(),
    )
}
