//! `<action-news-headlines>`.

use crate::document_site::DocumentSite;
use crate::host_attributes::host_attributes;
use crate::js::{JsArgs, JsObject};
use crate::options::{Interface, heading_level, read_portal};
use crate::vnode_to_js::vnode_to_js;
use action_news::components::{PageContext, embedded};
use article::Article;
use article::index::Item;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// Renders the headlines of a front's index. Options as for [`article`](crate::article), and `count`, the maximum
/// number of stories.
pub fn headlines(options: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    let options = JsArgs(options);
    let Ok((index, _)) = article::read_index(bytes) else {
        return JsValue::UNDEFINED;
    };
    let portal = read_portal(portal);
    let site = DocumentSite::of(&options.text("src"), &options.text("home"), None);
    let first = index.items.first().map_or("", |item| item.lang.as_str());
    let paths = site.paths(portal.as_ref());
    let Interface { language, wanted } = Interface::of(&options, first);
    let page = PageContext::new(&paths, portal.as_ref(), language, &site.data_path);
    let stories = index.items.into_iter().map(|item| (item, None));
    let title = index.title.unwrap_or_default();
    render(&options, &page, stories, &title)
        .set("strings", wanted)
        .into()
}

/// Renders the headlines of imported articles: the articles of another system's list, each converted to our format.
/// They link to the articles' canonical URLs.
pub fn stories(options: &JsValue, articles: Vec<Uint8Array>) -> JsValue {
    let options = JsArgs(options);
    let articles: Vec<Article> = articles
        .iter()
        .filter_map(|bytes| article::read(&bytes.to_vec()).ok())
        .map(|(article, _)| article)
        .collect();
    let site = DocumentSite::of(&options.text("src"), &options.text("home"), None);
    let first = articles.first().map_or("", |article| article.lang.as_str());
    let paths = site.paths(None);
    let Interface { language, wanted } = Interface::of(&options, first);
    let page = PageContext::new(&paths, None, language, &site.data_path);
    let stories = articles.iter().map(|article| {
        let url = article.url.as_ref().map(|url| page.address(url));
        (Item::of(article), url)
    });
    render(&options, &page, stories, "")
        .set("strings", wanted)
        .into()
}

/// `stories`: each with the URL that it links to, or `None` for its page on the site.
fn render(
    options: &JsArgs<'_>,
    page: &PageContext<'_>,
    stories: impl Iterator<Item = (Item, Option<String>)>,
    title: &str,
) -> JsObject {
    let level = heading_level(options);
    let count = options.text("count").parse().unwrap_or(5);
    let view = embedded::headlines(page, &mut stories.take(count));
    JsObject::new()
        .set(
            "nodes",
            vnode_to_js(&view, &|tag| host_attributes(tag, level, 2)),
        )
        .set("id", page.data_path)
        .set("site", page.site.root.as_str())
        .set("title", title)
        .set("language", page.language.code())
        .set("dir", page.language.dir().as_str())
}
