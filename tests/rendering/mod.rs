//! Renders components to HTML for tests.

#![allow(dead_code, reason = "not every test file needs all of it")]

use action_news::components::{Shared, SharedPageContext, Zoom};
use action_news::route::{Route, Site};
use action_news::text::Language;
use article::Article;
use article::portal::Portal;
use yew::{BaseComponent, LocalServerRenderer};

/// A component's HTML.
pub async fn rendered<C: BaseComponent>(props: C::Properties) -> String {
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new()
        .run_until(renderer.render())
        .await
}

/// The demo portal.
pub fn portal() -> Portal {
    let bytes = std::fs::read("content/portal.json").expect("the demo portal");
    article::read_portal(&bytes).expect("a portal").0
}

/// The page at a path of the demo portal, published below `/news/`, and its route.
pub fn page_at(path: &str) -> (SharedPageContext, Route) {
    let portal = portal();
    let site = Site::of(&portal, "/news/");
    let route = Route::parse(&site, &format!("/news{path}"));
    let page = SharedPageContext {
        language: route.language(&site),
        data_path: route.data_path(&site).unwrap_or_default().into(),
        portal: Some(Shared::new(portal)),
        site: Shared::new(site),
        zoom: Zoom::Lightbox,
    };
    (page, route)
}

/// An English page of a site without a portal.
pub fn plain_page() -> SharedPageContext {
    SharedPageContext {
        site: Shared::new(Site::plain("/")),
        portal: None,
        language: Language::English,
        data_path: "".into(),
        zoom: Zoom::Lightbox,
    }
}

/// An article of our own format.
pub fn article(json: &str) -> Article {
    article::read(json.as_bytes()).expect("an article").0
}
