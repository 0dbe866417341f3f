//! Shared by the tests: rendering to HTML, the demo portal, contexts.

#![allow(dead_code, reason = "not every test file needs all of it")]

use action_news::components::{Shared, SharedPageContext, Zoom};
use action_news::route::{Route, Site};
use action_news::text::Language;
use article::Article;
use article::portal::Portal;
use std::path::PathBuf;
use yew::{BaseComponent, LocalServerRenderer};

/// Renders a component to HTML.
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

/// The context and the route of a page of the demo portal, whose site's root is `/news/`.
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

/// The context of an English page without a portal.
pub fn plain_page() -> SharedPageContext {
    SharedPageContext {
        site: Shared::new(Site::plain("/")),
        portal: None,
        language: Language::ENGLISH,
        data_path: "".into(),
        zoom: Zoom::Lightbox,
    }
}

/// The paths of the demo articles.
pub fn demo_articles() -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from("content/articles")];
    let mut articles = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "json") {
                articles.push(path);
            }
        }
    }
    articles
}

/// Parses an article.
pub fn article(json: &str) -> Article {
    article::read(json.as_bytes()).expect("an article").0
}
