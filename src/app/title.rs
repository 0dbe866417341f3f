//! The title, language and direction of the browser's document.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::Store;
use crate::browser::head;
use crate::components::{PageContext, front_title};
use crate::route::Route;
use crate::store::{Document, Page, State};
use yew::prelude::*;

/// Updates title, language and direction when the page changes.
#[hook]
pub(super) fn use_title(store: &Store) {
    let (title, language) = (title(store), store.language());
    let key = [language.code(), &title].concat();
    let effect = move || -> EffectGuard {
        head::set_title_and_language(&title, language);
        Box::new(())
    };
    use_keyed_effect(key, Box::new(effect));
}

/// The title of the page: "Headline – Action News".
pub fn title(state: &State) -> String {
    let language = state.language();
    let words = language.words();
    let name = state.portal.ready().map(|portal| portal.name.clone());
    let page = match (&state.page, &state.route) {
        (Page::Idle | Page::Loading, _) => words.loading.to_owned(),
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
        Some(name) => [&page, " – ", &name].concat(),
        None => page,
    }
}
