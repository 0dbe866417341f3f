//! Keeps the sites and folders that a journey drops until its pages have been checked for errors. Otherwise a picture that
//! is still loading when the journey ends would count as an error of its page.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    static DROPPED: RefCell<Option<Vec<Arc<dyn Any>>>> = const { RefCell::new(None) };
}

/// While this exists, values passed to [`keep`] on the same thread are kept.
pub(crate) struct KeepGuard(());

impl KeepGuard {
    pub(crate) fn new() -> Self {
        DROPPED.set(Some(Vec::new()));
        Self(())
    }
}

impl Drop for KeepGuard {
    fn drop(&mut self) {
        DROPPED.take();
    }
}

/// Keeps a site or a folder that is being dropped. Outside a journey it is dropped at once.
pub(crate) fn keep(dropped: Arc<dyn Any>) {
    DROPPED.with_borrow_mut(|kept| {
        if let Some(kept) = kept {
            kept.push(dropped);
        }
    });
}
