//! The app: the only place that knows both the store and the view.
//!
//! Events become actions, the state becomes props ([`props`]), and the effects ask the browser and dispatch
//! its answers ([`Effects`]).

use crate::browser::hosts::Hosts;
use crate::store::State;
use crate::view::{DocumentView, HeaderBar};
use std::cell::RefCell;
use yew::prelude::*;

mod choices;
mod documents;
mod effects;
mod header;
mod navigation;
mod props;
mod titles;

pub use props::{document_props, header_props};
pub use titles::title;

use effects::Effects;

/// The store as the app's parts hold it: its state is always the newest.
type Store = UseReducerHandle<State>;

/// Where the app renders to.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The shell's hosts.
    pub hosts: Hosts,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(State::default);
    let effects = use_memo((), |()| RefCell::new(Effects::default()));
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
