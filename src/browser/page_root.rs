//! The app's root element, and the path of the site's root.

use super::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlLinkElement};

/// The element in which the client-rendered app is mounted. Published pages have none.
pub fn app_root() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// Removes `#preview`, the beginning of the article that `index.html` shows before the app has rendered it.
pub fn remove_preview() {
    if let Some(preview) = document().and_then(|it| it.get_element_by_id("preview")) {
        preview.remove();
    }
}

/// The path of the site's root, from `/` to `/`: the folder of the page's icon, which every build places there.
pub fn site_root() -> String {
    let path = || {
        let link = document()?.query_selector("link[rel=icon]").ok()??;
        let href = link.unchecked_into::<HtmlLinkElement>().href();
        let origin = window()?.location().origin().ok()?;
        let path = href.strip_prefix(origin.as_str())?;
        path.rfind('/')
            .and_then(|end| path.get(..=end).map(str::to_owned))
    };
    path().unwrap_or_else(|| "/".to_owned())
}
