//! The fragment of the page's address as state that Back undoes.
//!
//! An entry of the session's history that was made here carries [`OWN_ENTRY`] as its state, as does one made by the
//! page script for a click before the island was there. Leaving it goes back; any other entry (the page was opened with
//! the fragment in its address) is left by taking the fragment out of the address.

use super::listener::{Listener, Phase};
use super::window;
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, History, Location};

/// The state of history entries that Back may leave.
const OWN_ENTRY: &str = "lightbox";

/// The fragment, with its `#`; empty where there is none.
pub fn current() -> String {
    location()
        .and_then(|location| location.hash().ok())
        .unwrap_or_default()
}

/// Adds an entry with this fragment.
pub fn push(fragment: &str) {
    if let Some(history) = history() {
        // Refused in a sandboxed frame of WebKit: the address stays as it is.
        let _ = history.push_state_with_url(&OWN_ENTRY.into(), "", Some(fragment));
    }
}

/// Changes the fragment of the current entry.
pub fn replace(fragment: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(fragment));
    }
}

/// Leaves the fragment: goes back over an entry that was added for it, else takes it out of the address.
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
    // Back to an entry made by `push` is no "hashchange" in every engine, a typed fragment no "popstate".
    ["hashchange", "popstate"]
        .into_iter()
        .map(|event| {
            let callback = callback.clone();
            Listener::new(&window, event, Phase::Bubble, signal, move |_| callback())
        })
        .collect()
}

fn history() -> Option<History> {
    window()?.history().ok()
}

fn location() -> Option<Location> {
    Some(window()?.location())
}
