//! The state as the app's parts hold it, and who is told when it changes.
//!
//! Not Yew's: on a published page the app keeps a state and acts on it long before anything is drawn by it.

use crate::store::{Action, State};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The state, always the newest. Clones are the same store.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

/// Who is told of changes.
type Follower = Rc<dyn Fn(&Store)>;

struct Inner {
    state: RefCell<Rc<State>>,
    follower: RefCell<Follower>,
    is_following: Cell<bool>,
    has_changed: Cell<bool>,
}

impl Store {
    /// A store that nobody follows yet.
    pub(super) fn new(state: Rc<State>) -> Self {
        Self(Rc::new(Inner {
            state: RefCell::new(state),
            follower: RefCell::new(Rc::new(|_| {})),
            is_following: Cell::new(false),
            has_changed: Cell::new(false),
        }))
    }

    /// The state as it is now.
    pub(super) fn state(&self) -> Rc<State> {
        Rc::clone(&self.0.state.borrow())
    }

    /// Lets an action happen; who follows is told if it changed anything.
    pub(super) fn dispatch(&self, action: Action) {
        let before = self.state();
        let after = Rc::clone(&before).reduce(action);
        if !Rc::ptr_eq(&before, &after) {
            self.0.state.replace(after);
            self.tell();
        }
    }

    /// From now on `follower` is told of changes, in place of who was before.
    pub(super) fn follow_with(&self, follower: impl Fn(&Self) + 'static) {
        self.0.follower.replace(Rc::new(follower));
    }

    /// Tells who follows. What changes meanwhile is told afterwards, not in between.
    pub(super) fn tell(&self) {
        self.0.has_changed.set(true);
        if self.0.is_following.replace(true) {
            return;
        }
        while self.0.has_changed.replace(false) {
            let follower = Rc::clone(&self.0.follower.borrow());
            follower(self);
        }
        self.0.is_following.set(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;
    use crate::store::Loadable;

    #[test]
    fn what_a_follower_dispatches_is_told_after_it() {
        let store = Store::new(Rc::default());
        let seen: Rc<RefCell<Vec<bool>>> = Rc::default();
        let told = Rc::clone(&seen);
        store.follow_with(move |store| {
            let is_asked = matches!(store.state().portal, Loadable::Loading);
            told.borrow_mut().push(is_asked);
            if is_asked {
                store.dispatch(Action::PortalFailed(Failure::NotFound));
                assert_eq!(told.borrow().len(), 1, "told in between");
            }
        });
        store.dispatch(Action::PortalAsked);
        assert_eq!(*seen.borrow(), [true, false]);
    }

    #[test]
    fn what_changes_nothing_is_not_told() {
        let store = Store::new(Rc::default());
        let n_told: Rc<Cell<u32>> = Rc::default();
        let told = Rc::clone(&n_told);
        store.follow_with(move |_| told.set(told.get() + 1));
        store.dispatch(Action::Retried);
        assert_eq!(n_told.get(), 0);
    }
}
