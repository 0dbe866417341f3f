//! Where the app stands in the page, and where the site stands on its server.

use super::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlLinkElement};

/// The element that the client-rendered app is mounted in. Published pages have none.
pub fn app_root() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The path below which the site lives, from `/` to `/`: the folder of the page's icon,
/// which every build puts at the site's root.
pub fn site_root() -> String {
    let path = || {
        let link = document()?.query_selector("link[rel=icon]").ok()??;
        let href = link.dyn_into::<HtmlLinkElement>().ok()?.href();
        let origin = window()?.location().origin().ok()?;
        let path = href.strip_prefix(origin.as_str())?;
        path.rfind('/')
            .and_then(|end| path.get(..=end).map(str::to_owned))
    };
    path().unwrap_or_else(|| "/".to_owned())
}
