//! The document below the header bar: the content in `main`, then the footer.

use super::article_view::{Extent, article_view};
use super::failure_view::failure_view;
use super::figure;
use super::footer::footer;
use super::front::front;
use super::inline::text;
use super::picture::PictureRequest;
use super::story;
use super::{MAIN_ID, PageContext, Shared, SharedPageContext};
use crate::failure::Failure;
use crate::route::Route;
use article::Article;
use article::index::{Index, Layout};
use article::model::Lead;
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

/// The document. All states are rendered inside one stable `main`.
///
/// Its parts are functions, as inside an article: each component costs the program half a kilobyte.
#[component]
pub fn DocumentView(props: &DocumentViewProps) -> Html {
    document_view(props)
}

/// [`DocumentView`] as a function.
pub fn document_view(props: &DocumentViewProps) -> Html {
    let page = &props.page.borrowed();
    let article = match &props.content {
        Content::Article(article) => Some(&**article),
        _ => None,
    };
    html! {
        <>
            <main id={MAIN_ID} class="page">
                <div class="page__note" role="status">
                    if props.stale {
                        <p>
                            { text(page.words().refresh_failed) }
                            { " " }
                            <button class="button" type="button" data-action="retry">{ text(page.words().retry) }</button>
                        </p>
                    }
                </div>
                { content(page, props) }
            </main>
            if let Some(portal) = page.portal {
                { footer(page, portal, props.route.as_ref(), article) }
            }
        </>
    }
}

fn content(page: &PageContext<'_>, props: &DocumentViewProps) -> Html {
    match (&props.content, &props.route) {
        (Content::Article(article), _) => article_view(page, article, props.extent),
        (Content::Front(index), Some(Route::Front(route))) => front(page, route, index),
        (Content::Failed(failure), _) => failure_view(page, *failure, &props.notices),
        _ => html! { <p class="waiting" role="status">{ text(page.words().loading) }</p> },
    }
}

/// The request for the picture that [`DocumentView`] loads with high priority: the article's lead picture or that of the
/// front's lead.
pub fn lead_request(props: &DocumentViewProps) -> Option<PictureRequest> {
    let page = &props.page.borrowed();
    match (&props.content, &props.route) {
        (Content::Article(article), _) => match article.lead.as_ref()? {
            Lead::Figure(it) => figure::request(page, it),
            Lead::Embed(_) => None,
        },
        (Content::Front(index), _) => {
            let is_large = index.blocks.first()?.layout == Layout::Lead;
            story::request(page, index.items.first().filter(|_| is_large)?)
        }
        _ => None,
    }
}
