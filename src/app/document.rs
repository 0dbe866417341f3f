//! Fetches the document of the open page.

use super::document_request::request;
use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::Store;
use super::prefetch::Prefetch;
use crate::store::{Freshness, Page};
use std::rc::Rc;
use yew::prelude::*;

/// Fetches the document of the open page while it is loading or being refreshed. Opening another page cancels the request.
#[hook]
pub(super) fn use_document(store: &Store, prefetch: &Rc<Prefetch>) {
    let is_waiting = matches!(
        store.page,
        Page::Loading | Page::Ready(_, Freshness::Refreshing)
    );
    let route_to_load = store.route.clone().filter(|_| is_waiting);
    let (dispatcher, prefetch) = (store.dispatcher(), Rc::clone(prefetch));
    let site = Rc::clone(&store.site);
    let url = route_to_load
        .as_ref()
        .and_then(|route| route.data_path(&site));
    let effect = move || -> EffectGuard {
        Box::new(route_to_load.and_then(|route| {
            let pending = prefetch.take(&route);
            pending.or_else(|| request(&dispatcher, &site, route))
        }))
    };
    use_keyed_effect(url.unwrap_or_default(), Box::new(effect));
}
