//! What a reader does, heard on a few delegated listeners that read `href` and `data-*`.

use super::{document, embeds, window};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, KeyboardEvent, MouseEvent, Node};

/// What a reader does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gesture {
    /// Follows a link.
    Follow(Link),
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
        let path = self.path.as_ref().filter(|path| path.starts_with(root) && !self.is_file)?;
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
        let on_gesture = Rc::new(on_gesture);
        let active = EventListenerOptions::enable_prevent_default();
        let clicks = EventListener::new_with_options(&document, "click", active, move |event| {
            clicked(event, &*on_gesture);
        });
        let keys = EventListener::new(&document, "keydown", |event| {
            if event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|e| e.key() == "Escape")
            {
                close_disclosures(None, true);
            }
        });
        let focus = EventListener::new(&document, "focusin", |event| {
            close_disclosures(target(event).as_ref(), false)
        });
        Self {
            _listeners: vec![clicks, keys, focus],
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
    close_disclosures(Some(&target).filter(|_| link.is_none()), false);
    if event.default_prevented() {
        return;
    }
    if let Some(control) = target.closest("[data-action]").ok().flatten() {
        act(event, &control, on_gesture);
        return;
    }
    let plain = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
        mouse.button() == 0
            && !mouse.ctrl_key()
            && !mouse.meta_key()
            && !mouse.shift_key()
            && !mouse.alt_key()
    });
    let Some(anchor) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
        return;
    };
    let elsewhere =
        anchor.has_attribute("download") || !matches!(anchor.target().as_str(), "" | "_self");
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
fn read_link(anchor: &HtmlAnchorElement) -> Option<Link> {
    let location = window()?.location();
    let same_origin = location.origin().is_ok_and(|origin| origin == anchor.origin());
    let path = anchor.pathname();
    let here = location.pathname().is_ok_and(|here| here == path);
    if same_origin && here && !anchor.hash().is_empty() {
        return None;
    }
    // Files and feeds are the browser's, pages are ours; pages end in a slash or have no dot.
    let last = path.rsplit('/').next().unwrap_or_default();
    Some(Link {
        href: anchor.href(),
        is_file: anchor.has_attribute("data-document") || (last.contains('.') && last != "index.html"),
        path: same_origin.then_some(path),
        rest: format!("{}{}", anchor.search(), anchor.hash()),
    })
}

/// Closes the open disclosures, but not one that holds `except`; gives focus back where a key closed it.
fn close_disclosures(except: Option<&Element>, give_focus_back: bool) {
    let Some(open) =
        document().and_then(|d| d.query_selector_all("details[data-disclosure][open]").ok())
    else {
        return;
    };
    for n in 0..open.length() {
        let Some(details) = open
            .item(n)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let holds = |element: &Element| details.contains(Some(element.unchecked_ref::<Node>()));
        if except.is_some_and(holds) {
            continue;
        }
        let _ = details.remove_attribute("open");
        if give_focus_back && let Ok(Some(summary)) = details.query_selector("summary") {
            super::head::focus(&summary);
        }
    }
}
