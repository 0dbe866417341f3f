//! The app: the only place that knows both the store and the view.
//!
//! Events become actions, the state becomes props ([`props`]), and the effects ask the browser and dispatch
//! its answers ([`Effects`]). On a published page all of it starts late: until then a worker tells the page what time
//! it is ([`rest`]).

use crate::browser::hosts::Hosts;
use crate::browser::published::Published;
use crate::components::{DocumentView, HeaderBar};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

mod choices;
mod documents;
mod effects;
mod header;
mod navigation;
mod prefetch;
mod props;
mod rest;
mod start;
mod store;
mod tell;
mod titles;

pub use props::{document_props, header_props};
pub use rest::{at_rest, get, state as state_at_rest};
pub use start::{begin, show};
pub use tell::{Dress, tell};
pub use titles::title;

use effects::Effects;
use props::waiting_props;
use store::Store;

/// What the app is made of.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// The page's hosts.
    hosts: Hosts,
    /// The state.
    store: Store,
    /// What the app does in the browser.
    effects: Rc<RefCell<Effects>>,
    /// The published page around it, if there is one.
    published: Option<Rc<Published>>,
}

impl PartialEq for AppProps {
    /// The app is mounted once.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The app, drawn.
#[component]
pub fn App(props: &AppProps) -> Html {
    let redraw = use_force_update();
    use_memo((), |()| {
        let published = props.published.clone();
        props.store.follow_with(move |store| {
            // Before the next page is drawn, not after: both at once would be seen.
            if let Some(published) = published
                .as_ref()
                .filter(|_| !store.state().holds_published())
            {
                published.lift();
            }
            redraw.force_update();
        });
    });
    let state = props.store.state();
    let (app, drawn) = (props.clone(), Rc::clone(&state));
    // After each render: one effect that looks at what changed costs the first page less than one for each. An answer
    // may have come between drawing and this: it is drawn next, and followed then.
    use_effect(move || {
        if Rc::ptr_eq(&drawn, &app.store.state()) {
            app.effects.borrow_mut().follow(&app.store);
        }
    });

    let (seen, waiting) = (document_props(&state), waiting_props(&state));
    let (first, second) = match state.stage {
        crate::store::Stage::First => (seen, waiting),
        crate::store::Stage::Second => (waiting, seen),
    };
    html! {
        <>
            <HeaderBar ..header_props(&state) />
            { create_portal(html! { <DocumentView ..first /> }, props.hosts.document.clone()) }
            { create_portal(html! { <DocumentView ..second /> }, props.hosts.spare.clone()) }
        </>
    }
}
