//! The program: mounts the app in `#app`, and exports the functions that mount islands.
//!
//! A published page has no `#app`. There the page script fetches this program for an island and calls [`mount_island`].
//!
//! The exports are here and not in the library: every program that links the library would export them too.

use action_news::app::App;
use action_news::browser::page_root::app_root;
use action_news::islands;
use action_news::text::Language;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{AbortSignal, Element};

/// Smaller than `dlmalloc`, the standard library's allocator, and not slower.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

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

/// See [`Language::add`].
#[wasm_bindgen]
pub fn add_language(file: &str) -> bool {
    Language::add(file.as_bytes())
}

/// See [`islands::unmount`].
#[wasm_bindgen]
pub fn unmount_island(root: &Element) {
    islands::unmount(root);
}
