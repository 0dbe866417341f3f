//! The preload of the lead picture.
//!
//! A browser's preload scanner looks for pictures while a page arrives, but stops at a content security policy in the page.
//! So a `preload` comes before the policy: on a slow connection, the largest paint of an article is 30 ms earlier
//! (docs/decisions/012). It comes after the viewport's `<meta>`, without which a phone assumes the width of a desktop.

use crate::syndication::escaped;
use action_news::components::{PictureRequest, RequestedFiles};

/// The `<link>` for a page's lead picture; empty without one.
pub fn preload(lead: Option<&PictureRequest>) -> String {
    let Some(lead) = lead else {
        return String::new();
    };
    let mime = lead.mime.as_deref();
    let mime = mime.map(|mime| format!(" type=\"{}\"", escaped(mime)));
    let files = match &lead.files {
        RequestedFiles::Candidates(srcset, sizes) => {
            format!("imagesrcset=\"{}\" imagesizes=\"{sizes}\"", escaped(srcset))
        }
        RequestedFiles::One(url) => format!("href=\"{}\"", escaped(url)),
    };
    format!(
        "<link rel=\"preload\" as=\"image\"{} fetchpriority=\"high\" {files}>",
        mime.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::preload;
    use crate::publish::render::Renderer;
    use crate::publish::rendered::Rendered;
    use action_news::route::{Front, FrontRoute};
    use action_news::text::Language;
    use serde_json::{Value, json};

    fn renderer() -> Renderer {
        let portal = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en"}"#;
        let portal = article::read_portal(portal).expect("a portal").0;
        Renderer::new(&portal, 0)
    }

    /// The page of an article with a picture in its text.
    fn page(lead: Value) -> Rendered {
        let article = json!({"schema": "action-news/article/1", "id": "world/a", "lang": "en", "headline": "A",
            "lead": lead, "body": [{"type": "figure", "media": {"src": "/images/lazy.jpg", "alt": "Ice"}}]});
        let article = article::read(article.to_string().as_bytes());
        renderer().article(article.expect("an article").0)
    }

    #[test]
    fn the_preload_requests_the_same_file_as_the_element() {
        let check = |media: Value, size: &str, element: &str, expected: &str| {
            let page = page(json!({"type": "figure", "size": size, "media": media}));
            assert_eq!(preload(page.lead.as_ref()), expected);
            assert!(
                page.document.contains(element),
                "{element}: {}",
                page.document
            );
        };
        check(
            json!({"src": "/images/a.jpg", "alt": "A", "width": 9, "height": 9, "type": "image/jpeg", "sources": [
                {"src": "/images/a.avif?a&b", "width": 480, "type": "image/avif"},
                {"src": "/images/c,d.avif", "width": 800, "type": "image/avif"},
                {"src": "/images/a.webp", "width": 480, "type": "image/webp"}]}),
            "full",
            r#"<source type="image/avif" sizes="100vw" srcset="../../images/a.avif?a&amp;b 480w, ../../images/c%2Cd.avif 800w">"#,
            r#"<link rel="preload" as="image" type="image/avif" fetchpriority="high" imagesrcset="../../images/a.avif?a&amp;b 480w, ../../images/c%2Cd.avif 800w" imagesizes="100vw">"#,
        );
        check(
            json!({"src": "/images/a.jpg", "alt": "A", "width": 800, "height": 9, "sources": [{"src": "/images/b.jpg", "width": 480}]}),
            "wide",
            r#"sizes="(min-width: 68rem) 64rem, 100vw" srcset="../../images/b.jpg 480w, ../../images/a.jpg 800w""#,
            r#"<link rel="preload" as="image" fetchpriority="high" imagesrcset="../../images/b.jpg 480w, ../../images/a.jpg 800w" imagesizes="(min-width: 68rem) 64rem, 100vw">"#,
        );
        check(
            json!({"src": "/images/drawing.svg", "alt": "A"}),
            "inline",
            r#"src="../../images/drawing.svg""#,
            r#"<link rel="preload" as="image" fetchpriority="high" href="../../images/drawing.svg">"#,
        );
        check(
            json!({"src": "/images/a.jpg", "alt": "A", "type": "image/jpeg", "sources": [{"src": "/images/a.avif", "type": "image/avif"}]}),
            "inline",
            r#"<source type="image/avif""#,
            "",
        );
    }

    #[test]
    fn without_a_lead_picture_nothing_is_preloaded() {
        let embed =
            json!({"type": "embed", "url": "https://v.example/1", "poster": "/images/a.jpg"});
        let film = json!({"type": "figure", "media": {"kind": "video", "src": "/v.mp4", "poster": "/images/a.jpg"}});
        for lead in [Value::Null, embed, film] {
            let page = page(lead);
            assert_eq!(preload(page.lead.as_ref()), "");
            assert!(
                !page.document.contains("fetchpriority"),
                "{}",
                page.document
            );
        }
    }

    #[test]
    fn a_front_preloads_the_picture_of_its_lead() {
        let item = |id: &str| json!({"id": id, "lang": "en", "headline": "A", "image": {"src": "../images/a.jpg", "alt": "A"}});
        let index = |blocks: Value| json!({"schema": "action-news/index/1", "older": 3, "items": [item("world/a"), item("b")], "blocks": blocks});
        let lead = json!([{"layout": "lead", "count": 2}]);
        let expected =
            r#"<link rel="preload" as="image" fetchpriority="high" href="./images/a.jpg">"#;
        for (archive_page, blocks, expected) in [
            (None, lead, expected),
            (std::num::NonZeroU32::new(2), json!([]), ""),
        ] {
            let route = FrontRoute {
                front: Front::Home,
                language: Language::ENGLISH,
                archive_page,
            };
            let index = article::read_index(index(blocks).to_string().as_bytes())
                .expect("an index")
                .0;
            let page = renderer().front(&route, index.into());
            assert_eq!(preload(page.lead.as_ref()), expected);
            let is_urgent = page.document.contains("fetchpriority");
            assert_eq!(is_urgent, !expected.is_empty(), "{}", page.document);
        }
    }
}
