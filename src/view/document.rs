//! The document below the header bar: the content in `main`, then the footer.

use super::{MAIN_ID, Setting, article_view, failure_view, footer, front_view};
use crate::failure::Failure;
use crate::route::{Route, Site};
use crate::text::Language;
use article::Article;
use article::index::Index;
use article::portal::{Notice, Portal};
use std::rc::Rc;
use yew::prelude::*;

/// What the document shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Something is on its way.
    Waiting,
    /// An article.
    Article(Rc<Article>),
    /// A front.
    Front(Rc<Index>),
    /// There is nothing to show, and this is why.
    Failed(Failure),
}

/// What the document needs.
#[derive(Properties, PartialEq)]
pub struct DocumentViewProps {
    /// The portal's configuration, once it is there.
    pub portal: Option<Rc<Portal>>,
    /// The site's paths.
    pub site: Rc<Site>,
    /// The page's language.
    pub language: Language,
    /// Where the reader is.
    pub route: Option<Route>,
    /// What to show.
    pub content: Content,
    /// Whether it is a copy of an earlier visit that could not be refreshed.
    pub stale: bool,
    /// The notices that last now: a page that fails says why.
    pub notices: Rc<[Notice]>,
}

/// The document. All states are drawn inside one stable `main`.
#[component]
pub fn DocumentView(props: &DocumentViewProps) -> Html {
    let data_path = props
        .route
        .as_ref()
        .and_then(|route| route.data_path(&props.site))
        .unwrap_or_default();
    let setting = Setting {
        site: &props.site,
        portal: props.portal.as_deref(),
        language: props.language,
        data_path: &data_path,
    };
    let words = setting.words();
    let article = match &props.content {
        Content::Article(article) => Some(article.as_ref()),
        _ => None,
    };
    let content = match (&props.content, &props.route) {
        (Content::Article(article), _) => article_view::article_view(setting, article),
        (Content::Front(index), Some(Route::Front(route))) => {
            front_view::front_view(setting, route, index)
        }
        (Content::Failed(failure), _) => {
            failure_view::failure_view(setting, *failure, &props.notices)
        }
        _ => html! { <p class="waiting" role="status" key="waiting">{ words.loading }</p> },
    };
    html! {
        <>
            <main id={MAIN_ID} class="page">
                <div class="page__note" role="status" key="note">
                    if props.stale {
                        <p>
                            { words.refresh_failed }{ " " }
                            <button class="button" type="button" data-action="retry">{ words.retry }</button>
                        </p>
                    }
                </div>
                { content }
            </main>
            { footer::footer(setting, props.route.as_ref(), article) }
        </>
    }
}
