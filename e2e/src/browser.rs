//! The browser that a journey gets.

use std::cell::RefCell;
use std::rc::Rc;

use crate::engine::Engine;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::page::Page;
use crate::pool::lease;
use crate::reader::Reader;

/// Opens pages in one engine, and keeps them until the journey ends.
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

    /// The engine. A journey that depends on it should say why.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens a page with default settings: 1280 × 800 CSS pixels, light, full motion, UTC.
    ///
    /// # Errors
    /// If the driver or the browser is missing.
    pub fn page(&self) -> HarnessResult<Rc<Page>> {
        self.page_for(&Reader::default())
    }

    /// Opens a page with a reader's settings. A journey has one page at a time, which it closes with [`Browser::close`] before
    /// it opens another: two journeys that each kept one and waited for a second would wait for ever.
    ///
    /// # Errors
    /// If the driver or the browser is missing, or the journey has a page already.
    pub fn page_for(&self, reader: &Reader) -> HarnessResult<Rc<Page>> {
        if !self.pages.borrow().is_empty() {
            return Err(HarnessError::new(
                "this journey has a page already: close it before opening another",
            ));
        }
        let page = Rc::new(Page::new(lease(self.engine, reader)?, reader.motion));
        self.pages.borrow_mut().push(Rc::clone(&page));
        Ok(page)
    }

    /// Closes a page before the journey ends.
    ///
    /// # Errors
    /// If the page met errors that the journey did not take.
    pub fn close(&self, page: Rc<Page>) -> HarnessResult<()> {
        let errors = page.errors()?;
        if !errors.is_empty() {
            let lines = errors.join("\n    ");
            return Err(HarnessError::new(format!(
                "unexpected errors in the page:\n    {lines}"
            )));
        }
        self.pages
            .borrow_mut()
            .retain(|kept| !Rc::ptr_eq(kept, &page));
        if let Ok(page) = Rc::try_unwrap(page) {
            page.into_lease().give_back();
        }
        Ok(())
    }

    /// The pages opened so far.
    pub(crate) fn pages(&self) -> Vec<Rc<Page>> {
        self.pages.borrow().clone()
    }
}
