//! The client-rendered app: connects the store, the components and the browser.
//!
//! [`props`] converts the state to props. Each hook is one effect with a key ([`use_keyed_effect`](effect)): it requests
//! something from the browser and dispatches the result as an action. Its resources (a request, a timer, listeners) are
//! dropped when the key changes.

use crate::browser::history::History;
use crate::components::{Content, DocumentView, HeaderBar};
use crate::islands::{Lightbox, use_pictures};
use crate::store::State;
use yew::prelude::*;

mod clock;
mod document;
mod document_request;
pub(crate) mod effect;
mod first_screen;
mod handle;
mod navigation;
mod portal;
mod preferences;
mod prefetch;
mod props;
mod strings;
mod title;
mod weather;

pub use props::{document_props, header_props};
pub use title::title;

/// The root component of the client-rendered app.
#[component]
pub fn App() -> Html {
    let store = use_reducer(State::default);
    let history = use_memo((), |()| History::default());
    preferences::use_preferences(&store);
    portal::use_portal(&store);
    let prefetch = prefetch::use_prefetch(&store);
    document::use_document(&store, &prefetch);
    clock::use_clock(&store);
    weather::use_weather(&store);
    title::use_title(&store);
    first_screen::use_first_screen(&store, &history);
    navigation::use_navigation(&store, &history, &prefetch);
    navigation::use_arrival(&store, &history);

    let document = document_props(&store);
    let article = match &document.content {
        Content::Article(article) => Some(article.clone()),
        _ => None,
    };
    let page = document.page.clone();
    let pictures = use_pictures(article, page.clone());
    html! {
        <>
            <header id="header"><HeaderBar ..header_props(&store) /></header>
            <div id="document"><DocumentView ..document /></div>
            <Lightbox {pictures} {page} />
        </>
    }
}
