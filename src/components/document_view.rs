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

/// The content of the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// It is being loaded.
    Loading,
    /// An article.
    Article(Shared<Article>),
    /// A front.
    Front(Shared<Index>),
    /// It could not be loaded, for this reason.
    Failed(Failure),
}

/// Props of [`DocumentView`].
#[derive(Properties, PartialEq)]
pub struct DocumentViewProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The open route.
    pub route: Option<Route>,
    /// The content.
    pub content: Content,
    /// How much of an article to render.
    #[prop_or_default]
    pub extent: Extent,
    /// Whether the content is a cached copy that could not be refreshed.
    pub stale: bool,
    /// The active notices, for [`FailureView`].
    pub notices: Rc<[Notice]>,
}

/// The document. All states are rendered inside the same `main`.
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
