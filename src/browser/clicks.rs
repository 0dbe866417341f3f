//! Delegated listeners for links and controls: they read `href` and `data-action`.

use super::listener::{Listener, Phase};
use super::{document, embeds, window};
use crate::route::is_file;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlAnchorElement, HtmlDetailsElement, HtmlElement, KeyboardEvent, MouseEvent,
};

/// An interaction of the reader with a link or a control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interaction {
    /// Follows a link to another page.
    FollowLink(Link),
    /// Points at a link, touches it or moves focus to it.
    LinkIntent(Link),
    /// Presses "Try again".
    Retry,
    /// Dismisses the notice with this id.
    DismissNotice(String),
    /// Follows a link within the page. The browser scrolls there.
    FollowFragment,
}

/// A link to another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The absolute URL.
    href: String,
    /// Its path, if it has the page's origin.
    path: Option<String>,
    query_and_fragment: String,
    /// Whether it is a link to a file, which the browser opens.
    is_file: bool,
}

impl Link {
    /// The URL as `portal.json` has it: a path below the site's root with a leading `/`, else the absolute URL.
    pub fn address(&self, root: &str) -> String {
        let below = self.path.as_ref().and_then(|path| path.strip_prefix(root));
        below.map_or_else(|| self.href.clone(), |below| format!("/{below}"))
    }

    /// Path, query and fragment, if the link leads to a page of the site.
    pub fn page(&self, root: &str) -> Option<String> {
        let path = self
            .path
            .as_ref()
            .filter(|path| path.starts_with(root) && !self.is_file)?;
        Some(format!("{path}{}", self.query_and_fragment))
    }
}

/// The listeners, which are removed when this is dropped.
pub struct Listeners {
    _listeners: Vec<Listener>,
}

impl Listeners {
    /// Adds the listeners. `on_interaction` returns whether it has handled the interaction; if not, the browser does.
    pub fn new(on_interaction: impl Fn(Interaction) -> bool + 'static) -> Self {
        let Some(document) = document() else {
            return Self {
                _listeners: Vec::new(),
            };
        };
        let on_interaction: Rc<dyn Fn(Interaction) -> bool> = Rc::new(on_interaction);
        let listen = |kind, callback| Listener::new(&document, kind, Phase::Bubble, None, callback);
        let on_click = Rc::clone(&on_interaction);
        let clicks = Box::new(move |event: Event| on_document_click(&event, &*on_click));
        let keys = Box::new(|event: Event| {
            if event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape")
            {
                close_disclosure(None, true);
            }
        });
        let focus = Box::new(|event: Event| close_disclosure(target(&event).as_ref(), false));
        let mut listeners = vec![
            listen("click", clicks),
            listen("keydown", keys),
            listen("focusin", focus),
        ];
        for kind in ["pointerover", "touchstart", "focusin"] {
            let on_interaction = Rc::clone(&on_interaction);
            let intent = Box::new(move |event: Event| {
                let link = target(&event).and_then(|at| closest(&at, "a[href]"));
                if let Some(link) = link.and_then(|anchor| read_link(&anchor)) {
                    on_interaction(Interaction::LinkIntent(link));
                }
            });
            listeners.push(listen(kind, intent));
        }
        Self {
            _listeners: listeners,
        }
    }
}

fn on_document_click(event: &Event, on_interaction: &dyn Fn(Interaction) -> bool) {
    let Some(target) = target(event) else { return };
    let link = closest::<HtmlAnchorElement>(&target, "a[href]");
    // A click on an entry of a menu closes it, as does a click outside.
    close_disclosure(Some(&target).filter(|_| link.is_none()), false);
    if event.default_prevented() {
        return;
    }
    let event = event.unchecked_ref::<MouseEvent>();
    let is_plain = is_plain_click(event);
    if let Some(control) = closest::<HtmlElement>(&target, "[data-action]")
        && (is_plain || link.is_none())
    {
        run_control(event, &control, on_interaction);
        return;
    }
    let Some(anchor) = link.filter(|_| is_plain) else {
        return;
    };
    if anchor.has_attribute("download") || !matches!(anchor.target().as_str(), "" | "_self") {
        return;
    }
    match read_link(&anchor) {
        None => {
            on_interaction(Interaction::FollowFragment);
        }
        Some(link) => {
            if on_interaction(Interaction::FollowLink(link)) {
                event.prevent_default();
            }
        }
    }
}

/// Whether a click has no meaning of its own for links, such as opening another tab or downloading.
pub(super) fn is_plain_click(click: &MouseEvent) -> bool {
    click.button() == 0
        && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

fn run_control(event: &Event, control: &HtmlElement, on_interaction: &dyn Fn(Interaction) -> bool) {
    match control.get_attribute("data-action").as_deref() {
        Some("retry") => {
            on_interaction(Interaction::Retry);
        }
        Some("dismiss") => {
            let id = control.get_attribute("data-id").unwrap_or_default();
            on_interaction(Interaction::DismissNotice(id));
        }
        Some("load-embed") => embeds::load(control),
        _ => return,
    }
    event.prevent_default();
}

/// Reads a link; `None` for one within the page.
fn read_link(anchor: &HtmlAnchorElement) -> Option<Link> {
    let location = window()?.location();
    let is_same_origin = location.origin().ok()? == anchor.origin();
    let (path, hash) = (anchor.pathname(), anchor.hash());
    if is_same_origin && !hash.is_empty() && location.pathname().ok()? == path {
        return None;
    }
    Some(Link {
        href: anchor.href(),
        // Files and feeds are left to the browser.
        is_file: anchor.has_attribute("data-document") || is_file(&path),
        path: is_same_origin.then_some(path),
        query_and_fragment: anchor.search() + &hash,
    })
}

/// Closes the open disclosure, unless it contains `except`. `by_key`: moves focus to its summary.
fn close_disclosure(except: Option<&Element>, by_key: bool) {
    let open = document().and_then(|page| {
        let found = page.query_selector("details[data-disclosure][open]");
        Some(found.ok()??.unchecked_into::<HtmlDetailsElement>())
    });
    let Some(open) = open else { return };
    if except.is_some_and(|element| open.contains(Some(element))) {
        return;
    }
    open.set_open(false);
    if let Some(summary) = open.first_element_child().filter(|_| by_key) {
        super::focus::focus(&summary);
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()
}

fn closest<T: JsCast>(element: &Element, selector: &str) -> Option<T> {
    element.closest(selector).ok()??.dyn_into().ok()
}
