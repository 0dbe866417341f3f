//! The app: the only place that knows both the store and the view.
//!
//! Events become actions, the state becomes props ([`props`]), and the effects ask the browser and dispatch
//! its answers ([`Effects`]).

use crate::browser::hosts::Hosts;
use crate::browser::published::Published;
use crate::store::State;
use crate::view::{DocumentView, HeaderBar};
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
mod start;
mod titles;

pub use props::{document_props, header_props};
pub use start::start;
pub use titles::title;

use effects::Effects;

/// The store as the app's parts hold it: its state is always the newest.
type Store = UseReducerHandle<State>;

/// Where the app renders to, and what it begins with.
#[derive(Properties)]
pub struct AppProps {
    /// The shell's hosts.
    pub hosts: Hosts,
    /// The state at the start.
    pub state: State,
    /// The published page around it, if there is one.
    pub published: Option<Rc<Published>>,
}

impl PartialEq for AppProps {
    /// The app is mounted once.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| props.state.clone());
    let effects = use_memo((), |()| RefCell::new(Effects::new(props.published.clone())));
    let followed = store.clone();
    // After each render: one effect that looks at what changed costs the first page less than one for each.
    use_effect(move || effects.borrow_mut().follow(&followed));

    let header = header_props(&store);
    let document = document_props(&store);
    html! {
        <>
            <HeaderBar ..header />
            { create_portal(html! { <DocumentView ..document /> }, props.hosts.document.clone()) }
        </>
    }
}
