//! Fetches the portal's configuration.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::{Dispatcher, Store};
use super::strings::load_strings;
use crate::browser::fetch::{Request, get_json};
use crate::browser::head;
use crate::browser::history::path;
use crate::browser::page_root::site_root;
use crate::failure::Failure;
use crate::route::{Route, Site};
use crate::store::{Action, Loadable};
use article::portal::Portal;
use std::rc::Rc;
use yew::prelude::*;

/// Fetches the portal's configuration, and fetches it again when the reader retries after a failure.
#[hook]
pub(super) fn use_portal(store: &Store) {
    let is_missing = matches!(store.portal, Loadable::Idle | Loadable::Loading);
    let dispatcher = store.dispatcher();
    let effect = move || -> EffectGuard { Box::new(is_missing.then(|| request(dispatcher))) };
    use_keyed_effect(is_missing.to_string(), Box::new(effect));
}

fn request(dispatcher: Dispatcher) -> Request {
    dispatcher.dispatch(Action::PortalRequested);
    let root = site_root();
    let url = [&root, "portal.json"].concat();
    let done =
        move |response: Result<Vec<u8>, Failure>| match response.and_then(|bytes| read(&bytes)) {
            Ok(portal) => {
                head::set_theme(&portal.theme);
                let site = Site::of(&portal, &root);
                let language = Route::parse(&site, &path()).language(&site);
                let portal = Rc::new(portal);
                let arrived = move || dispatcher.dispatch(Action::PortalArrived { portal, root });
                load_strings(&site, language, Box::new(arrived));
            }
            Err(failure) => dispatcher.dispatch(Action::PortalFailed(failure)),
        };
    get_json(url, Box::new(done))
}

fn read(bytes: &[u8]) -> Result<Portal, Failure> {
    let portal = article::read_portal(bytes).map_err(|_| Failure::Unreadable)?;
    Ok(portal.0)
}
