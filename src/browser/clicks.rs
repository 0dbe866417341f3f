//! Clicks and intents, heard by a few delegated listeners that read `href` and `data-action`.

use super::{document, embeds, window};
use crate::route::is_file;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlAnchorElement, HtmlDetailsElement, HtmlElement, KeyboardEvent, MouseEvent,
};

/// What a reader does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gesture {
    /// Follows a link.
    Follow(Link),
    /// Is about to follow a link: points at it, touches it or moves focus to it.
    Intend(Link),
    /// Asks for the failed page again.
    Retry,
    /// Dismisses a notice.
    Dismiss(String),
    /// Follows a link within the page: the browser goes there, the page stays.
    LeavePosition,
}

/// A link that leaves the page it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The whole URL.
    href: String,
    /// Its path, where it is of the page's own origin.
    path: Option<String>,
    /// Query and fragment.
    rest: String,
    /// Whether it leads to a file, not to a page.
    is_file: bool,
}

impl Link {
    /// As `portal.json` would write it: a path below the site's root with its leading `/`, else the whole URL.
    pub fn address(&self, root: &str) -> String {
        let below = self.path.as_ref().and_then(|path| path.strip_prefix(root));
        below.map_or_else(|| self.href.clone(), |below| format!("/{below}"))
    }

    /// The path to go to without a reload, if the link leads to a page of the site.
    pub fn page(&self, root: &str) -> Option<String> {
        let path = self
            .path
            .as_ref()
            .filter(|path| path.starts_with(root) && !self.is_file)?;
        Some(format!("{path}{}", self.rest))
    }
}

/// Listens as long as it is kept. `on_gesture` says whether it took care of the gesture; if not, the browser does.
pub struct Listeners {
    _listeners: Vec<EventListener>,
}

impl Listeners {
    /// Starts to listen.
    pub fn new(on_gesture: impl Fn(Gesture) -> bool + 'static) -> Self {
        let Some(document) = document() else {
            return Self {
                _listeners: Vec::new(),
            };
        };
        let on_gesture: Rc<dyn Fn(Gesture) -> bool> = Rc::new(on_gesture);
        let active = EventListenerOptions::enable_prevent_default();
        let on_click = Rc::clone(&on_gesture);
        let clicks = EventListener::new_with_options(&document, "click", active, move |event| {
            clicked(event, &*on_click);
        });
        let keys = EventListener::new(&document, "keydown", |event| {
            if event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape")
            {
                close_disclosure(None, true);
            }
        });
        let focus = EventListener::new(&document, "focusin", |event| {
            close_disclosure(target(event).as_ref(), false)
        });
        let mut listeners = vec![clicks, keys, focus];
        for kind in ["pointerover", "touchstart", "focusin"] {
            let on_gesture = Rc::clone(&on_gesture);
            listeners.push(EventListener::new(&document, kind, move |event| {
                let link = target(event).and_then(|at| closest(&at, "a[href]"));
                if let Some(link) = link.and_then(|anchor| read_link(&anchor)) {
                    on_gesture(Gesture::Intend(link));
                }
            }));
        }
        Self {
            _listeners: listeners,
        }
    }
}

fn clicked(event: &Event, on_gesture: &dyn Fn(Gesture) -> bool) {
    let Some(target) = target(event) else { return };
    let link = closest::<HtmlAnchorElement>(&target, "a[href]");
    // A chosen entry closes its menu, and so does a click elsewhere.
    close_disclosure(Some(&target).filter(|_| link.is_none()), false);
    if event.default_prevented() {
        return;
    }
    let Some(event) = event.dyn_ref::<MouseEvent>() else {
        return;
    };
    let is_plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if let Some(control) = closest::<HtmlElement>(&target, "[data-action]")
        && (is_plain || link.is_none())
    {
        act(event, &control, on_gesture);
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
            on_gesture(Gesture::LeavePosition);
        }
        Some(link) => {
            if on_gesture(Gesture::Follow(link)) {
                event.prevent_default();
            }
        }
    }
}

fn act(event: &Event, control: &HtmlElement, on_gesture: &dyn Fn(Gesture) -> bool) {
    match control.get_attribute("data-action").as_deref() {
        Some("retry") => {
            on_gesture(Gesture::Retry);
        }
        Some("dismiss") => {
            let id = control.get_attribute("data-id").unwrap_or_default();
            on_gesture(Gesture::Dismiss(id));
        }
        Some("load-embed") => embeds::load(control),
        _ => return,
    }
    event.prevent_default();
}

/// `None` for a link within the page, which the browser follows.
fn read_link(anchor: &HtmlAnchorElement) -> Option<Link> {
    let location = window()?.location();
    let is_same_origin = location.origin().ok()? == anchor.origin();
    let (path, hash) = (anchor.pathname(), anchor.hash());
    if is_same_origin && !hash.is_empty() && location.pathname().ok()? == path {
        return None;
    }
    // Published pages name their files; the address bar need not.
    let path = path
        .strip_suffix("index.html")
        .map_or_else(|| path.clone(), str::to_owned);
    Some(Link {
        href: anchor.href(),
        // Files and feeds are left to the browser.
        is_file: anchor.has_attribute("data-document") || is_file(&path),
        path: is_same_origin.then_some(path),
        rest: anchor.search() + &hash,
    })
}

/// Closes the open disclosure, but not if it holds `except`. `by_key`: gives focus back to its summary.
fn close_disclosure(except: Option<&Element>, by_key: bool) {
    let open = document().and_then(|page| {
        let found = page.query_selector("details[data-disclosure][open]");
        found.ok()??.dyn_into::<HtmlDetailsElement>().ok()
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
