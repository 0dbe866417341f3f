//! What a journey has dropped, kept until its pages have been checked: a picture that is still on its way when a journey
//! ends would else count as an error of its page.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    static DROPPED: RefCell<Option<Vec<Arc<dyn Any>>>> = const { RefCell::new(None) };
}

/// What is passed to [`keep`] on this thread lives until this is dropped.
pub(crate) struct Keeping(());

impl Keeping {
    pub(crate) fn from_now_on() -> Self {
        DROPPED.set(Some(Vec::new()));
        Self(())
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        DROPPED.take();
    }
}

/// Keeps a site or a folder that is being dropped, within a journey.
pub(crate) fn keep(dropped: Arc<dyn Any>) {
    DROPPED.with_borrow_mut(|kept| {
        if let Some(kept) = kept {
            kept.push(dropped);
        }
    });
}
