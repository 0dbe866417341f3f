//! One engine, as a journey gets it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::engine::Engine;
use crate::page::Page;
use crate::pool::lend;
use crate::reader::Reader;
use crate::trouble::{Tried, Trouble};

/// Opens pages in one engine, and keeps them until the journey is over.
pub struct Browser {
    engine: Engine,
    pages: RefCell<Vec<Rc<Page>>>,
}

impl Browser {
    pub(crate) fn new(engine: Engine) -> Self {
        Self {
            engine,
            pages: RefCell::default(),
        }
    }

    /// Which engine this is. A journey that asks should say why.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A page for the usual reader: 1280 by 800, light, full motion, UTC.
    ///
    /// # Errors
    /// Where the driver or the browser is missing.
    pub fn page(&self) -> Tried<Rc<Page>> {
        self.page_for(&Reader::default())
    }

    /// A page for a particular reader. A journey has one page at a time: let go of it with
    /// [`Browser::close`] before asking for another. Two journeys that each held one and waited for room for a second
    /// would wait for ever.
    ///
    /// # Errors
    /// Where the driver or the browser is missing, or the journey has a page already.
    pub fn page_for(&self, reader: &Reader) -> Tried<Rc<Page>> {
        if !self.pages.borrow().is_empty() {
            return Err(Trouble::new(
                "this journey has a page already: close it before opening another",
            ));
        }
        let page = Rc::new(Page::new(lend(self.engine, reader)?, reader.motion));
        self.pages.borrow_mut().push(Rc::clone(&page));
        Ok(page)
    }

    /// Lets go of a page before the journey is over.
    ///
    /// # Errors
    /// Where the page met errors that the journey did not take.
    pub fn close(&self, page: Rc<Page>) -> Tried<()> {
        let errors = page.errors()?;
        if !errors.is_empty() {
            let lines = errors.join("\n    ");
            return Err(Trouble::new(format!(
                "the page met errors that nobody expected:\n    {lines}"
            )));
        }
        self.pages
            .borrow_mut()
            .retain(|kept| !Rc::ptr_eq(kept, &page));
        if let Ok(page) = Rc::try_unwrap(page) {
            page.into_lent().give_back();
        }
        Ok(())
    }

    /// The pages opened so far.
    pub(crate) fn pages(&self) -> Vec<Rc<Page>> {
        self.pages.borrow().clone()
    }
}
