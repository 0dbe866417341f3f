//! How the app begins: with nothing, on an empty page, or around a published one.

use super::choices::remembered;
use super::documents::read_portal;
use super::header::tick;
use super::{App, AppProps};
use crate::browser::clock::now_ms;
use crate::browser::fetch::get_json;
use crate::browser::history::path;
use crate::browser::hosts::{self, Hosts};
use crate::browser::published::{Published, say_start_failed};
use crate::route::{Route, Site};
use crate::store::{Document, Freshness, Page, State};
use article::portal::Portal;
use std::rc::Rc;
use yew::Reducible;

/// Starts the app in a page's hosts.
pub fn start(hosts: Hosts) {
    if !hosts.are_published() {
        mount(hosts, State::default(), None);
        return;
    }
    // The published header bar stays until the app can draw the same one.
    let root = hosts::root();
    let url = format!("{root}portal.json");
    let request = get_json(
        url,
        Box::new(move |answer| {
            match answer.and_then(|bytes| read_portal(&bytes)) {
                Ok(portal) => around(hosts, portal, &root),
                Err(_) => say_start_failed(),
            };
        }),
    );
    // Dropped, it would be called off; nothing ever wants to.
    std::mem::forget(request);
}

fn around(hosts: Hosts, portal: Portal, root: &str) {
    let Some(published) = Published::take_over(&hosts) else {
        return;
    };
    let site = Site::of(&portal, root);
    let route = Route::parse(&site, &path());
    let document = Document::Published(published.title.as_str().into(), published.language);
    let page = Page::Ready(document, Freshness::Fresh);
    // All that is known already, so that the header bar is drawn once.
    let now_ms = now_ms();
    let state = State::of_page(Rc::new(portal), Rc::new(site), route, page, now_ms);
    let mut state = Rc::new(state);
    remembered(|action| state = Rc::clone(&state).reduce(action));
    let tick = tick(&state, now_ms);
    let state = Rc::unwrap_or_clone(state.reduce(tick));
    mount(hosts, state, Some(Rc::new(published)));
}

fn mount(hosts: Hosts, state: State, published: Option<Rc<Published>>) {
    let header = hosts.header.clone();
    let props = AppProps {
        hosts,
        state,
        published,
    };
    yew::Renderer::<App>::with_root_and_props(header, props).render();
}
