//! The posts of a live article: links to key points, then pinned posts, then the others in the document's order.

use super::PageContext;
use super::add_class::add_class;
use super::block::blocks;
use super::card::without_links;
use super::inline::{inline, non_blank, text};
use super::time::time;
use crate::route::element_id;
use article::model::{Live, Update};
use yew::prelude::*;

/// The posts, at most `limit`; no element if there are none.
pub fn updates(
    page: &PageContext<'_>,
    live: Option<Live>,
    updates: &[Update],
    limit: usize,
) -> Html {
    if updates.is_empty() {
        return Html::default();
    }
    let words = page.words();
    html! {
        <section class="updates" aria-labelledby="updates-heading">
            <h2 id="updates-heading">{ text(words.live_updates) }</h2>
            if live == Some(Live::Ended) {
                <p class="updates__state">{ text(words.live_ended) }</p>
            }
            { key_points(page, updates) }
            for update in display_order(updates).take(limit) {
                { post(page, update) }
            }
        </section>
    }
}

/// The posts in display order: pinned ones first.
pub fn display_order(updates: &[Update]) -> impl Iterator<Item = &Update> {
    let pinned = updates.iter().filter(|update| update.pinned);
    pinned.chain(updates.iter().filter(|update| !update.pinned))
}

fn key_points(page: &PageContext<'_>, updates: &[Update]) -> Html {
    let points = updates.iter().filter(|update| update.key);
    let points = points.filter_map(|update| {
        let headline = without_links(update.headline.as_ref()?);
        let href = ["#", &element_id(&update.id)].concat();
        Some(html! { <li key={&*update.id}><a href={href}>{ inline(page, &headline) }</a></li> })
    });
    let points: Vec<Html> = points.collect();
    if points.is_empty() {
        return Html::default();
    }
    html! { <ul class="updates__keys">{ points }</ul> }
}

fn post(page: &PageContext<'_>, update: &Update) -> Html {
    let words = page.words();
    let element = html! {
        <section
            key={&*update.id}
            id={element_id(&update.id)}
            class="update"
        >
            <p class="update__meta">
                if update.pinned {
                    { label(words.pinned) }
                }
                if update.key {
                    { label(words.key_point) }
                }
                if let Some(published) = update.published {
                    { time(page, published) }
                }
                if let Some(byline) = non_blank(&update.byline) {
                    { " " }
                    <span class="update__byline">{ inline(page, byline) }</span>
                }
            </p>
            if let Some(headline) = non_blank(&update.headline) {
                <h3>{ inline(page, headline) }</h3>
            }
            <div class="update__body">{ blocks(page, &update.body) }</div>
        </section>
    };
    add_class(element, update.pinned.then_some("update--pinned"))
}

fn label(words: &'static str) -> Html {
    html! { <><span class="label">{ text(words) }</span>{ " " }</> }
}
