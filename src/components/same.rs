//! Whether a component's props are the same as before, so that it need not be drawn again.
//!
//! Documents are compared by where they lie: to compare portals and articles by what they say took 7 KB of
//! wasm, and a walk through all of the portal with every tick of the clock.

use article::portal::Notice;
use std::rc::Rc;

/// Whether both are the same one, or there is none.
pub fn same<T>(a: Option<&Rc<T>>, b: Option<&Rc<T>>) -> bool {
    a.map(Rc::as_ptr) == b.map(Rc::as_ptr)
}

/// Whether both are the same notices of one portal.
pub fn same_notices(a: &[Notice], b: &[Notice]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.id == b.id)
}
