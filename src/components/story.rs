//! A story on a front: picture, label, headline, deck, date.

use super::PageContext;
use super::add_class::add_class;
use super::card::without_links;
use super::inline::{inline, text};
use super::picture::{PictureRequest, Urgency, picture};
use super::section_label::section_label;
use crate::route::Route;
use crate::text::short_date;
use article::index::Item;
use article::model::{HeadingLevel, Media, MediaKind};
use yew::prelude::*;

// Values of `sizes`: of a large story, of cards, of those that are small on a phone, and of small pictures.
const LARGE_SIZES: &str = "(min-width: 60rem) 47rem, 100vw";
const CARD_SIZES: &str = "(min-width: 60rem) 20rem, (min-width: 36rem) 45vw, 100vw";
const LATER_SIZES: &str = "(min-width: 60rem) 20rem, (min-width: 36rem) 45vw, 7rem";
const SMALL_SIZES: &str = "(min-width: 36rem) 13rem, 7rem";

/// How a story is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// With a large picture and the deck.
    Large(Urgency),
    /// With a picture and the deck.
    Card,
    /// The same, with a small picture on a phone.
    LaterCard,
    /// With a small picture.
    Small,
    /// The headline and the deck.
    Text,
    /// The headline.
    Headline,
}

/// Where a story is shown.
#[derive(Debug, Clone, Copy)]
pub struct StoryPlace<'a> {
    /// How it is shown there.
    pub look: Look,
    /// The level of its headline.
    pub level: HeadingLevel,
    /// The section of its surroundings, which it does not repeat.
    pub section: Option<&'a str>,
}

/// The request for the picture of a front's large story, if it has one.
pub fn request(page: &PageContext<'_>, item: &Item) -> Option<PictureRequest> {
    let data_path = &[item.id.as_str(), ".json"].concat();
    PictureRequest::of(
        &PageContext { data_path, ..*page },
        image(item)?,
        LARGE_SIZES,
    )
}

/// A story. `href`: the URL of its headline; `None` for its page on the site.
pub fn story(
    page: &PageContext<'_>,
    item: &Item,
    href: Option<String>,
    place: StoryPlace<'_>,
) -> Html {
    let id = item.id.as_str();
    let href = href.unwrap_or_else(|| Route::Article(item.id.clone()).path(page.site));
    let data_path = &[id, ".json"].concat();
    let page = &PageContext { data_path, ..*page };
    let (sizes, urgency) = match place.look {
        Look::Large(urgency) => (LARGE_SIZES, urgency),
        Look::Card => (CARD_SIZES, Urgency::Lazy),
        Look::LaterCard => (LATER_SIZES, Urgency::Lazy),
        _ => (SMALL_SIZES, Urgency::Lazy),
    };
    let has_picture = !matches!(place.look, Look::Text | Look::Headline);
    let image = image(item).filter(|_| has_picture);
    let has_deck = !matches!(place.look, Look::Small | Look::Headline);
    let deck = item.deck.as_ref().filter(|_| has_deck);
    let foreign = Some(&item.lang).filter(|lang| lang.primary() != page.language.code());
    let link = html! { <a href={href}>{ inline(page, &without_links(&item.headline)) }</a> };
    let element = html! {
        <article
            key={id}
            lang={foreign.map(|lang| lang.as_str().to_owned())}
            dir={foreign.map(|lang| lang.dir().as_str())}
            class="story"
        >
            if let Some(media) = image {
                // No alternative text: the headline describes the link.
                <div class="story__picture">{ picture(page, media, "", sizes, urgency) }</div>
            }
            <div class="story__words">
                { label(page, item, place.section) }
                if place.level == HeadingLevel::Two {
                    <h2 class="story__headline">{ link }</h2>
                } else {
                    <h3 class="story__headline">{ link }</h3>
                }
                if let Some(deck) = deck {
                    <p class="story__deck">{ inline(page, &without_links(deck)) }</p>
                }
                if let Some(at) = item.published {
                    <p class="story__time">
                        <time datetime={at.to_string()}>{ text(&short_date(page.language, at.date)) }</time>
                    </p>
                }
            </div>
        </article>
    };
    add_class(element, image.is_none().then_some("story--bare"))
}

fn image(item: &Item) -> Option<&Media> {
    let image = item.image.as_ref();
    image.filter(|media| media.kind == MediaKind::Image)
}

fn label(page: &PageContext<'_>, item: &Item, around: Option<&str>) -> Html {
    let section = item.section.as_ref();
    let section = section.filter(|section| Some(&*section.id) != around);
    if section.is_none() && item.kicker.is_none() && item.live.is_none() {
        return Html::default();
    }
    html! {
        <p class="story__label">
            { section_label(page, item.live, section) }
            if let Some(kicker) = &item.kicker {
                { " " }
                <span class="story__kicker">{ text(kicker) }</span>
            }
        </p>
    }
}
