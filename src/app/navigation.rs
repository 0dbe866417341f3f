//! Client-side navigation: links, back and forward, and scroll position and focus of the page that is opened.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::{Dispatcher, Store};
use super::prefetch::Prefetch;
use crate::browser::clicks::{Interaction, Link, Listeners};
use crate::browser::clock::now_ms;
use crate::browser::history::{History, path};
use crate::browser::{broken_pictures, head, saves_data};
use crate::components::HEADING_ID;
use crate::route::{Route, Site, split_path};
use crate::store::{Action, Page};
use article::portal::Notice;
use std::rc::Rc;
use yew::prelude::*;

/// Maximum age at which a cached document is not fetched again when its page is opened.
const FRESH_MS: f64 = 10_000.0;

/// What the listeners need of the state.
struct ListenerContext {
    site: Rc<Site>,
    /// The active notices: links that they declare unavailable are not followed.
    notices: Rc<[Notice]>,
    /// Whether the portal is loaded: routes depend on it.
    is_ready: bool,
}

/// Opens the page of the address bar once the portal is loaded, and handles links, controls, back and forward.
#[hook]
pub(super) fn use_navigation(store: &Store, history: &Rc<History>, prefetch: &Rc<Prefetch>) {
    let known = store.portal.ready().map(|_| Rc::clone(&store.site));
    let context = ListenerContext {
        site: Rc::clone(&store.site),
        notices: store.active_notices().cloned().collect(),
        is_ready: known.is_some(),
    };
    let (dispatcher, entries) = (store.dispatcher(), Rc::clone(history));
    let key = known.as_ref().map(|site| site.root.clone());
    let effect = move || -> EffectGuard {
        Box::new(known.map(|site| {
            dispatcher.dispatch(open(&site, &path()));
            entries.listen(HEADING_ID, move |path| {
                dispatcher.dispatch(open(&site, &path));
            })
        }))
    };
    use_keyed_effect(key.unwrap_or_default(), Box::new(effect));
    let (dispatcher, history, prefetch) =
        (store.dispatcher(), Rc::clone(history), Rc::clone(prefetch));
    let mut key = context.is_ready.to_string();
    for notice in context.notices.iter() {
        key.push(' ');
        key.push_str(&notice.id);
    }
    let effect = move || -> EffectGuard {
        Box::new(Listeners::new(move |interaction| {
            match interaction {
                Interaction::LinkIntent(link) => prefetch.on_link_intent(&context.site, &link),
                Interaction::Retry => dispatcher.dispatch(Action::Retried),
                Interaction::DismissNotice(id) => dispatcher.dispatch(Action::NoticeDismissed(id)),
                Interaction::FollowFragment => history.save_current_position(),
                Interaction::FollowLink(link) => {
                    return context.follow(&dispatcher, &history, &link);
                }
            }
            true
        }))
    };
    use_keyed_effect(key, Box::new(effect));
    let effect = || -> EffectGuard { Box::new(broken_pictures::mark_broken_pictures()) };
    use_keyed_effect(String::new(), Box::new(effect));
}

impl ListenerContext {
    /// Follows a link. `false` if the browser has to follow it.
    fn follow(&self, dispatcher: &Dispatcher, history: &History, link: &Link) -> bool {
        let address = link.address(&self.site.root);
        if self.notices.iter().any(|notice| notice.covers(&address)) {
            dispatcher.dispatch(Action::UnavailableLinkFollowed);
            return true;
        }
        let Some(page) = link.page(&self.site.root).filter(|_| self.is_ready) else {
            return false;
        };
        let below = split_path(&page).0;
        if !Route::parse(&self.site, below)
            .language(&self.site)
            .is_loaded()
        {
            return false;
        }
        if below == path() {
            head::focus_at_top(HEADING_ID);
        } else {
            history.push(&page);
            dispatcher.dispatch(open(&self.site, below));
        }
        true
    }
}

fn open(site: &Site, path: &str) -> Action {
    Action::Opened {
        route: Route::parse(site, path),
        now_ms: now_ms(),
        reuse_ms: if saves_data() {
            f64::INFINITY
        } else {
            FRESH_MS
        },
    }
}

/// When a page is rendered for the first time, restores the scroll position and focus of its history entry; otherwise
/// scrolls to the fragment, or to the top with focus on the heading.
#[hook]
pub(super) fn use_arrival(store: &Store, history: &Rc<History>) {
    let rendered = match store.page {
        Page::Idle | Page::Loading => None,
        Page::Ready(..) | Page::Failed(_) => store.route.clone(),
    };
    let history = Rc::clone(history);
    // On the first page the browser's focus stays.
    let is_first = use_mut_ref(|| true);
    let rendered = rendered.filter(|_| store.is_painted);
    let key = rendered.as_ref().map(|route| route.path(&store.site));
    let effect = move || -> EffectGuard {
        if rendered.is_some() {
            let is_first = is_first.replace(false);
            match history.position() {
                Some(position) => position.restore(HEADING_ID),
                None if head::scroll_to_fragment() || is_first => {}
                None => head::focus_at_top(HEADING_ID),
            }
        }
        Box::new(())
    };
    use_keyed_effect(key.unwrap_or_default(), Box::new(effect));
}
