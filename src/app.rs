//! The app: the only place that knows both the store and the view.
//!
//! Events become actions, the state becomes props, and effects ask the browser and dispatch its answers.

use crate::browser::hosts::Hosts;
use crate::route::Route;
use crate::store::{Document, Freshness, Loadable, Page, State};
use crate::view::{
    Content, DocumentView, DocumentViewProps, HeaderBar, HeaderBarProps, Temperature,
};
use article::portal::Notice;
use article::weather::STALE_AFTER_MINUTES;
use std::rc::Rc;
use yew::prelude::*;

mod arrival;
mod choices;
mod documents;
mod header;
mod navigation;
mod titles;

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
    choices::use_choices(&store);
    documents::use_portal(&store);
    documents::use_document(&store);
    header::use_clock(&store);
    header::use_weather(&store);
    let history = navigation::use_navigation(&store);
    titles::use_titles(&store);
    arrival::use_arrival(&store, history);

    let header = header_props(&store);
    let document = document_props(&store);
    html! {
        <>
            <HeaderBar ..header />
            { create_portal(html! { <DocumentView ..document /> }, props.hosts.document.clone()) }
        </>
    }
}

/// The header bar's props, from the state.
pub fn header_props(state: &State) -> HeaderBarProps {
    HeaderBarProps {
        portal: state.portal.ready().cloned(),
        site: Rc::clone(&state.site),
        language: state.language(),
        route: state.route.clone(),
        clock: state.clock,
        region: state.region.clone().map(AttrValue::from),
        temperature: temperature(state),
        notices: lasting(state),
        dismissed: state.dismissed.clone().into(),
        told_unavailable: state.told_unavailable,
    }
}

/// The document's props, from the state.
pub fn document_props(state: &State) -> DocumentViewProps {
    let content = match &state.page {
        Page::Idle | Page::Loading => Content::Waiting,
        Page::Ready(Document::Article(article), _) => Content::Article(Rc::clone(article)),
        Page::Ready(Document::Front(index), _) => Content::Front(Rc::clone(index)),
        Page::Failed(failure) => Content::Failed(*failure),
    };
    // Only a failed page speaks of notices: others need not be drawn again when one comes or goes.
    let notices = match content {
        Content::Failed(_) => lasting(state),
        _ => Rc::default(),
    };
    DocumentViewProps {
        portal: state.portal.ready().cloned(),
        site: Rc::clone(&state.site),
        language: state.language(),
        route: state.route.clone(),
        content,
        stale: matches!(state.page, Page::Ready(_, Freshness::Stale)),
        notices,
    }
}

fn lasting(state: &State) -> Rc<[Notice]> {
    state.lasting_notices().cloned().collect()
}

fn temperature(state: &State) -> Option<Temperature> {
    let (weather, region) = (state.weather.ready()?, state.region()?);
    let language = state.language();
    let minutes = ((state.now_ms / 1000.0) as i64 - weather.observed.epoch_seconds()) / 60;
    let stale = state.now_ms > 0.0 && minutes > STALE_AFTER_MINUTES;
    Some(Temperature {
        words: language
            .temperature(weather.temperature.in_unit(region.unit), region.unit)
            .into(),
        age: stale
            .then(|| crate::browser::clock::ago(language, minutes).map(AttrValue::from))
            .flatten(),
    })
}

/// Whether the portal's configuration is here, as a key for effects that wait for it.
fn portal_is_ready(store: &Store) -> bool {
    matches!(store.portal, Loadable::Ready(_))
}

/// The page's own address of its data.
fn data_url(state: &State, route: &Route) -> Option<String> {
    route
        .data_path(&state.site)
        .map(|path| state.site.path(&path))
}
