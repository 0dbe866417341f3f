//! How the app begins: with nothing, on an empty page, or around a published one.

use super::choices::remembered;
use super::documents::read_portal;
use super::effects::Effects;
use super::header::{arrived, tick};
use super::{App, AppProps, Store};
use crate::browser::clock::now_ms;
use crate::browser::fetch::get_json;
use crate::browser::history::path;
use crate::browser::hosts::{self, Hosts};
use crate::browser::published::{Published, say_start_failed};
use crate::browser::worker::Told;
use crate::route::{Route, Site};
use crate::store::{Action, Document, Freshness, Page, State};
use article::portal::Portal;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Starts the app in the page's hosts. `handed`: what a worker has fetched for it, as bytes: `portal`, `weather`.
pub fn begin(handed: &JsValue) {
    // Without hosts this is not our page.
    let Some(hosts) = hosts::hosts() else { return };
    if !hosts.are_published() {
        draw(app(hosts, Rc::default(), None));
        return;
    }
    let root = hosts::root();
    let handed = Told(handed);
    let weather = handed.bytes("weather");
    let take_over = move |bytes: &[u8], root: &str| match read_portal(bytes) {
        Ok(portal) => around(hosts, portal, weather.as_deref(), root),
        Err(_) => say_start_failed(),
    };
    if let Some(portal) = handed.bytes("portal") {
        take_over(&portal, &root);
        return;
    }
    // The published header bar stays until the app can draw the same one.
    let request = get_json(
        format!("{root}portal.json"),
        Box::new(move |answer| match answer {
            Ok(bytes) => take_over(&bytes, &root),
            Err(_) => say_start_failed(),
        }),
    );
    // Dropped, it would be called off; nothing ever wants to.
    std::mem::forget(request);
}

/// Shows an article in place of what the page shows. `bytes`: JSON of our own format. Says whether it is an article.
pub fn show(bytes: &[u8]) -> bool {
    let store = OPEN.with_borrow(Option::clone);
    let Some((store, (article, _))) = store.zip(article::read(bytes).ok()) else {
        return false;
    };
    let Some(route) = store.state().route.clone() else {
        return false;
    };
    store.dispatch(Action::Arrived(route, Document::Article(Rc::new(article))));
    true
}

thread_local! {
    /// The store of the app, once it has begun.
    static OPEN: RefCell<Option<Store>> = const { RefCell::new(None) };
}

fn around(hosts: Hosts, portal: Portal, weather: Option<&[u8]>, root: &str) {
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
    let published = Rc::new(published);
    let app = app(hosts, Rc::new(state), Some(Rc::clone(&published)));
    let store = app.store.clone();
    remembered(|action| store.dispatch(action));
    store.dispatch(tick(&store.state(), now_ms));
    if let Some(action) = weather.and_then(|bytes| arrived(&store.state(), bytes)) {
        store.dispatch(action);
    }
    // What the page shows is what the state says: all but drawing can go on, and what has to be fetched for what
    // the reader has done already is on its way while Yew starts.
    app.effects.borrow_mut().follow(&store);
    let asking = Rc::clone(&app.effects);
    store.follow_with(move |store| asking.borrow_mut().ask(store));
    published.use_what_waits();
    published.make_way();
    if !store.state().holds_published() {
        published.lift();
    }
    draw(app);
    published.resume_when_drawn();
}

fn app(hosts: Hosts, state: Rc<State>, published: Option<Rc<Published>>) -> AppProps {
    let store = Store::new(state);
    OPEN.set(Some(store.clone()));
    AppProps {
        effects: Rc::new(RefCell::new(Effects::new(hosts.clone(), published.clone()))),
        store,
        hosts,
        published,
    }
}

fn draw(app: AppProps) {
    let header = app.hosts.header.clone();
    yew::Renderer::<App>::with_root_and_props(header, app).render();
}
