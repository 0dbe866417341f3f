//! The article: head, lead, body, posts, foot.

use super::article_body::{FIRST_SCREEN_BLOCKS, article_body, first_screen};
use super::article_foot::article_foot;
use super::article_head::article_head;
use super::embed::embed;
use super::figure::figure;
use super::inline::text;
use super::picture::Urgency;
use super::updates::updates;
use super::{PageContext, Shared, SharedPageContext};
use crate::text::fill;
use article::Article;
use article::embed::label;
use article::model::{Access, Lead};
use std::cell::Cell;
use yew::prelude::*;

/// Number of posts on the first screen of a live article with a short body.
const FIRST_SCREEN_POSTS: usize = 5;

/// How much of an article is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// What the first screen can show. A long article is rendered in two steps, so that this is painted earlier.
    FirstScreen,
    /// All of it.
    #[default]
    Whole,
}

impl Extent {
    /// What to render first: the first screen of a long article, all of a short one.
    pub fn first_of(article: &Article) -> Self {
        if article.body.len() > FIRST_SCREEN_BLOCKS || article.updates.len() > FIRST_SCREEN_POSTS {
            Self::FirstScreen
        } else {
            Self::Whole
        }
    }
}

/// Props of [`ArticleView`].
#[derive(Properties, PartialEq)]
pub struct ArticleViewProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The article.
    pub article: Shared<Article>,
    /// How much of it is rendered.
    #[prop_or_default]
    pub extent: Extent,
}

/// An article: [`article_view`] as a component.
#[component]
pub fn ArticleView(props: &ArticleViewProps) -> Html {
    article_view(&props.page.borrowed(), &props.article, props.extent)
}

/// An article. A short one is always rendered as a whole.
pub fn article_view(page: &PageContext<'_>, article: &Article, extent: Extent) -> Html {
    let pictures = Cell::new(0);
    let page = &page.with_picture_numbers(&pictures);
    let is_whole = extent == Extent::Whole || Extent::first_of(article) == Extent::Whole;
    let posts = match is_whole {
        true => usize::MAX,
        false if article.body.len() < FIRST_SCREEN_BLOCKS => FIRST_SCREEN_POSTS,
        false => 0,
    };
    html! {
        <article
            key={article.id.as_str()}
            lang={article.lang.as_str().to_owned()}
            dir={article.direction().as_str()}
            class="article"
        >
            { article_head(page, article) }
            if let Some(lead) = &article.lead {
                <div class="article__lead">{ lead_view(page, lead) }</div>
            }
            <div class="article__body">
                { if is_whole { article_body(page, &article.body) } else { first_screen(page, &article.body) } }
            </div>
            if is_whole {
                { partial(page, article) }
            }
            if posts > 0 {
                { updates(page, article.live, &article.updates, posts) }
            }
            if is_whole {
                { article_foot(page, article) }
            }
        </article>
    }
}

fn lead_view(page: &PageContext<'_>, lead: &Lead) -> Html {
    match lead {
        Lead::Figure(it) => figure(page, it, Urgency::Lead),
        Lead::Embed(it) => embed(page, it),
    }
}

/// A note and a link to the full story, if this is only a part of it.
fn partial(page: &PageContext<'_>, article: &Article) -> Html {
    if article.access == Access::Free {
        return Html::default();
    }
    let words = page.words();
    let publisher = article.publisher.as_ref().map(|it| it.name.as_str());
    let rest = article.url.as_ref().and_then(|url| {
        let name = publisher.or_else(|| label(url))?;
        Some((page.address(url), fill(words.continue_at, name)))
    });
    html! {
        <p class="article__partial">
            { text(words.partial) }
            if let Some((href, name)) = rest {
                { " " }
                <a href={href}>{ text(&name) }</a>
            }
        </p>
    }
}
