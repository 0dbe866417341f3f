//! The session history, with the scroll position of each entry.

use super::head;
use super::listener::{Listener, Phase};
use super::scroll_position::ScrollPosition;
use super::storage::WebStorage;
use super::window;
use js_sys::Math;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// The session storage key of the positions, so that they survive a reload.
const POSITIONS: &str = "places";

/// Maximum number of positions.
const MAX_POSITIONS: usize = 50;

/// The session history. Clones share their entries.
#[derive(Clone, Default, PartialEq)]
pub struct History(Rc<Entries>);

/// Scroll positions by the key that each history entry has in its state.
#[derive(Default, PartialEq)]
struct Entries {
    current: RefCell<String>,
    path: RefCell<String>,
    positions: RefCell<Vec<(String, ScrollPosition)>>,
}

/// The path of the address bar.
pub fn path() -> String {
    let path = window().and_then(|window| window.location().pathname().ok());
    path.unwrap_or_default()
}

impl History {
    /// Disables the browser's scroll restoration, and restores positions until the listeners are dropped. `on_return` gets
    /// the path when the reader goes back or forward to another page. `heading_id`: gets focus if no link had it.
    pub fn listen(
        &self,
        heading_id: &'static str,
        on_return: impl Fn(String) + 'static,
    ) -> Vec<Listener> {
        let (Some(window), Some(history)) = (window(), history()) else {
            return Vec::new();
        };
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        self.0.path.replace(path());
        self.0.positions.replace(saved_positions());
        self.0.current.replace(entry_key());
        let (on_popstate, on_pagehide) = (Rc::clone(&self.0), Rc::clone(&self.0));
        let on_popstate = Box::new(move |_| on_popstate.on_popstate(heading_id, &on_return));
        let on_pagehide = Box::new(move |_| on_pagehide.save_positions());
        let listen = |kind, callback| Listener::new(&window, kind, Phase::Bubble, None, callback);
        vec![
            listen("popstate", on_popstate),
            listen("pagehide", on_pagehide),
        ]
    }

    /// Adds an entry for a path, after saving the scroll position of the current one.
    pub fn push(&self, path: &str) {
        self.0.save_current_position();
        let key = new_key();
        if let Some(history) = history() {
            // Throws in a sandboxed frame of WebKit: the app navigates, the address bar does not change.
            let _ = history.push_state_with_url(&JsValue::from_str(&key), "", Some(path));
        }
        self.0.current.replace(key);
        self.0.path.replace(self::path());
    }

    /// Saves the scroll position of the current entry, before a link within the page is followed.
    pub fn save_current_position(&self) {
        self.0.save_current_position();
    }

    /// The saved scroll position of the current entry.
    pub fn position(&self) -> Option<ScrollPosition> {
        self.0.position()
    }
}

impl Entries {
    fn save_current_position(&self) {
        let mut positions = self.positions.borrow_mut();
        let key = self.current.borrow().clone();
        positions.retain(|(other, _)| *other != key);
        if positions.len() >= MAX_POSITIONS {
            positions.remove(0);
        }
        positions.push((key, ScrollPosition::current()));
    }

    fn position(&self) -> Option<ScrollPosition> {
        let (positions, key) = (self.positions.borrow(), self.current.borrow());
        let saved = positions.iter().find(|(other, _)| *other == *key);
        saved.map(|(_, position)| position.clone())
    }

    fn on_popstate(&self, heading_id: &str, on_return: &dyn Fn(String)) {
        let path = path();
        if *self.path.borrow() != path {
            // An entry without a key is from a link within the page. Its click has saved the position before scrolling.
            if current_key().is_some() {
                self.save_current_position();
            }
            self.current.replace(entry_key());
            self.path.replace(path.clone());
            on_return(path);
            return;
        }
        // Only the fragment has changed. The entry that was left keeps the position saved at the click: WebKit has
        // already scrolled.
        let key = entry_key();
        if self.current.replace(key.clone()) == key {
            // The lightbox was closed.
            return;
        }
        match self.position() {
            Some(position) => position.restore(heading_id),
            None => {
                head::scroll_to_fragment();
            }
        }
    }

    fn save_positions(&self) {
        self.save_current_position();
        let positions = self.positions.borrow();
        let mut lines = String::new();
        for (key, position) in positions.iter() {
            lines.push_str(&format!("{key}\t{}\n", position.to_line()));
        }
        WebStorage::Session.set(POSITIONS, &lines);
    }
}

fn saved_positions() -> Vec<(String, ScrollPosition)> {
    let lines = WebStorage::Session.get(POSITIONS).unwrap_or_default();
    let read = |line: &str| {
        let (key, position) = line.split_once('\t')?;
        Some((key.to_owned(), ScrollPosition::from_line(position)?))
    };
    lines.lines().filter_map(read).collect()
}

fn history() -> Option<web_sys::History> {
    window()?.history().ok()
}

/// The key of the current entry. Adds one if it has none.
fn entry_key() -> String {
    if let Some(key) = current_key() {
        return key;
    }
    let key = new_key();
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::from_str(&key), "", None);
    }
    key
}

fn current_key() -> Option<String> {
    let key = history()?.state().ok()?.as_string()?;
    // The states of entries that the lightbox adds begin with another character.
    key.starts_with(|c: char| c.is_ascii_digit()).then_some(key)
}

/// A random key.
fn new_key() -> String {
    ((Math::random() * 9_007_199_254_740_991.0) as u64).to_string()
}
