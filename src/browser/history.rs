//! The session's history: going somewhere, coming back, and the place the reader left.

use super::place::Place;
use super::property::{set, text, value};
use super::storage::Drawer;
use super::{location, window};
use gloo::events::EventListener;
use js_sys::Math;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Where places are kept through a reload.
const PLACES: &str = "places";

/// How many places are kept.
const MAX_PLACES: usize = 50;

/// The session's history, as long as it is kept.
pub struct History {
    entries: Rc<Entries>,
    _listeners: Vec<EventListener>,
}

/// Each entry of the browser's history has a key in its state; places are kept by key.
struct Entries {
    current: Cell<u64>,
    path: RefCell<String>,
    places: RefCell<Vec<(u64, Place)>>,
}

/// The path of the address bar.
pub fn path() -> String {
    text(&location(), "pathname")
}

impl History {
    /// Takes over from the browser; `on_return` is told of the path when the reader goes back or forward.
    pub fn new(on_return: impl Fn(String) + 'static) -> Self {
        let entries = Rc::new(Entries {
            current: Cell::new(0),
            path: RefCell::new(path()),
            places: RefCell::new(kept_places()),
        });
        let mut listeners = Vec::new();
        if let Some(window) = window() {
            restore_by(&"manual".into());
            entries.current.set(entry_key());
            let on_pop = Rc::clone(&entries);
            listeners.push(EventListener::new(&window, "popstate", move |_| {
                on_pop.popped(&on_return);
            }));
            let on_leave = Rc::clone(&entries);
            listeners.push(EventListener::new(&window, "pagehide", move |_| {
                on_leave.keep();
                // A published page that comes back stands there before the app does: the browser restores it.
                restore_by(&"auto".into());
            }));
        }
        Self {
            entries,
            _listeners: listeners,
        }
    }

    /// Goes to a path, leaving the reader's place here behind.
    pub fn push(&self, path: &str) {
        self.entries.leave();
        let key = new_key();
        if let Some(history) = history() {
            // Refused in a sandboxed frame of WebKit: the app goes on, the address bar does not.
            let _ = history.push_state_with_url(&JsValue::from_f64(key as f64), "", Some(path));
        }
        self.entries.current.set(key);
        self.entries.path.replace(self::path());
    }

    /// The place where the reader left the current entry, if there is one.
    pub fn place(&self) -> Option<Place> {
        self.entries.place()
    }
}

impl Entries {
    fn leave(&self) {
        let mut places = self.places.borrow_mut();
        let key = self.current.get();
        places.retain(|(other, _)| *other != key);
        if places.len() >= MAX_PLACES {
            places.remove(0);
        }
        places.push((key, Place::here()));
    }

    fn place(&self) -> Option<Place> {
        let (places, key) = (self.places.borrow(), self.current.get());
        let left = places.iter().find(|(other, _)| *other == key);
        left.map(|(_, place)| place.clone())
    }

    fn popped(&self, on_return: &dyn Fn(String)) {
        self.leave();
        self.current.set(entry_key());
        let path = path();
        if *self.path.borrow() != path {
            self.path.replace(path.clone());
            on_return(path);
            return;
        }
        // Only the fragment changed: the page stays.
        if let Some(place) = self.place() {
            place.restore();
        }
    }

    fn keep(&self) {
        self.leave();
        let places = self.places.borrow();
        let mut lines = String::new();
        for (key, place) in places.iter() {
            lines.push_str(&format!("{key}\t{}\n", place.to_line()));
        }
        Drawer::Tab.set(PLACES, &lines);
    }
}

fn kept_places() -> Vec<(u64, Place)> {
    let kept = Drawer::Tab.get(PLACES).unwrap_or_default();
    let read = |line: &str| {
        let (key, place) = line.split_once('\t')?;
        Some((key.parse().ok()?, Place::from_line(place)?))
    };
    kept.lines().filter_map(read).collect()
}

/// Who brings a page back to where it was scrolled to.
fn restore_by(whom: &JsValue) {
    if let Some(history) = history() {
        set(&history, "scrollRestoration", whom);
    }
}

fn history() -> Option<web_sys::History> {
    window().map(|window| value(&window, "history").unchecked_into())
}

/// The key of the browser's current entry, given one if it has none.
fn entry_key() -> u64 {
    let Some(history) = history() else {
        return 0;
    };
    if let Some(key) = value(&history, "state").as_f64() {
        return key as u64;
    }
    let key = new_key();
    let _ = history.replace_state_with_url(&JsValue::from_f64(key as f64), "", None);
    key
}

/// Below 2^53, so that it survives as a JavaScript number.
fn new_key() -> u64 {
    (Math::random() * 9_007_199_254_740_991.0) as u64
}
