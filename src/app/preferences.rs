//! What the reader chose on this device: loaded at the start, and saved.

use super::Store;
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
    use_effect_with((), move |()| {
        let load = |name| WebStorage::Local.get(name).unwrap_or_default();
        let region = load(REGION);
        if !region.is_empty() {
            dispatcher.dispatch(Action::RegionRemembered(region));
        }
        for id in load(DISMISSED).lines() {
            dispatcher.dispatch(Action::NoticeDismissed(id.to_owned()));
        }
    });
    // Only a region's front chooses: the portal's default and an unknown region do not.
    let front = store.route.as_ref().and_then(Route::region);
    let chosen = store.region.clone().filter(|id| front == Some(id.as_str()));
    use_effect_with(chosen, |chosen| {
        if let Some(region) = chosen {
            WebStorage::Local.set(REGION, region);
        }
    });
    use_effect_with(store.dismissed.clone(), |dismissed| {
        if !dismissed.is_empty() {
            WebStorage::Local.set(DISMISSED, &dismissed.join("\n"));
        }
    });
}
