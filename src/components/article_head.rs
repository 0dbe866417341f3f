//! The head of an article: section label, kicker, headline, deck, byline, times.

use super::byline::byline;
use super::inline::{inline, line, non_blank, text};
use super::section_label::section_label;
use super::time::time;
use super::{HEADING_ID, PageContext};
use article::Article;
use article::date::Timestamp;
use article::model::Live;
use yew::prelude::*;

/// The head of an article.
pub fn article_head(page: &PageContext<'_>, article: &Article) -> Html {
    let has_label = article.section.is_some() || article.live == Some(Live::Live);
    html! {
        <header class="article__head">
            if has_label {
                <p class="article__section">
                    { section_label(page, article.live, article.section.as_ref()) }
                </p>
            }
            { line("article__kicker", article.kicker.as_deref()) }
            <h1 class="article__headline" id={HEADING_ID} tabindex="-1">{ inline(page, &article.headline) }</h1>
            if let Some(deck) = non_blank(&article.deck) {
                <p class="article__deck">{ inline(page, deck) }</p>
            }
            <div class="article__meta">{ meta(page, article) }</div>
        </header>
    }
}

fn meta(page: &PageContext<'_>, article: &Article) -> Html {
    let words = page.words();
    let updated = article.updated.filter(|at| Some(*at) != article.published);
    html! {
        <>
            { byline(page, article) }
            { line("article__dateline", article.dateline.as_deref()) }
            if let Some(at) = article.published {
                { labelled_time(page, words.published, at) }
            }
            if let Some(at) = updated {
                { labelled_time(page, words.updated, at) }
            }
        </>
    }
}

fn labelled_time(page: &PageContext<'_>, label: &'static str, at: Timestamp) -> Html {
    html! { <p class="article__time">{ text(label) }{ " " }{ time(page, at) }</p> }
}
