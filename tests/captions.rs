//! All combinations of lede, caption, credit and alternative text, in all sizes, in body, lead and galleries: each part is
//! shown once, without empty elements.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod rendering;

use action_news::components::{
    ArticleView, ArticleViewProps, Extent, Figure, FigureCaption, FigureCaptionProps, FigureProps,
    Shared, Urgency,
};
use article::model::BlockKind;
use article::text::Text;
use rendering::{plain_page, rendered};
use serde_json::{Value, json};
use std::rc::Rc;

fn read(document: &Value) -> article::Article {
    let bytes = serde_json::to_vec(document).unwrap();
    article::read(&bytes).expect("an article").0
}

async fn article_html(document: &Value) -> String {
    let props = ArticleViewProps {
        page: plain_page(),
        article: Shared::new(read(document)),
        extent: Extent::Whole,
    };
    rendered::<ArticleView>(props).await
}

fn figure(parts: [bool; 4], size: &str) -> Value {
    let [lede, caption, credit, alt] = parts;
    let mut figure = json!({"type": "figure", "size": size,
        "media": {"src": "/images/a.jpg", "width": 1600, "height": 900}});
    let mut set = |key: &str, there: bool, words: &str| {
        if there {
            figure[key] = json!(words);
        }
    };
    set("title", lede, "THE-LEDE");
    set("caption", caption, "THE-CAPTION");
    set("credit", credit, "THE-CREDIT");
    if alt {
        figure["media"]["alt"] = json!("THE-ALT");
    }
    figure
}

fn check(html: &str, parts: [bool; 4], context: &str) {
    let [lede, caption, credit, alt] = parts;
    let count = |needle: &str| html.matches(needle).count();
    let is_shown_once = |there: bool, words: &str| {
        assert_eq!(
            count(words),
            usize::from(there),
            "{words} {context}: {html}"
        )
    };
    is_shown_once(lede, "THE-LEDE");
    is_shown_once(caption, "THE-CAPTION");
    is_shown_once(credit, "THE-CREDIT");
    is_shown_once(alt, "THE-ALT");
    // There is always one picture, with its size.
    assert_eq!(count("<img"), 1, "{context}");
    assert!(
        html.contains("width=\"1600\"") && html.contains("height=\"900\""),
        "{context}"
    );
    assert_eq!(
        count("<figcaption"),
        usize::from(caption || credit),
        "{context}"
    );
    for empty in [
        "<figcaption class=\"figure__words\"></figcaption>",
        "figure__caption\"></span>",
        "figure__credit\"></span>",
        "figure__lede\"></p>",
    ] {
        assert!(!html.contains(empty), "{empty} {context}");
    }
    // Lede above the picture; caption, then credit, below it.
    let at = |words: &str| html.find(words);
    let picture = html.find("<img");
    if lede {
        assert!(at("THE-LEDE") < picture, "{context}");
    }
    if caption {
        assert!(at("THE-CAPTION") > picture, "{context}");
    }
    if credit {
        assert!(
            at("THE-CREDIT") > picture && (!caption || at("THE-CREDIT") > at("THE-CAPTION")),
            "{context}"
        );
    }
}

#[tokio::test(flavor = "current_thread")]
async fn all_combinations_in_body_lead_and_gallery() {
    let mut seen = 0;
    for mask in 0..16u8 {
        let parts = [0, 1, 2, 3].map(|bit| mask & (1 << bit) != 0);
        for size in ["inline", "wide", "full", "left", "right"] {
            let figure = figure(parts, size);
            let base =
                json!({"schema": "action-news/article/1", "id": "a", "headline": "H", "body": []});
            let mut in_body = base.clone();
            in_body["body"] = json!([figure]);
            let mut in_lead = base.clone();
            in_lead["lead"] = figure.clone();
            let mut plain = figure.clone();
            plain.as_object_mut().unwrap().remove("type");
            let mut in_gallery = base;
            in_gallery["body"] = json!([{"type": "gallery", "figures": [plain]}]);
            for (place, document) in [
                ("body", in_body),
                ("lead", in_lead),
                ("gallery", in_gallery),
            ] {
                check(
                    &article_html(&document).await,
                    parts,
                    &format!("{parts:?} {size} {place}"),
                );
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 16 * 5 * 3);
}

/// A document with one figure.
fn document(figure: &Value) -> Value {
    json!({"schema": "action-news/article/1", "id": "a", "headline": "H", "body": [figure]})
}

#[tokio::test(flavor = "current_thread")]
async fn all_combinations_in_the_figure_component() {
    for mask in 0..16u8 {
        let parts = [0, 1, 2, 3].map(|bit| mask & (1 << bit) != 0);
        let article = read(&document(&figure(parts, "inline")));
        let BlockKind::Figure(figure) = &article.body[0].kind else {
            panic!("no figure")
        };
        let props = FigureProps {
            page: plain_page(),
            figure: Shared::new(figure.as_ref().clone()),
            urgency: Urgency::Lazy,
        };
        let html = rendered::<Figure>(props).await;
        check(&html, parts, &format!("{parts:?} by itself"));
        // Outside an article pictures have no numbers.
        assert!(
            html.starts_with("<figure class=\"figure figure--inline\">"),
            "{html}"
        );
    }
}

#[tokio::test(flavor = "current_thread")]
async fn all_combinations_in_the_caption_component() {
    let text = |words: &str| Some(Rc::new(Text::of(words)));
    const CAPTION: &str = "<span class=\"figure__caption\">Caption</span>";
    const CREDIT: &str = "<span class=\"figure__credit\">Credit</span>";
    for (caption, credit, expected) in [
        (None, None, String::new()),
        (text(" "), text(""), String::new()),
        (text("Caption"), None, CAPTION.to_owned()),
        (None, text("Credit"), CREDIT.to_owned()),
        (
            text("Caption"),
            text("Credit"),
            format!("{CAPTION} {CREDIT}"),
        ),
    ] {
        let props = FigureCaptionProps {
            page: plain_page(),
            caption,
            credit,
        };
        let html = rendered::<FigureCaption>(props).await;
        let inside = html
            .strip_prefix("<figcaption class=\"figure__words\">")
            .and_then(|html| html.strip_suffix("</figcaption>"));
        assert_eq!(inside.unwrap_or(&html), expected);
        assert_eq!(inside.is_none(), expected.is_empty());
    }
}
