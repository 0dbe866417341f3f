//! The document below the header bar: the content in `main`, then the footer.

use super::same::{same, same_notices};
use super::writer::{Writer, el};
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
#[derive(Debug, Clone)]
pub enum Content {
    /// Something is on its way.
    Waiting,
    /// An article.
    Article(Rc<Article>),
    /// A front.
    Front(Rc<Index>),
    /// Nothing of the app's: the place is empty, or a published page stands there.
    Empty,
    /// There is nothing to show, and this is why.
    Failed(Failure),
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting) | (Self::Empty, Self::Empty) => true,
            (Self::Article(a), Self::Article(b)) => Rc::ptr_eq(a, b),
            (Self::Front(a), Self::Front(b)) => Rc::ptr_eq(a, b),
            (Self::Failed(a), Self::Failed(b)) => a == b,
            _ => false,
        }
    }
}

/// What the document needs.
#[derive(Properties)]
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

impl PartialEq for DocumentViewProps {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            portal,
            site,
            language,
            route,
            content,
            stale,
            notices,
        } = self;
        same(portal.as_ref(), other.portal.as_ref())
            && same(Some(site), Some(&other.site))
            && *language == other.language
            && *route == other.route
            && *content == other.content
            && *stale == other.stale
            && same_notices(notices, &other.notices)
    }
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
    let article = match &props.content {
        Content::Article(article) => Some(article.as_ref()),
        _ => None,
    };
    let mut writer = Writer::default();
    if matches!(props.content, Content::Empty) {
        return writer.finish();
    }
    let w = &mut writer;
    el!(w, "main", ["id" = MAIN_ID, "class" = "page"], {
        // No article has such an id as these keys.
        el!(
            w,
            "div",
            [key = "#note", "class" = "page__note", "role" = "status"],
            {
                if props.stale {
                    el!(w, "p", [], {
                        w.words(setting.words().refresh_failed);
                        w.words(" ");
                        failure_view::retry(w, &setting, "button");
                    });
                }
            }
        );
        content(w, &setting, props);
    });
    footer::footer(w, &setting, props.route.as_ref(), article);
    writer.finish()
}

fn content(w: &mut Writer, setting: &Setting<'_>, props: &DocumentViewProps) {
    match (&props.content, &props.route) {
        (Content::Article(article), _) => article_view::article_view(w, setting, article),
        (Content::Front(index), Some(Route::Front(route))) => {
            front_view::front_view(w, setting, route, index);
        }
        (Content::Failed(failure), _) => {
            failure_view::failure_view(w, setting, *failure, &props.notices);
        }
        _ => el!(
            w,
            "p",
            [key = "#waiting", "class" = "waiting", "role" = "status"],
            {
                w.words(setting.words().loading);
            }
        ),
    }
}
