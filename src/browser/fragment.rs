//! The URL's fragment as state that Back undoes.
//!
//! History entries that are added here have [`OWN_ENTRY`] as their state, as do those that the page script
//! (`web/page/islands.js`) adds for clicks before the island is mounted. [`leave`] goes back over such an entry. In any
//! other entry (the page was opened with the fragment in its URL) it removes the fragment from the URL.

use super::listener::{Listener, Phase};
use super::window;
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, History, Location};

/// The state of history entries that were added for a fragment.
const OWN_ENTRY: &str = "lightbox";

/// The current fragment with its `#`; empty if there is none.
pub fn current() -> String {
    location()
        .and_then(|location| location.hash().ok())
        .unwrap_or_default()
}

/// Adds a history entry with this fragment, including its `#`.
pub fn push(fragment: &str) {
    if let Some(history) = history() {
        // Throws in a sandboxed frame of WebKit: the URL stays as it is.
        let _ = history.push_state_with_url(&OWN_ENTRY.into(), "", Some(fragment));
    }
}

/// Replaces the fragment of the current history entry.
pub fn replace(fragment: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(fragment));
    }
}

/// Goes back if the current entry was added for its fragment; otherwise removes the fragment from the URL.
pub fn leave() {
    let (Some(history), Some(location)) = (history(), location()) else {
        return;
    };
    let state = history.state().unwrap_or(JsValue::NULL);
    if state.as_string().as_deref() == Some(OWN_ENTRY) {
        let _ = history.back();
        return;
    }
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&[path, query].concat()));
}

/// Calls back when the reader or a link changes the fragment, until it is dropped or the signal is aborted.
#[must_use]
pub fn on_change(
    signal: Option<&AbortSignal>,
    callback: impl Fn() + Clone + 'static,
) -> Vec<Listener> {
    let Some(window) = window() else {
        return Vec::new();
    };
    // Not every engine fires "hashchange" for Back to an entry of `push`, or "popstate" for a typed fragment.
    ["hashchange", "popstate"]
        .into_iter()
        .map(|event| {
            let callback = callback.clone();
            let on_event = Box::new(move |_| callback());
            Listener::new(&window, event, Phase::Bubble, signal, on_event)
        })
        .collect()
}

fn history() -> Option<History> {
    window()?.history().ok()
}

fn location() -> Option<Location> {
    Some(window()?.location())
}
