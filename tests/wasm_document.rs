//! Renders a document in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic)]

use action_news::browser::scroll_position::ScrollPosition;
use action_news::components::{
    Content, DocumentView, DocumentViewProps, Extent, Shared, SharedPageContext, Zoom,
};
use action_news::route::Site;
use action_news::text::Language;
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &[u8] = br##"{"schema": "action-news/article/1", "id": "a", "headline": "<b>Bold</b> claims", "body": [
    {"type": "paragraph", "text": [{"t": "one "}, {"t": "two", "m": ["em"], "href": "javascript:alert(1)"}]},
    {"type": "holo", "text": "a new kind of block"}]}"##;

async fn mounted() -> web_sys::Element {
    let document = web_sys::window()
        .and_then(|w| w.document())
        .expect("a document");
    let host = document.create_element("div").expect("an element");
    document
        .body()
        .expect("a body")
        .append_child(&host)
        .expect("attached");
    let article = article::read(ARTICLE).expect("an article").0;
    let props = DocumentViewProps {
        page: SharedPageContext {
            site: Shared::new(Site::plain("/")),
            portal: None,
            language: Language::ENGLISH,
            data_path: "".into(),
            zoom: Zoom::Lightbox,
        },
        route: None,
        content: Content::Article(Shared::new(article)),
        extent: Extent::Whole,
        stale: false,
        notices: Rc::default(),
    };
    yew::Renderer::<DocumentView>::with_root_and_props(host.clone(), props).render();
    for _ in 0..200 {
        if host.query_selector("h1").expect("a selector").is_some() {
            return host;
        }
        gloo::timers::future::TimeoutFuture::new(5).await;
    }
    panic!("nothing was rendered");
}

#[wasm_bindgen_test]
async fn text_is_never_html() {
    let host = mounted().await;
    let text = |selector: &str| {
        host.query_selector(selector)
            .expect("a selector")
            .and_then(|e| e.text_content())
    };
    assert_eq!(text("h1").as_deref(), Some("<b>Bold</b> claims"));
    assert_eq!(text("p.block").as_deref(), Some("one two"));
    assert_eq!(text(".unknown").as_deref(), Some("a new kind of block"));
    assert!(
        host.query_selector("a, script, b")
            .expect("a selector")
            .is_none()
    );
    host.remove();
}

#[wasm_bindgen_test]
async fn a_scroll_position_round_trips() {
    let host = mounted().await;
    let position = ScrollPosition::current();
    position.restore("headline");
    assert_eq!(
        ScrollPosition::from_line(&position.to_line()),
        Some(position)
    );
    host.remove();
}
