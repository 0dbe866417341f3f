//! What a reader does, heard on a few delegated listeners that read `href` and `data-*`.

use super::property::{is_true, number, set, text, value};
use super::{document, embeds, location};
use crate::route::is_file;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

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
            if text(event, "key") == "Escape" {
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
                let link = target(event).and_then(|at| at.closest("a[href]").ok().flatten());
                if let Some(link) = link.and_then(|anchor| read_link(&anchor)) {
                    on_gesture(Gesture::Intend(link));
                }
            }));
        }
        // Who points at a link already is not told of again.
        let pointed = document.query_selector("a[href]:hover").ok().flatten();
        if let Some(link) = pointed.and_then(|anchor| read_link(&anchor)) {
            on_gesture(Gesture::Intend(link));
        }
        Self {
            _listeners: listeners,
        }
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()
}

fn clicked(event: &Event, on_gesture: &dyn Fn(Gesture) -> bool) {
    let Some(target) = target(event) else { return };
    let link = target.closest("a[href]").ok().flatten();
    // A chosen entry closes its menu, and so does a click elsewhere.
    close_disclosure(Some(&target).filter(|_| link.is_none()), false);
    if is_true(event, "defaultPrevented") {
        return;
    }
    if let Some(control) = target.closest("[data-action]").ok().flatten() {
        act(event, &control, on_gesture);
        return;
    }
    let modified = ["ctrlKey", "metaKey", "shiftKey", "altKey"];
    let plain = number(event, "button") == 0.0 && !modified.iter().any(|key| is_true(event, key));
    let Some(anchor) = link else { return };
    let elsewhere = anchor.get_attribute("download").is_some()
        || !matches!(text(&anchor, "target").as_str(), "" | "_self");
    if !plain || elsewhere {
        return;
    }
    if let Some(link) = read_link(&anchor)
        && on_gesture(Gesture::Follow(link))
    {
        event.prevent_default();
    }
}

fn act(event: &Event, control: &Element, on_gesture: &dyn Fn(Gesture) -> bool) {
    match control.get_attribute("data-action").as_deref() {
        Some("retry") => {
            on_gesture(Gesture::Retry);
        }
        Some("dismiss") => {
            on_gesture(Gesture::Dismiss(
                control.get_attribute("data-id").unwrap_or_default(),
            ));
        }
        Some("load-embed") => embeds::load(control),
        _ => return,
    }
    event.prevent_default();
}

/// `None` for a link within the page, which the browser follows best.
fn read_link(anchor: &Element) -> Option<Link> {
    let location = location();
    let same_origin = text(&location, "origin") == text(anchor, "origin");
    let (path, hash) = (text(anchor, "pathname"), text(anchor, "hash"));
    if same_origin && !hash.is_empty() && text(&location, "pathname") == path {
        return None;
    }
    // Published pages name their files; the address bar need not.
    let path = path
        .strip_suffix("index.html")
        .map_or_else(|| path.clone(), str::to_owned);
    Some(Link {
        href: text(anchor, "href"),
        // Files and feeds are the browser's, pages are ours.
        is_file: anchor.get_attribute("data-document").is_some() || is_file(&path),
        path: same_origin.then_some(path),
        rest: text(anchor, "search") + &hash,
    })
}

/// Closes the open disclosure, but not if it holds `except`; gives focus back where a key closed it.
fn close_disclosure(except: Option<&Element>, give_focus_back: bool) {
    let open = document().and_then(|d| {
        d.query_selector("details[data-disclosure][open]")
            .ok()
            .flatten()
    });
    let Some(open) = open else { return };
    let holder = except.and_then(|element| element.closest("details").ok().flatten());
    if holder.as_ref() == Some(&open) {
        return;
    }
    set(&open, "open", &false.into());
    let summary = value(&open, "firstElementChild").dyn_into::<Element>();
    if give_focus_back && let Ok(summary) = summary {
        super::head::focus(&summary);
    }
}
