//! `<action-news-header>`.

use crate::host_attributes::host_attributes;
use crate::js::{JsArgs, JsObject};
use crate::options::{Interface, read_portal};
use crate::vnode_to_js::vnode_to_js;
use action_news::components::{
    HeaderBarProps, Shared, SharedPageContext, Zoom, embedded, rendered_notices,
};
use action_news::route::Site;
use wasm_bindgen::JsValue;
use yew::AttrValue;

/// Renders the header bar of a portal, given its `portal.json`. `options`, all of them strings:
///
/// | | |
/// |---|---|
/// | `root` | root URL of the site |
/// | `language` | interface language (BCP 47); empty for the host page's |
/// | `hostLanguage` | of the host page |
/// | `languages` | codes of the languages whose strings can be added, separated by spaces |
/// | `region` | id of the region whose time and temperature are shown; empty for the portal's default |
///
/// Clock and temperature are empty: the page script's modules fill them in, as in a published page. `now_ms`
/// (milliseconds since 1970) decides which notices are active.
pub fn header(options: &JsValue, portal: &[u8], now_ms: f64) -> JsValue {
    let options = JsArgs(options);
    let Some(portal) = read_portal(Some(portal.to_vec())) else {
        return JsValue::UNDEFINED;
    };
    let root = options.text("root");
    let Interface { language, wanted } = Interface::of(&options, "");
    let region = Some(options.text("region"))
        .filter(|id| portal.regions.iter().any(|region| region.id == *id))
        .or_else(|| portal.default_region.clone());
    let name = portal.name.clone();
    let props = HeaderBarProps {
        notices: rendered_notices(&portal.notices, now_ms, &[]),
        page: SharedPageContext {
            site: Shared::new(Site::of(&portal, &root)),
            portal: Some(Shared::new(portal)),
            language,
            data_path: AttrValue::default(),
            zoom: Zoom::None,
        },
        route: None,
        clock: None,
        region: region.map(AttrValue::from),
        temperature: None,
        link_note: false,
    };
    let view = embedded::header(&props);
    JsObject::new()
        .set(
            "nodes",
            vnode_to_js(&view, &|tag| host_attributes(tag, 1, 1)),
        )
        .set("id", "portal")
        .set("site", root)
        .set("title", name)
        .set("language", language.code())
        .set("strings", wanted)
        .set("dir", language.dir().as_str())
        .into()
}
