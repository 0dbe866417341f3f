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
use article::model::{Media, MediaKind};
use yew::prelude::*;

// Values of `sizes`: of a front's first story, and of the others.
const FIRST_SIZES: &str = "(min-width: 60rem) 40rem, 100vw";
const GRID_SIZES: &str = "(min-width: 60rem) 20rem, (min-width: 36rem) 45vw, 100vw";

/// The request for the picture of a front's first story, if it has one.
pub fn request(page: &PageContext<'_>, item: &Item) -> Option<PictureRequest> {
    let data_path = &[item.id.as_str(), ".json"].concat();
    PictureRequest::of(
        &PageContext { data_path, ..*page },
        image(item)?,
        FIRST_SIZES,
    )
}

/// A story. `href`: the URL of its headline; `None` for its page on the site.
pub fn story(page: &PageContext<'_>, item: &Item, href: Option<String>, urgency: Urgency) -> Html {
    let id = item.id.as_str();
    let href = href.unwrap_or_else(|| Route::Article(item.id.clone()).path(page.site));
    let data_path = &[id, ".json"].concat();
    let page = &PageContext { data_path, ..*page };
    let image = image(item);
    let sizes = match urgency {
        Urgency::Lead => FIRST_SIZES,
        Urgency::Lazy => GRID_SIZES,
    };
    let foreign = Some(&item.lang).filter(|lang| lang.primary() != page.language.code());
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
                { label(page, item) }
                <h2 class="story__headline">
                    <a href={href}>{ inline(page, &without_links(&item.headline)) }</a>
                </h2>
                if let Some(deck) = &item.deck {
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

fn label(page: &PageContext<'_>, item: &Item) -> Html {
    if item.section.is_none() && item.kicker.is_none() && item.live.is_none() {
        return Html::default();
    }
    html! {
        <p class="story__label">
            { section_label(page, item.live, item.section.as_ref()) }
            if let Some(kicker) = &item.kicker {
                { " " }
                <span class="story__kicker">{ text(kicker) }</span>
            }
        </p>
    }
}
