//! The reader's preferences in local storage: region and dismissed notices.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::Store;
use crate::browser::storage::WebStorage;
use crate::route::Route;
use crate::store::Action;
use yew::prelude::*;

const REGION: &str = "region";
const DISMISSED: &str = "dismissed";

/// Loads the reader's region and the dismissed notices, and saves them when they change.
#[hook]
pub(super) fn use_preferences(store: &Store) {
    let dispatcher = store.dispatcher();
    let effect = move || -> EffectGuard {
        let load = |name| WebStorage::Local.get(name).unwrap_or_default();
        let region = load(REGION);
        if !region.is_empty() {
            dispatcher.dispatch(Action::RegionRemembered(region));
        }
        for id in load(DISMISSED).lines() {
            dispatcher.dispatch(Action::NoticeDismissed(id.to_owned()));
        }
        Box::new(())
    };
    use_keyed_effect(String::new(), Box::new(effect));
    // Only the front of a region changes the preference: not the portal's default or an unknown region.
    let front = store.route.as_ref().and_then(Route::region);
    let chosen = store.region.as_deref().filter(|id| front == Some(*id));
    use_saved(REGION, chosen.unwrap_or_default().to_owned());
    use_saved(DISMISSED, store.dismissed.join("\n"));
}

/// Saves a value when it changes. An empty value keeps the saved one.
#[hook]
fn use_saved(name: &'static str, value: String) {
    let saved = value.clone();
    let effect = move || -> EffectGuard {
        if !saved.is_empty() {
            WebStorage::Local.set(name, &saved);
        }
        Box::new(())
    };
    use_keyed_effect(value, Box::new(effect));
}
