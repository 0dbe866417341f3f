//! A published page around the app: its nodes stay where they are until the reader goes elsewhere, and are put
//! back when the reader returns.

use super::head::focus;
use super::hosts::Hosts;
use super::property::{is_true, number, set, text, value};
use super::{document, location};
use crate::text::Language;
use std::cell::Cell;
use wasm_bindgen::JsCast;
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
    /// Which of the header bar's controls had focus, and which was used and waits for the app.
    focused: Option<u32>,
    waiting: Option<u32>,
    /// Whether the header bar's menu was open.
    is_open: bool,
    /// The height of its notices, in CSS pixels.
    notices_px: f64,
}

impl Published {
    /// Takes the page over, if it is a published one. Right after this the header bar is drawn anew.
    pub fn take_over(hosts: &Hosts) -> Option<Self> {
        let page = document()?;
        let active = page.active_element();
        let waiting = page.query_selector(WAITING).ok()?;
        let controls = hosts.header.query_selector_all(CONTROLS).ok()?;
        let place = |wanted: Option<Element>| {
            (0..controls.length())
                .find(|n| wanted.is_some() && controls.get(*n).as_ref() == wanted.as_deref())
        };
        let menu = hosts.header.query_selector(MENU).ok().flatten();
        let root = page.document_element()?;
        let published = Self {
            title: text(&page, "title"),
            language: Language::of(&text(&root, "lang")).unwrap_or_default(),
            lifted: page.create_document_fragment(),
            in_place: Cell::new(true),
            notices_px: notices(hosts).map_or(0.0, |it| number(&it, "offsetHeight")),
            focused: place(active),
            waiting: place(waiting),
            is_open: menu.is_some_and(|menu| is_true(&menu, "open")),
            hosts: hosts.clone(),
        };
        hosts.document.remove_attribute(PUBLISHED).ok()?;
        Some(published)
    }

    /// Whether the reader has done anything with the page before the app was there.
    pub fn is_read(&self) -> bool {
        self.hosts.document.has_attribute("data-read")
    }

    /// What the reader was doing in the header bar and was waiting for goes on. Once, when the app stands.
    pub fn resume(&self) {
        // A notice that has been dismissed or has ended since leaves its place empty: nothing moves before the
        // reader does.
        self.keep_notices_px(Some(self.notices_px));
        let header = &self.hosts.header;
        if self.is_open
            && let Ok(Some(menu)) = header.query_selector(MENU)
        {
            set(&menu, "open", &true.into());
        }
        let controls = header.query_selector_all(CONTROLS).ok();
        let control = |n: u32| controls.as_ref()?.get(n)?.dyn_into::<Element>().ok();
        if let Some(control) = self.focused.and_then(control) {
            focus(&control);
        }
        let in_document = || document()?.query_selector(WAITING).ok()?;
        if let Some(control) = self.waiting.and_then(control).or_else(in_document) {
            control.unchecked_into::<HtmlElement>().click();
        }
    }

    /// Takes the page's nodes out.
    pub fn lift(&self) {
        if self.in_place.replace(false) {
            self.keep_notices_px(None);
            // What a page of the app's own needs, where this one has brought what it needs itself.
            if let Some(sheet) = document().and_then(|page| page.get_element_by_id("app-style")) {
                set(&sheet, "media", &"all".into());
            }
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
