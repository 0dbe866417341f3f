//! What the app does in the browser, state by state.
//!
//! Each effect keeps the key that it acted on last and acts when the key changes; what it holds (a request, a
//! timer, listeners) ends when it is replaced.

use super::Store;
use super::choices::Choices;
use super::documents::{Asker, Documents};
use super::header::Header;
use super::navigation::Navigation;
use super::prefetch::Prefetch;
use super::titles::Titles;
use crate::browser::hosts::Hosts;
use crate::browser::published::Published;
use crate::store::Stage;
use std::rc::Rc;

/// All effects, in the order in which they look at a state.
pub(super) struct Effects {
    hosts: Hosts,
    published: Option<Rc<Published>>,
    choices: Choices,
    documents: Documents,
    header: Header,
    titles: Titles,
    navigation: Navigation,
}

impl Effects {
    pub(super) fn new(hosts: Hosts, published: Option<Rc<Published>>) -> Self {
        let asker = Asker::new(published.is_some());
        let prefetch = Rc::new(Prefetch::new(asker.clone()));
        Self {
            hosts,
            choices: Choices::new(published.is_some()),
            documents: Documents::new(asker, Rc::clone(&prefetch)),
            header: Header::default(),
            titles: Titles::default(),
            navigation: Navigation::new(published.clone(), prefetch),
            published,
        }
    }

    /// Asks for what a state needs and does not have. It need not have been drawn for that.
    pub(super) fn ask(&mut self, store: &Store) {
        self.documents.follow(store);
    }

    /// Brings the browser in step with a state that is drawn.
    pub(super) fn follow(&mut self, store: &Store) {
        let state = store.state();
        self.hosts.show(match state.stage {
            Stage::First => &self.hosts.document,
            Stage::Second => &self.hosts.spare,
        });
        if let Some(published) = self.published.as_ref().filter(|_| state.holds_published()) {
            published.put_back();
        }
        self.choices.follow(store);
        self.documents.follow(store);
        self.header.follow(store);
        self.titles.follow(store);
        self.navigation.follow(store, &state);
    }
}

/// Remembers a key; says whether it is another one than before.
pub(super) fn changed<T: PartialEq>(kept: &mut Option<T>, now: T) -> bool {
    let other = kept.as_ref() != Some(&now);
    if other {
        *kept = Some(now);
    }
    other
}
