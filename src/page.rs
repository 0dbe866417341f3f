//! Server-side rendering: a state → the HTML of its page, for publishing and tests.
//!
//! Header bar and document are rendered separately, so that pages can share a header. No effect runs, so the HTML has no
//! time, no temperature and no preferences of a reader.

use crate::app::{document_props, header_props};
use crate::components::{
    self, ArticlePictures, Content, Defer, IslandName, IslandProps, PictureRequest, document_view,
    header_bar, island,
};
use crate::failure::Failure;
use crate::islands::lightbox_props;
use crate::route::{Route, Site};
use crate::store::{Document, Freshness, Page, State};
use article::portal::Portal;
use std::rc::Rc;
use yew::Html;

mod html;
mod plain;

pub use crate::app::title;
pub use html::html;
pub use plain::plain;

/// The state of a page, with the portal's default region. `document`: `None` for the "not found" page. Notices that are
/// active at `now_ms` are rendered, so that showing them later does not shift the page.
pub fn state(
    portal: Rc<Portal>,
    site: Rc<Site>,
    route: Route,
    document: Option<Document>,
    now_ms: f64,
) -> State {
    let page = match document {
        Some(document) => Page::Ready(document, Freshness::Fresh),
        None => Page::Failed(Failure::NotFound),
    };
    State::of_page(portal, site, route, page, now_ms)
}

/// The content of `#header`.
pub fn header(state: &State) -> String {
    html(&header_bar(&header_props(state)))
}

/// The content of `#document`.
pub fn document(state: &State) -> String {
    html(&document_view(&document_props(state)))
}

/// Whether the header has notices.
pub fn has_notices(state: &State) -> bool {
    !header_props(state).notices.is_empty()
}

/// The request for the picture of the document that is loaded with high priority, if there is one.
pub fn lead_request(state: &State) -> Option<PictureRequest> {
    components::lead_request(&document_props(state))
}

/// The host of the lightbox, which follows the document; `None` unless the page has an article with pictures.
pub fn lightbox_island(state: &State) -> Option<String> {
    let document = document_props(state);
    let Content::Article(article) = &document.content else {
        return None;
    };
    let pictures = ArticlePictures::of(&document.page.borrowed(), article);
    if pictures.pictures.is_empty() {
        return None;
    }
    let props = IslandProps {
        name: IslandName::Lightbox,
        defer: Defer::Interaction,
        props: lightbox_props(&document.page, &pictures).into(),
        language: document.page.language,
        children: Html::default(),
    };
    Some(html(&island(&props)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn island(body: &str) -> Option<String> {
        let portal = r#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en"}"#;
        let portal = article::read_portal(portal.as_bytes()).expect("a portal").0;
        let article = format!(
            r#"{{"schema": "action-news/article/1", "id": "world/a", "lang": "fr-CA", "headline": "A", "body": [{body}]}}"#
        );
        let article = article::read(article.as_bytes()).expect("an article").0;
        let site = Site::of(&portal, "../../");
        let route = Route::Article(article.id.clone());
        let document = Document::Article(Rc::new(article));
        let state = state(Rc::new(portal), Rc::new(site), route, Some(document), 0.0);
        lightbox_island(&state)
    }

    #[test]
    fn an_article_with_pictures_has_a_lightbox_with_their_props() {
        let picture = r#"{"type": "figure", "caption": "Ice", "media": {"src": "/images/a.jpg", "width": 1600,
            "height": 900, "alt": "A lake"}}"#;
        let html = island(picture).expect("an island");
        let props = html
            .split("data-props=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let props = props
            .expect("props")
            .replace("&quot;", "\"")
            .replace("&#x2f;", "/");
        let props: serde_json::Value = serde_json::from_str(&props).expect("JSON");
        assert_eq!(
            props,
            serde_json::json!({"language": "en", "root": "../../", "dataPath": "world/a.json",
                "lang": "fr-CA", "dir": "ltr", "pictures": [{"src": "../../images/a.jpg", "width": 1600, "height": 900,
                "alt": "A lake", "caption": "Ice"}]})
        );
        assert!(
            html.contains("data-island=\"lightbox\"")
                && html.contains("data-defer=\"interaction\""),
            "{html}"
        );
    }

    #[test]
    fn an_article_without_pictures_has_no_lightbox() {
        let link = r#"{"type": "figure", "href": "/about/", "media": {"src": "/images/a.jpg", "alt": "A lake"}}"#;
        for body in [r#"{"type": "paragraph", "text": "Words"}"#, link] {
            assert_eq!(island(body), None, "{body}");
        }
    }
}
