//! Reproduces two bugs of Yew 0.23, for `e2e/tests/journeys/yew.rs`.
//!
//! The delegated listeners of a root are never removed and keep its host alive (`dom_bundle/subtree_root.rs`: "The registry is
//! never dropped in production"). And a panic during rendering leaves the scheduler marked as running
//! (`scheduler.rs`), so that no root of that program is rendered again.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// A mounted root.
#[wasm_bindgen]
pub struct Root(AppHandle<Counter>);

#[wasm_bindgen]
impl Root {
    /// Destroys the root with Yew's `AppHandle::destroy`.
    pub fn destroy(self) {
        self.0.destroy();
    }
}

/// Mounts a button that counts its clicks.
#[wasm_bindgen]
pub fn mount(host: Element) -> Root {
    root(host, Panics::Never)
}

/// Mounts a button whose click handler panics.
#[wasm_bindgen]
pub fn mount_panicking_in_handler(host: Element) -> Root {
    root(host, Panics::InHandler)
}

/// Mounts a button that panics when it is rendered again after a click.
#[wasm_bindgen]
pub fn mount_panicking_in_view(host: Element) -> Root {
    root(host, Panics::InView)
}

fn root(host: Element, panics: Panics) -> Root {
    Root(yew::Renderer::with_root_and_props(host, Faulty { panics }).render())
}

#[derive(Clone, Copy, PartialEq)]
enum Panics {
    Never,
    InHandler,
    InView,
}

#[derive(Properties, PartialEq)]
struct Faulty {
    panics: Panics,
}

struct Counter {
    clicks: u32,
}

impl Component for Counter {
    type Message = ();
    type Properties = Faulty;

    fn create(_: &Context<Self>) -> Self {
        Self { clicks: 0 }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.clicks += 1;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let panics = ctx.props().panics;
        assert!(
            panics != Panics::InView || self.clicks == 0,
            "a fault in a view"
        );
        let onclick = ctx.link().callback(move |_: MouseEvent| {
            assert!(panics != Panics::InHandler, "a fault in a handler");
        });
        html! { <button {onclick}>{ self.clicks }</button> }
    }
}
