//! The content of the custom elements for other people's pages: an article, headlines, the header bar. Without
//! components, since Yew does not mount them there (docs/decisions/016).

use super::PageContext;
use super::article_view::{Extent, article_view};
use super::header_bar::{HeaderBarProps, bar};
use super::inline::text;
use super::story::{Look, StoryPlace, story};
use article::Article;
use article::index::Item;
use article::model::HeadingLevel;
use yew::prelude::*;

/// An article, with a button to share it.
pub fn article(page: &PageContext<'_>, article: &Article) -> Html {
    html! {
        <div class="page">
            { article_view(page, article, Extent::Whole) }
            <p class="share">
                <button class="button" type="button" data-action="share">{ text(page.words().share) }</button>
                { " " }
                // Rendered empty: a live region announces only changes.
                <span role="status" class="share__done" data-words={page.words().link_copied}></span>
            </p>
        </div>
    }
}

/// A list of stories, each with the URL of its headline; `None` for its page on the site.
pub fn headlines(
    page: &PageContext<'_>,
    stories: &mut dyn Iterator<Item = (Item, Option<String>)>,
) -> Html {
    let place = StoryPlace {
        look: Look::Card,
        level: HeadingLevel::Two,
        section: None,
    };
    let stories: Vec<Html> = stories
        .map(|(item, href)| story(page, &item, href, place))
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

/// The header bar with its notices, without skip link and masthead.
pub fn header(props: &HeaderBarProps) -> Html {
    let name = props.page.portal.as_ref().map(|portal| portal.name.clone());
    // A `section`, since the embedding page has its own `header`.
    html! {
        <section id="header" aria-label={name}>{ bar(&props.page.borrowed(), props) }</section>
    }
}
