//! Islands: components that start on demand inside a published page, and their registry.
//!
//! The page script (`web/page/islands.js`) loads the program when an island's trigger fires, makes a fresh element, has
//! [`mount`] render the component into it, and puts it in the place of the server-rendered nodes, which it keeps.
//! Mounting draws in a microtask: whoever mounts puts the root into the document before giving control back.
//!
//! Nothing here panics on what a page says: an unknown name and unreadable props are `false`. If the program traps all
//! the same, while it starts or at any later event, the page script hears the `WebAssembly.RuntimeError`, puts the
//! server-rendered nodes of every island back, says so in the page's language, and offers to try again with a fresh copy
//! of the program. A trapped copy is never called again, since its memory may be inconsistent: its listeners below the
//! root go with the root, all others are removed by the signal that [`mount`] is given.
//!
//! A new island is a component, a variant of [`IslandName`], and an arm of [`mount`].
//! In the client-rendered app the same components are part of the tree.

use crate::components::IslandName;
use serde_json::Value;
use std::cell::RefCell;
use web_sys::{AbortSignal, Element};
use yew::html::BaseComponent;
use yew::{AppHandle, Renderer};

mod article;
mod lightbox;
mod page_props;

pub use article::{ArticleIsland, ArticleIslandProps};
#[cfg(not(target_arch = "wasm32"))]
pub use lightbox::lightbox_props;
pub use lightbox::{ArticleLightbox, ArticleLightboxProps, Lightbox, LightboxProps};

/// Longer props are refused. An article has at most 8 MiB before it is imported.
const MAX_PROPS_BYTES: usize = 16 * 1024 * 1024;

/// Renders the island of this name into an element. `props`: JSON, as the component's module describes it.
///
/// `signal`: aborted when the program has trapped, so that the browser removes the island's listeners outside its root.
///
/// `false`, and nothing rendered, if there is no such island or the props are not its.
pub fn mount(name: &str, root: Element, props: &str, signal: AbortSignal) -> bool {
    let signal = Some(signal);
    match Island::parse(name, props) {
        Some(Island::Article(props)) => {
            render::<ArticleIsland>(root, ArticleIslandProps { signal, ..props });
        }
        Some(Island::Lightbox(props)) => {
            render::<Lightbox>(root, LightboxProps { signal, ..props });
        }
        None => return false,
    }
    true
}

/// Destroys the island in this element, if there is one: its effects end, its listeners are removed.
pub fn unmount(root: &Element) {
    let mounted = MOUNTED.with_borrow_mut(|all| {
        let index = all.iter().position(|mounted| mounted.root == *root)?;
        Some(all.swap_remove(index))
    });
    // Outside the borrow: destroying runs code of the component.
    if let Some(mounted) = mounted {
        (mounted.destroy)();
    }
}

/// An island with its props.
enum Island {
    Article(ArticleIslandProps),
    Lightbox(LightboxProps),
}

impl Island {
    fn parse(name: &str, props: &str) -> Option<Self> {
        let name = IslandName::parse(name)?;
        if props.len() > MAX_PROPS_BYTES {
            return None;
        }
        let props: Value = serde_json::from_str(props).ok()?;
        match name {
            IslandName::Article => article::read_props(&props).map(Self::Article),
            IslandName::Lightbox => lightbox::read_props(&props).map(Self::Lightbox),
        }
    }
}

/// A rendered island.
struct Mounted {
    root: Element,
    destroy: Box<dyn FnOnce()>,
}

thread_local! {
    static MOUNTED: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

fn render<C: BaseComponent>(root: Element, props: C::Properties) {
    let app: AppHandle<C> = Renderer::<C>::with_root_and_props(root.clone(), props).render();
    let destroy = Box::new(move || app.destroy());
    MOUNTED.with_borrow_mut(|all| all.push(Mounted { root, destroy }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_island_is_refused() {
        let lightbox = json!({"language": "en", "pictures": []}).to_string();
        assert!(Island::parse("lightbox", &lightbox).is_some());
        let bad_article = json!({"language": "en", "article": {"schema": "other"}}).to_string();
        let too_long = format!(
            "{{\"x\": \"{}\", {}",
            " ".repeat(MAX_PROPS_BYTES),
            &lightbox[1..]
        );
        for (name, props) in [
            ("crossword", lightbox.as_str()),
            ("", &lightbox),
            ("lightbox", ""),
            ("lightbox", "{"),
            ("lightbox", "null"),
            ("lightbox", "{\"language\": \"en\"}"),
            ("lightbox", &too_long),
            ("article", &lightbox),
            ("article", &bad_article),
        ] {
            let shown: String = props.chars().take(40).collect();
            assert!(Island::parse(name, props).is_none(), "{name} {shown}");
        }
    }
}
