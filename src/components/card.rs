//! A card: a link with headline, text and picture, as a block or a related story.

use super::inline::{inline, non_blank, text};
use super::picture::thumbnail;
use super::{PageContext, Shared, SharedPageContext};
use article::model;
use article::text::Text;
use yew::prelude::*;

/// Props of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The card.
    pub card: Shared<model::Card>,
}

/// A card: [`card()`] as a component.
#[component]
pub fn Card(props: &CardProps) -> Html {
    card(&props.page.borrowed(), &props.card)
}

/// A card. The headline is the link; styles extend its clickable area to the whole card.
pub fn card(page: &PageContext<'_>, card: &model::Card) -> Html {
    let site = card.url.host();
    let site = site.map(|site| site.strip_prefix("www.").unwrap_or(site));
    html! {
        <div class="card">
            { thumbnail(page, "card__image", ("3", "2"), &card.image) }
            <div class="card__words">
                if let Some(site) = site {
                    <p class="card__site">{ text(site) }</p>
                }
                <p class="card__headline">
                    <a href={page.address(&card.url)}>{ inline(page, &without_links(&card.headline)) }</a>
                </p>
                if let Some(text) = non_blank(&card.text) {
                    <p class="card__text">{ inline(page, &without_links(text)) }</p>
                }
            </div>
        </div>
    }
}

/// A text without its links, for use inside a link: HTML does not allow nested links.
pub fn without_links(text: &Text) -> Text {
    let mut text = text.clone();
    for run in &mut text.0 {
        run.href = None;
    }
    text
}
