//! The session's history: going somewhere, coming back, and the position at which each entry was left.

use super::scroll_position::ScrollPosition;
use super::storage::WebStorage;
use super::window;
use gloo::events::EventListener;
use js_sys::Math;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// The session storage's name for positions, which outlive a reload.
const POSITIONS: &str = "places";

/// How many positions are kept.
const MAX_POSITIONS: usize = 50;

/// The session's history. Clones share their entries.
#[derive(Clone, Default, PartialEq)]
pub struct History(Rc<Entries>);

/// Each entry of the browser's history has a key in its state; positions are kept by key.
#[derive(Default, PartialEq)]
struct Entries {
    current: Cell<u64>,
    path: RefCell<String>,
    positions: RefCell<Vec<(u64, ScrollPosition)>>,
}

/// The path of the address bar.
pub fn path() -> String {
    let path = window().and_then(|window| window.location().pathname().ok());
    path.unwrap_or_default()
}

impl History {
    /// Restores scroll positions in place of the browser, as long as the listeners are kept; `on_return` gets the path
    /// when the reader goes back or forward to another page. `heading_id`: what gets focus where nothing else had it.
    pub fn listen(
        &self,
        heading_id: &'static str,
        on_return: impl Fn(String) + 'static,
    ) -> Vec<EventListener> {
        let (Some(window), Some(history)) = (window(), history()) else {
            return Vec::new();
        };
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        self.0.path.replace(path());
        self.0.positions.replace(kept_positions());
        self.0.current.set(entry_key());
        let (popped, left) = (Rc::clone(&self.0), Rc::clone(&self.0));
        vec![
            EventListener::new(&window, "popstate", move |_| {
                popped.popped(heading_id, &on_return);
            }),
            EventListener::new(&window, "pagehide", move |_| left.keep()),
        ]
    }

    /// Goes to a path, keeping the reader's position here.
    pub fn push(&self, path: &str) {
        self.0.leave();
        let key = new_key();
        if let Some(history) = history() {
            // Refused in a sandboxed frame of WebKit: the app goes on, the address bar does not.
            let _ = history.push_state_with_url(&JsValue::from_f64(key as f64), "", Some(path));
        }
        self.0.current.set(key);
        self.0.path.replace(self::path());
    }

    /// Keeps the position of the current entry, before a link within the page scrolls away from it.
    pub fn leave(&self) {
        self.0.leave();
    }

    /// The position at which the reader left the current entry, if there is one.
    pub fn position(&self) -> Option<ScrollPosition> {
        self.0.position()
    }
}

impl Entries {
    fn leave(&self) {
        let mut positions = self.positions.borrow_mut();
        let key = self.current.get();
        positions.retain(|(other, _)| *other != key);
        if positions.len() >= MAX_POSITIONS {
            positions.remove(0);
        }
        positions.push((key, ScrollPosition::here()));
    }

    fn position(&self) -> Option<ScrollPosition> {
        let (positions, key) = (self.positions.borrow(), self.current.get());
        let left = positions.iter().find(|(other, _)| *other == key);
        left.map(|(_, position)| position.clone())
    }

    fn popped(&self, heading_id: &str, on_return: &dyn Fn(String)) {
        // A new entry comes from a link within the page, which has scrolled already: its click kept the position.
        if current_key().is_some() {
            self.leave();
        }
        self.current.set(entry_key());
        let path = path();
        if *self.path.borrow() != path {
            self.path.replace(path.clone());
            on_return(path);
            return;
        }
        // Only the fragment changed: the page stays.
        if let Some(position) = self.position() {
            position.restore(heading_id);
        }
    }

    fn keep(&self) {
        self.leave();
        let positions = self.positions.borrow();
        let mut lines = String::new();
        for (key, position) in positions.iter() {
            lines.push_str(&format!("{key}\t{}\n", position.to_line()));
        }
        WebStorage::Session.set(POSITIONS, &lines);
    }
}

fn kept_positions() -> Vec<(u64, ScrollPosition)> {
    let kept = WebStorage::Session.get(POSITIONS).unwrap_or_default();
    let read = |line: &str| {
        let (key, position) = line.split_once('\t')?;
        Some((key.parse().ok()?, ScrollPosition::from_line(position)?))
    };
    kept.lines().filter_map(read).collect()
}

fn history() -> Option<web_sys::History> {
    window()?.history().ok()
}

/// The key of the browser's current entry, given one if it has none.
fn entry_key() -> u64 {
    let Some(history) = history() else {
        return 0;
    };
    if let Some(key) = current_key() {
        return key;
    }
    let key = new_key();
    let _ = history.replace_state_with_url(&JsValue::from_f64(key as f64), "", None);
    key
}

fn current_key() -> Option<u64> {
    let key = history()?.state().ok()?.as_f64()?;
    Some(key as u64)
}

/// Below 2^53, so that it survives as a JavaScript number.
fn new_key() -> u64 {
    (Math::random() * 9_007_199_254_740_991.0) as u64
}
