//! A front: its stories, newest first, and the way to older ones.

use super::article_view::section_label;
use super::card::without_links;
use super::classes::class;
use super::inline::inline;
use super::picture::{Urgency, picture};
use super::{HEADING_ID, Setting};
use crate::route::{Front, FrontRoute, Route};
use crate::text::{fill, short_date};
use article::index::{Index, Item};
use article::model::{Live, MediaKind};
use yew::prelude::*;

/// A front.
pub fn front_view(setting: Setting<'_>, route: &FrontRoute, index: &Index) -> Html {
    let words = setting.words();
    let (first, rest) = match index.items.split_first() {
        Some((first, rest)) if route.chunk.is_none() => (Some(first), rest),
        _ => (None, index.items.as_slice()),
    };
    html! {
        <section class="front" key={Route::Front(route.clone()).path(setting.site)}>
            <h1 class="front__title" id={HEADING_ID} tabindex="-1">{ title(setting, route, index) }</h1>
            if index.items.is_empty() {
                <p class="front__empty">
                    { words.no_stories }{ " " }
                    <a href={Route::front(Front::Home, setting.language).path(setting.site)}>{ words.to_front_page }</a>
                </p>
            }
            if let Some(first) = first {
                <div class="front__first">{ story(setting, first, Urgency::Lead) }</div>
            }
            <div class="front__grid">
                { for rest.iter().map(|item| story(setting, item, Urgency::Lazy)) }
            </div>
            { pager(setting, route, index) }
        </section>
    }
}

/// What the front is called, on the page and in the window's title.
pub fn title(setting: Setting<'_>, route: &FrontRoute, index: &Index) -> String {
    let words = setting.words();
    let code = setting.language.code();
    let section = |id: &str| {
        let section = setting
            .portal?
            .sections
            .iter()
            .find(|section| section.id == id)?;
        section.name.get(code).map(str::to_owned)
    };
    let region = |id: &str| {
        let region = setting
            .portal?
            .regions
            .iter()
            .find(|region| region.id == id)?;
        region.name.get(code).map(str::to_owned)
    };
    let own = match &route.front {
        Front::Home => Some(words.latest_stories.to_owned()),
        Front::Section(id) => section(id),
        Front::Region(id) => region(id).map(|name| fill(words.news_from, &name)),
        Front::Tag(_) => None,
    };
    own.or_else(|| index.title.clone())
        .unwrap_or_else(|| match &route.front {
            Front::Home => words.latest_stories.to_owned(),
            Front::Section(id) | Front::Region(id) | Front::Tag(id) => id.replace('-', " "),
        })
}

fn story(setting: Setting<'_>, item: &Item, urgency: Urgency) -> Html {
    let here = Setting {
        data_path: &format!("{}.json", item.id),
        ..setting
    };
    let image = item
        .image
        .as_ref()
        .filter(|media| media.kind == MediaKind::Image);
    let sizes = match urgency {
        Urgency::Lead => "(min-width: 60rem) 40rem, 100vw",
        Urgency::Lazy => "(min-width: 60rem) 20rem, (min-width: 36rem) 45vw, 100vw",
    };
    let lang = (item.lang.primary() != setting.language.code()).then(|| item.lang.to_string());
    let dir = lang.is_some().then(|| item.lang.dir().as_str());
    html! {
        <article key={item.id.to_string()} class={class("story", image.is_none().then_some("story--bare"))} data-place={item.id.to_string()} {lang} {dir}>
            if let Some(media) = image {
                // The headline below says what leads there; the picture need not say it again.
                <div class="story__picture">{ picture(here, media, "", sizes, urgency) }</div>
            }
            <div class="story__words">
                { labels(setting, item) }
                <h2 class="story__headline">
                    <a href={Route::Article(item.id.clone()).path(setting.site)}>{ inline(here, &without_links(&item.headline)) }</a>
                </h2>
                if let Some(deck) = &item.deck {
                    <p class="story__deck">{ inline(here, &without_links(deck)) }</p>
                }
                if let Some(at) = item.published {
                    <p class="story__time">
                        <time datetime={at.to_string()}>{ short_date(setting.language, at.date) }</time>
                    </p>
                }
            </div>
        </article>
    }
}

fn labels(setting: Setting<'_>, item: &Item) -> Html {
    if item.section.is_none() && item.kicker.is_none() && item.live.is_none() {
        return Html::default();
    }
    html! {
        <p class="story__label">
            if item.live == Some(Live::Live) {
                <span class="label label--live">{ setting.words().live }</span>{ " " }
            }
            if let Some(section) = &item.section {
                { section_label(setting, section) }
            }
            if let Some(kicker) = &item.kicker {
                { " " }<span class="story__kicker">{ kicker }</span>
            }
        </p>
    }
}

/// Older pages are numbered from the oldest, so that their addresses never change.
fn pager(setting: Setting<'_>, route: &FrontRoute, index: &Index) -> Html {
    let words = setting.words();
    let at = |chunk: Option<u32>| {
        Route::Front(FrontRoute {
            chunk,
            ..route.clone()
        })
        .path(setting.site)
    };
    let older = match route.chunk {
        None => index.older,
        Some(n) => n - 1,
    };
    if older == 0 && route.chunk.is_none() {
        return Html::default();
    }
    // A full chunk does not know whether a newer one is full by now; the front's first page is always there.
    html! {
        <nav class="pager" aria-label={words.more_pages}>
            if route.chunk.is_some() {
                <a class="button" href={at(None)} rel="prev">{ words.latest_stories }</a>
            }
            if older > 0 {
                <a class="button" href={at(Some(older))} rel="next">{ words.older_stories }</a>
            }
        </nav>
    }
}
