//! The article: head, lead, body, posts, foot.

use super::article_body::{NEAR, article_body, first_screen};
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

/// Posts of a live article that are painted first, where its body is short.
const NEAR_POSTS: usize = 5;

/// How much of an article is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// What the first screen can show, so that it is painted before the rest of a long article is made.
    FirstScreen,
    /// All of it.
    #[default]
    Whole,
}

impl Extent {
    /// What to render first of an article: all of it, unless it is long.
    pub fn first_of(article: &Article) -> Self {
        if article.body.len() > NEAR || article.updates.len() > NEAR_POSTS {
            Self::FirstScreen
        } else {
            Self::Whole
        }
    }
}

/// The props of [`ArticleView`].
#[derive(Properties, PartialEq)]
pub struct ArticleViewProps {
    /// The page that it is on.
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

/// An article. An article that is not long is always whole.
pub fn article_view(page: &PageContext<'_>, article: &Article, extent: Extent) -> Html {
    let pictures = Cell::new(0);
    let page = &page.numbering(&pictures);
    let is_whole = extent == Extent::Whole || Extent::first_of(article) == Extent::Whole;
    let posts = match is_whole {
        true => usize::MAX,
        false if article.body.len() < NEAR => NEAR_POSTS,
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

/// Where a story is not whole, the page says so and links to the rest.
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
