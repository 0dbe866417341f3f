//! A published page around the app: its nodes stay where they are until the reader goes elsewhere, and are put
//! back when the reader returns.

use super::head::focus;
use super::hosts::Hosts;
use super::property::{is_true, number, set, text, value};
use super::{document, location};
use crate::text::Language;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DocumentFragment, Element, HtmlElement};

/// What can have focus in the header bar.
const CONTROLS: &str = "a, button, summary";
/// A control that was used and waits for the app.
const WAITING: &str = "[data-waiting]";
/// The header bar's menu.
const MENU: &str = "details";

/// The published page that the app started on.
pub struct Published {
    /// The window's title.
    pub title: String,
    /// The page's language.
    pub language: Language,
    hosts: Hosts,
    lifted: DocumentFragment,
    in_place: Cell<bool>,
    /// What the reader was doing in the header bar when it had to make way.
    left: Cell<Option<Left>>,
}

/// What a reader leaves behind in a header bar that is drawn anew.
struct Left {
    /// Which of its controls had focus.
    focused: Option<u32>,
    /// Whether its menu was open.
    is_open: bool,
    /// The height of its notices, in CSS pixels.
    notices_px: f64,
}

impl Published {
    /// Takes the page over, if it is a published one.
    pub fn take_over(hosts: &Hosts) -> Option<Self> {
        let page = document()?;
        let root = page.document_element()?;
        let published = Self {
            title: text(&page, "title"),
            language: Language::of(&text(&root, "lang")).unwrap_or_default(),
            lifted: page.create_document_fragment(),
            in_place: Cell::new(true),
            left: Cell::new(None),
            hosts: hosts.clone(),
        };
        hosts.document.remove_attribute(PUBLISHED).ok()?;
        Some(published)
    }

    /// Whether the reader has done anything with the page before the app was there.
    pub fn is_read(&self) -> bool {
        self.hosts.document.has_attribute("data-read")
    }

    /// A control that was used before the app was there does what it is for.
    pub fn use_what_waits(&self) {
        let waiting = document().and_then(|page| page.query_selector(WAITING).ok()?);
        if let Some(control) = waiting {
            let _ = control.remove_attribute("data-waiting");
            control.unchecked_into::<HtmlElement>().click();
        }
    }

    /// Remembers what the reader is doing in the header bar. Right after this it is drawn anew.
    pub fn make_way(&self) {
        let header = &self.hosts.header;
        let active = document().and_then(|page| page.active_element());
        let focused = header.query_selector_all(CONTROLS).ok().and_then(|all| {
            let active = active?;
            (0..all.length()).find(|n| all.get(*n).as_ref() == Some(&active))
        });
        let menu = header.query_selector(MENU).ok().flatten();
        self.left.set(Some(Left {
            focused,
            is_open: menu.is_some_and(|menu| is_true(&menu, "open")),
            notices_px: notices(&self.hosts).map_or(0.0, |it| number(&it, "offsetHeight")),
        }));
        // What pages of the app's own need, where this one has brought what it needs itself.
        if let Some(sheet) = document().and_then(|page| page.get_element_by_id("app-style")) {
            set(&sheet, "media", &"all".into());
        }
    }

    /// Once the header bar is drawn anew, what the reader was doing there goes on. In the same turn: Yew draws in the
    /// microtask before this one, and gives the browser a turn between that and its effects when it took long. A key
    /// that is pressed then would be undone.
    pub fn resume_when_drawn(self: Rc<Self>) {
        spawn_local(async move { self.resume() });
    }

    fn resume(&self) {
        let Some(left) = self.left.take() else { return };
        // A notice that has been dismissed or has ended since leaves its place empty: nothing moves before the
        // reader does.
        if self.in_place.get() {
            self.keep_notices_px(Some(left.notices_px));
        }
        let header = &self.hosts.header;
        if left.is_open
            && let Ok(Some(menu)) = header.query_selector(MENU)
        {
            set(&menu, "open", &true.into());
        }
        let controls = header.query_selector_all(CONTROLS).ok();
        let control = |n: u32| controls.as_ref()?.get(n)?.dyn_into::<Element>().ok();
        if let Some(control) = left.focused.and_then(control) {
            focus(&control);
        }
    }

    /// Takes the page's nodes out.
    pub fn lift(&self) {
        if self.in_place.replace(false) {
            self.keep_notices_px(None);
            while let Some(node) = self.hosts.document.first_child() {
                let _ = self.lifted.append_child(&node);
            }
        }
    }

    /// By the CSS object model: a strict policy allows no `style` attribute.
    fn keep_notices_px(&self, height: Option<f64>) {
        if let Some(notices) = notices(&self.hosts) {
            let height = height.map_or_else(String::new, |px| format!("{}px", px as u32));
            set(&value(&notices, "style"), "minBlockSize", &height.into());
        }
    }

    /// Puts them back, the same ones.
    pub fn put_back(&self) {
        if !self.in_place.replace(true) {
            let _ = self.hosts.document.append_child(&self.lifted);
        }
    }
}

fn notices(hosts: &Hosts) -> Option<Element> {
    hosts.header.query_selector(".notices").ok().flatten()
}

/// Marks the document's host on a published page.
pub(super) const PUBLISHED: &str = "data-published";

/// Says that the app could not start, in the words that the page holds for it.
pub fn say_start_failed() {
    if let Some(note) = document().and_then(|page| page.get_element_by_id("start-failed")) {
        set(&note, "hidden", &false.into());
    }
}

/// Asks the server for the whole page of the address bar.
pub fn load_page() {
    let reload = value(&location(), "reload");
    if let Ok(reload) = reload.dyn_into::<js_sys::Function>() {
        let _ = reload.call0(&location());
    }
}
