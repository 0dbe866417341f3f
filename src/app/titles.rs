//! The window's title and the document's language, page by page.

use super::Store;
use super::effects::changed;
use crate::browser::head;
use crate::components::{PageContext, front_title};
use crate::route::Route;
use crate::store::{Document, Page, State};
use crate::text::Language;

#[derive(Default)]
pub(super) struct Titles {
    shown: Option<(String, Language)>,
}

impl Titles {
    /// Keeps title, language and direction in step with the page.
    pub(super) fn follow(&mut self, store: &Store) {
        let state = store.state();
        let (title, language) = (title(&state), state.language());
        if changed(&mut self.shown, (title.clone(), language)) {
            head::describe(&title, language);
        }
    }
}

/// "Headline – Action News".
pub fn title(state: &State) -> String {
    let language = state.language();
    let words = language.words();
    let name = state.portal.ready().map(|portal| portal.name.clone());
    let page = match (&state.page, &state.route) {
        (Page::Idle | Page::Loading, _) => words.loading.to_owned(),
        (Page::Ready(Document::Published(title, _), _), _) => return title.to_string(),
        (Page::Failed(failure), _) => words.failure(*failure).0.to_owned(),
        (Page::Ready(Document::Article(article), _), _) => article.headline.plain(),
        (Page::Ready(Document::Front(index), _), Some(Route::Front(route))) => {
            let portal = state.portal.ready().map(|portal| &**portal);
            let page = PageContext::new(&state.site, portal, language, "");
            front_title(&page, route, index)
        }
        (Page::Ready(..), _) => return name.unwrap_or_default(),
    };
    match name {
        Some(name) => format!("{page} – {name}"),
        None => page,
    }
}
