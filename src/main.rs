//! Starts the app in a page that has a place for it.
//!
//! A published page has none: there this program is fetched for an island, and does nothing before one is mounted.

use action_news::app::App;
use action_news::browser::page_root::app_root;

fn main() {
    if let Some(root) = app_root() {
        yew::Renderer::<App>::with_root(root).render();
    }
}
