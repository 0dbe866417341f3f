//! What stands in other people's pages: an article, headlines, the header bar, each by itself. Plain nodes, since
//! nothing is mounted by Yew there (docs/decisions/016).

use super::PageContext;
use super::article_view::{Extent, article_view};
use super::header_bar::{HeaderBarProps, bar};
use super::inline::text;
use super::picture::Urgency;
use super::story::story;
use article::Article;
use article::index::Item;
use yew::prelude::*;

/// An article, with a button to share it.
pub fn article(page: &PageContext<'_>, article: &Article) -> Html {
    let words = page.words();
    html! {
        <div class="page">
            { article_view(page, article, Extent::Whole) }
            <p class="share">
                <button class="button" type="button" data-action="share">{ text(words.share) }</button>
                { " " }
                // It is there before it says something, so that it is read out when it does.
                <span role="status" class="share__done" data-words={words.link_copied}></span>
            </p>
        </div>
    }
}

/// Stories, and where their headlines lead: `None`, to the site's own page.
pub fn headlines(
    page: &PageContext<'_>,
    stories: &mut dyn Iterator<Item = (Item, Option<String>)>,
) -> Html {
    let stories: Vec<Html> = stories
        .map(|(item, href)| story(page, &item, href, Urgency::Lazy))
        .collect();
    html! {
        <div class="page">
            <div class="headlines front__grid">
                if stories.is_empty() {
                    <p>{ text(page.words().no_stories) }</p>
                } else {
                    { stories }
                }
            </div>
        </div>
    }
}

/// The header bar with its notices, without what belongs to a page of our own.
pub fn header(props: &HeaderBarProps) -> Html {
    let name = props.page.portal.as_ref().map(|portal| portal.name.clone());
    // Other people's pages have a banner of their own.
    html! {
        <section id="header" aria-label={name}>{ bar(&props.page.borrowed(), props) }</section>
    }
}
