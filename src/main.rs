//! Starts the app in a page that has a place for it.
//!
//! A published page has none: there this program is fetched for an island, and does nothing before one is mounted.
//!
//! What JavaScript calls is exported here and not in the library, whose other users would export it too.

use action_news::app::App;
use action_news::browser::page_root::app_root;
use action_news::islands;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{AbortSignal, Element};

fn main() {
    if let Some(root) = app_root() {
        yew::Renderer::<App>::with_root(root).render();
    }
}

/// See [`islands::mount`].
#[wasm_bindgen]
pub fn mount_island(name: &str, root: Element, props: &str, signal: AbortSignal) -> bool {
    islands::mount(name, root, props, signal)
}

/// See [`islands::unmount`].
#[wasm_bindgen]
pub fn unmount_island(root: &Element) {
    islands::unmount(root);
}
