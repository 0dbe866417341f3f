//! `<action-news-article>`.

use crate::document_site::DocumentSite;
use crate::host_attributes::host_attributes;
use crate::js::{JsArgs, JsObject};
use crate::options::{Interface, heading_level, read_portal};
use crate::vnode_to_js::vnode_to_js;
use action_news::components::{PageContext, embedded};
use wasm_bindgen::JsValue;

/// Renders an article. `options`, all of them strings:
///
/// | | |
/// |---|---|
/// | `src` | the document's URL; empty if it was passed as an object |
/// | `home` | root URL of the site that published the script |
/// | `language` | interface language (BCP 47); empty for the article's |
/// | `hostLanguage` | of the host page: used if the interface is not available in the article's |
/// | `languages` | codes of the languages whose strings can be added, separated by spaces |
/// | `headingLevel` | level of the headline, 1 to 6 |
///
/// `portal` is the `portal.json` of `home`, if available: it says which embeds can be loaded and which sections have
/// fronts. The result also has `url`, the article's canonical URL.
pub fn article(options: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    let options = JsArgs(options);
    let Ok((article, _)) = article::read(bytes) else {
        return JsValue::UNDEFINED;
    };
    let portal = read_portal(portal);
    let id = article.id.as_str();
    let site = DocumentSite::of(&options.text("src"), &options.text("home"), Some(id));
    let Interface { language, wanted } = Interface::of(&options, article.lang.as_str());
    let paths = site.paths(portal.as_ref());
    let page = PageContext::new(&paths, portal.as_ref(), language, &site.data_path);
    let level = heading_level(&options);
    let view = embedded::article(&page, &article);
    let url = article.url.as_ref().map(|url| page.address(url));
    JsObject::new()
        .set(
            "nodes",
            vnode_to_js(&view, &|tag| host_attributes(tag, level, 1)),
        )
        .set("id", id)
        .set("title", article.headline.plain())
        .set("language", language.code())
        .set("strings", wanted)
        .set("dir", language.dir().as_str())
        .set("url", url.unwrap_or_else(|| site.page_url(id)))
        .set("site", site.root)
        .into()
}
