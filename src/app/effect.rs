//! Effects of the app: one request to the browser each, repeated when its key changes.

use std::any::Any;
use yew::prelude::*;

/// The resources of an effect: a request, a timer, listeners. Dropping them cancels or removes them.
pub(crate) type EffectGuard = Box<dyn Any>;

/// Runs an effect after the first render, and after each render in which its key has changed.
///
/// `use_effect_with` with one type of key and one type of effect: each further instantiation costs 0.5 KB of wasm.
#[hook]
pub(crate) fn use_keyed_effect(key: String, effect: Box<dyn FnOnce() -> EffectGuard>) {
    use_effect_with(key, move |_| {
        let guard = effect();
        move || drop(guard)
    });
}
