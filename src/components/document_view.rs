//! The document below the header bar: the content in `main`, then the footer.

use super::inline::text;
use super::{ArticleView, Extent, FailureView, Footer, Front, MAIN_ID, Shared, SharedPageContext};
use crate::failure::Failure;
use crate::route::Route;
use article::Article;
use article::index::Index;
use article::portal::Notice;
use std::rc::Rc;
use yew::prelude::*;

/// What the document shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// It is being loaded.
    Loading,
    /// An article.
    Article(Shared<Article>),
    /// A front.
    Front(Shared<Index>),
    /// It could not be loaded, and this is why.
    Failed(Failure),
}

/// The props of [`DocumentView`].
#[derive(Properties, PartialEq)]
pub struct DocumentViewProps {
    /// The page.
    pub page: SharedPageContext,
    /// Where the reader is.
    pub route: Option<Route>,
    /// What to show.
    pub content: Content,
    /// How much of an article to show.
    #[prop_or_default]
    pub extent: Extent,
    /// Whether it is a copy from an earlier visit that could not be refreshed.
    pub stale: bool,
    /// The notices that are active: a page that fails says why.
    pub notices: Rc<[Notice]>,
}

/// The document. All states are drawn inside one stable `main`.
#[component]
pub fn DocumentView(props: &DocumentViewProps) -> Html {
    let page = &props.page;
    let article = match &props.content {
        Content::Article(article) => Some(article.clone()),
        _ => None,
    };
    html! {
        <>
            <main id={MAIN_ID} class="page">
                <div class="page__note" role="status">
                    if props.stale {
                        <p>
                            { text(page.language.words().refresh_failed) }
                            { " " }
                            <button class="button" type="button" data-action="retry">
                                { text(page.language.words().retry) }
                            </button>
                        </p>
                    }
                </div>
                { content(props) }
            </main>
            if let Some(portal) = page.portal.clone() {
                <Footer page={page.clone()} {portal} route={props.route.clone()} {article} />
            }
        </>
    }
}

fn content(props: &DocumentViewProps) -> Html {
    let page = props.page.clone();
    match (&props.content, &props.route) {
        (Content::Article(article), _) => {
            html! { <ArticleView {page} article={article.clone()} extent={props.extent} /> }
        }
        (Content::Front(index), Some(Route::Front(route))) => {
            html! { <Front {page} route={route.clone()} index={index.clone()} /> }
        }
        (Content::Failed(failure), _) => {
            html! { <FailureView {page} failure={*failure} notices={props.notices.clone()} /> }
        }
        _ => {
            let words = page.language.words();
            html! { <p class="waiting" role="status">{ text(words.loading) }</p> }
        }
    }
}
