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
use crate::browser::published::Published;
use crate::store::{Document, Page};
use std::rc::Rc;

/// All effects, in the order in which they look at a state.
pub(super) struct Effects {
    published: Option<Rc<Published>>,
    has_resumed: bool,
    choices: Choices,
    documents: Documents,
    header: Header,
    titles: Titles,
    navigation: Navigation,
}

impl Effects {
    pub(super) fn new(published: Option<Rc<Published>>) -> Self {
        let asker = Asker::new(published.is_some());
        let prefetch = Rc::new(Prefetch::new(asker.clone()));
        Self {
            choices: Choices::new(published.is_some()),
            documents: Documents::new(asker, Rc::clone(&prefetch)),
            header: Header::default(),
            titles: Titles::default(),
            navigation: Navigation::new(published.clone(), prefetch),
            has_resumed: false,
            published,
        }
    }

    /// Brings the browser in step with a state that has just been rendered.
    pub(super) fn follow(&mut self, store: &Store) {
        self.choices.follow(store);
        self.documents.follow(store);
        self.header.follow(store);
        self.titles.follow(store);
        let published = self.published.as_ref();
        if let Some(published) =
            published.filter(|_| matches!(store.page, Page::Ready(Document::Published(..), _)))
        {
            published.put_back();
        }
        self.navigation.follow(store);
        if let Some(published) = published.filter(|_| !self.has_resumed) {
            self.has_resumed = true;
            published.resume();
        }
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
