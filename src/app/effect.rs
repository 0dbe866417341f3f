//! An effect of the app: one thing that is asked of the browser, again when its key changes.

use std::any::Any;
use yew::prelude::*;

/// What an effect holds until it runs again: a request, a timer, listeners. Dropping them ends them.
pub(super) type Held = Box<dyn Any>;

/// Runs an effect after the first render and after each that changes its key.
///
/// Yew's own `use_effect_with` with one type of key and one of effect: each further type costs the program 0.5 KB.
#[hook]
pub(super) fn use_keyed_effect(key: String, effect: Box<dyn FnOnce() -> Held>) {
    use_effect_with(key, move |_| {
        let held = effect();
        move || drop(held)
    });
}
