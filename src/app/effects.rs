//! What the app does in the browser, state by state.
//!
//! Each effect keeps the key that it acted on last and acts when the key changes; what it holds (a request, a
//! timer, listeners) ends when it is replaced.

use super::Store;
use super::choices::Choices;
use super::documents::Documents;
use super::header::Header;
use super::navigation::Navigation;
use super::titles::Titles;

/// All effects, in the order in which they look at a state.
#[derive(Default)]
pub(super) struct Effects {
    choices: Choices,
    documents: Documents,
    header: Header,
    titles: Titles,
    navigation: Navigation,
}

impl Effects {
    /// Brings the browser in step with a state that has just been rendered.
    pub(super) fn follow(&mut self, store: &Store) {
        self.choices.follow(store);
        self.documents.follow(store);
        self.header.follow(store);
        self.titles.follow(store);
        self.navigation.follow(store);
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
