//! The article island: `/read` and `/preview` show an imported document with it.
//!
//! Props: those of [`page_props`], and `{"portal": …, "article": …}`; `portal` may be `null`. Both are validated as if they
//! came from a server: the output of the importer's worker is not trusted.

use super::lightbox::{Lightbox, use_pictures};
use super::page_props;
use crate::components::{Extent, Shared, SharedPageContext, article_view};
use article::Article;
use serde_json::Value;
use web_sys::AbortSignal;
use yew::prelude::*;

/// Props of [`ArticleIsland`].
#[derive(Properties, Clone, PartialEq)]
pub struct ArticleIslandProps {
    /// The article.
    pub article: Shared<Article>,
    /// The context of the page.
    pub page: SharedPageContext,
    /// As in [`super::LightboxProps`].
    #[prop_or_default]
    pub signal: Option<AbortSignal>,
}

/// An article and its lightbox, without header bar and footer.
#[component]
pub fn ArticleIsland(props: &ArticleIslandProps) -> Html {
    let ArticleIslandProps {
        article,
        page,
        signal,
    } = props.clone();
    let pictures = use_pictures(Some(article.clone()), page.clone());
    html! {
        <>
            { article_view(&page.borrowed(), &article, Extent::Whole) }
            <Lightbox {pictures} {page} {signal} />
        </>
    }
}

/// Parses the props; `None` if they are invalid. An invalid portal is ignored.
pub(super) fn read_props(props: &Value) -> Option<ArticleIslandProps> {
    let (article, _) = article::read_value(props.get("article")?).ok()?;
    let portal = props.get("portal").map(article::read_portal_value);
    let portal = portal.and_then(Result::ok).map(|(portal, _)| portal);
    Some(ArticleIslandProps {
        article: Shared::new(article),
        page: page_props::read(props, portal)?,
        signal: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn article() -> Value {
        json!({"schema": "action-news/article/1", "id": "world/a", "headline": "Snow", "section": {"id": "world", "name": "World"},
            "body": [
                {"type": "paragraph", "text": [{"t": "more", "href": "/about/"}, {"t": "x", "href": "javascript:alert(1)"}]},
                {"type": "figure", "media": {"src": "https://i.example/a.jpg", "width": 1600, "height": 900, "alt": "Ice"}}]})
    }

    fn portal() -> Value {
        json!({"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en",
            "sections": [{"id": "world", "name": "World"}]})
    }

    async fn rendered(props: ArticleIslandProps) -> String {
        let renderer =
            yew::LocalServerRenderer::<ArticleIsland>::with_props(props).hydratable(false);
        tokio::task::LocalSet::new()
            .run_until(renderer.render())
            .await
    }

    #[tokio::test]
    async fn an_article_is_rendered_with_links_of_its_site_and_a_lightbox() {
        let props =
            json!({"language": "en", "root": "/east/", "portal": portal(), "article": article()});
        let html = rendered(read_props(&props).expect("props")).await;
        for part in [
            ">Snow</h1>",
            "href=\"/east/about/\"",
            "href=\"/east/world/\"",
            "id=\"img-1\"",
            "<dialog",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("javascript:"), "{html}");
        // Neither `main` nor footer.
        let page_parts = ["<main", "class=\"footer"];
        assert!(!page_parts.iter().any(|it| html.contains(it)), "{html}");
    }

    #[tokio::test]
    async fn the_portal_is_optional() {
        for portal in [Value::Null, json!({"schema": "other"}), json!(3)] {
            let props = json!({"language": "ar", "portal": portal, "article": article()});
            let html = rendered(read_props(&props).expect("props")).await;
            assert!(html.contains("href=\"/about/\""), "{html}");
        }
    }

    #[test]
    fn invalid_articles_are_rejected() {
        for props in [
            json!({"language": "en", "article": {"schema": "action-news/article/1"}}),
            json!({"language": "en", "article": null}),
            json!({"language": "en"}),
            json!({"article": article()}),
        ] {
            assert!(read_props(&props).is_none(), "{props}");
        }
    }
}
