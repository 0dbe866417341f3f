//! A link with a headline, in the text and below it.

use super::inline::{inline, non_blank, text};
use super::picture::thumbnail;
use super::{PageContext, Shared, SharedPageContext};
use article::model;
use article::text::Text;
use yew::prelude::*;

/// The props of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The page that it is on.
    pub page: SharedPageContext,
    /// The link with its words and picture.
    pub card: Shared<model::Card>,
}

/// A card: [`card()`] as a component.
#[component]
pub fn Card(props: &CardProps) -> Html {
    card(&props.page.borrowed(), &props.card)
}

/// A card. Its headline is the link; the whole card can be clicked.
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

/// HTML has no links inside links.
pub fn without_links(text: &Text) -> Text {
    let mut text = text.clone();
    for run in &mut text.0 {
        run.href = None;
    }
    text
}
