//! Islands: components that start on demand inside a published page, and their registry.
//!
//! When an island's trigger fires, the page script (`web/page/islands.js`, `program.js`) loads the program, creates an
//! element, calls [`mount`] with it, and replaces the server-rendered nodes by it. Yew renders in a microtask: the caller
//! has to insert the root into the document before that.
//!
//! [`mount`] does not panic on invalid input: for an unknown name or invalid props it returns `false`. If the program
//! traps nevertheless, on start or in a later event, the page script catches the `WebAssembly.RuntimeError`, restores the
//! server-rendered nodes of all islands, shows a message in the page's language, and offers to retry with a new instance.
//! A trapped instance is never called again, since its memory may be inconsistent: its listeners below the root are
//! removed with the root, all others by the signal that [`mount`] gets.
//!
//! ARCHITECTURE.md ("Walk-throughs") has the steps to add an island.
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
pub use lightbox::{Lightbox, LightboxProps, use_pictures};

/// Longer props are rejected. A document of another system has at most 8 MiB before it is imported.
const MAX_PROPS_BYTES: usize = 16 * 1024 * 1024;

/// Renders the island with this name into `root`. `props`: JSON; the component's module documents its shape.
///
/// `signal`: aborted when the program has trapped, so that the browser removes the island's listeners outside its root.
///
/// Returns `false` and renders nothing if the name is unknown or the props are invalid.
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

/// Destroys the island in this element, if there is one: runs the cleanup of its effects and removes its listeners.
pub fn unmount(root: &Element) {
    let mounted = MOUNTED.with_borrow_mut(|all| {
        let index = all.iter().position(|mounted| mounted.root == *root)?;
        Some(all.swap_remove(index))
    });
    // After the borrow: destroying runs the component's own code, which may mount or unmount.
    if let Some(mounted) = mounted {
        (mounted.destroy)();
    }
}

/// An island with its parsed props.
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
        let props: Value = serde_json::from_slice(props.as_bytes()).ok()?;
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
    fn unknown_names_and_invalid_props_are_rejected() {
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
