//! What the reader chose on this device: remembered, and found again.

use super::Store;
use crate::browser::storage::Drawer;
use crate::store::Action;
use yew::prelude::*;

const REGION: &str = "region";
const DISMISSED: &str = "dismissed";

/// Finds earlier choices once, and keeps new ones.
#[hook]
pub(super) fn use_choices(store: &Store) {
    let dispatcher = store.dispatcher();
    use_effect_with((), move |()| {
        if let Some(region) = Drawer::Device.get(REGION) {
            dispatcher.dispatch(Action::RegionRemembered(region));
        }
        for id in Drawer::Device.get(DISMISSED).unwrap_or_default().lines() {
            dispatcher.dispatch(Action::NoticeDismissed(id.to_owned()));
        }
    });
    let chosen = store
        .route
        .as_ref()
        .and_then(|route| route.region())
        .map(str::to_owned);
    use_effect_with((chosen, store.region.clone()), |(chosen, region)| {
        // A front of an unknown region chooses nothing.
        if let Some(region) = region
            .as_ref()
            .filter(|region| chosen.as_ref() == Some(region))
        {
            Drawer::Device.set(REGION, region);
        }
    });
    use_effect_with(store.dismissed.clone(), |dismissed| {
        if !dismissed.is_empty() {
            Drawer::Device.set(DISMISSED, &dismissed.join("\n"));
        }
    });
}
