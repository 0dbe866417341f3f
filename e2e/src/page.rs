//! A page, as a reader meets it: opened, looked at, clicked, typed into, scrolled, checked.
//!
//! Nothing here sleeps for a fixed time. Everything that waits looks again until what it waits for
//! is so, and after ten seconds (`E2E_WAIT_S` says otherwise) tells what was there instead.

mod act;
mod check;
mod look;
mod memory;

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::patience::{LOOK, patience};
use crate::pool::Lent;
use crate::reader::Motion;
use crate::running::SiteHandle;
use crate::server::Site;
use crate::trouble::{Tried, Trouble};
use crate::webdriver::{Element, Session};

pub use act::Theme;

const FIND: &str = include_str!("js/find.js");

/// The window of one browser.
///
/// Selectors are CSS; `host >>> button` goes on inside the shadow root of `host`.
pub struct Page {
    lent: Lent,
    motion: Motion,
    site: RefCell<Option<SiteHandle>>,
}

impl Page {
    pub(crate) fn new(lent: Lent, motion: Motion) -> Self {
        Self {
            lent,
            motion,
            site: RefCell::new(None),
        }
    }

    pub(crate) fn into_lent(self) -> Lent {
        self.lent
    }

    fn session(&self) -> Tried<&Session> {
        self.lent.session()
    }

    /// Which engine shows it.
    pub fn engine(&self) -> Engine {
        self.lent.engine()
    }
}

/// # Going somewhere
impl Page {
    /// Opens a path of a site and waits until the page has loaded with all its parts.
    ///
    /// # Errors
    /// Where it does not load in time: the last URL and state seen.
    pub fn open(&self, site: &Site, path: &str) -> Tried<()> {
        *self.site.borrow_mut() = Some(site.handle());
        self.leave_for("complete", |session| session.go(&site.url(path)))
    }

    /// Opens a path and waits only until there is a new document: some of its parts may hang.
    ///
    /// # Errors
    /// Where no document comes.
    pub fn open_unfinished(&self, site: &Site, path: &str) -> Tried<()> {
        *self.site.borrow_mut() = Some(site.handle());
        self.leave_for("", |session| session.go(&site.url(path)))
    }

    /// Opens a page from disk, as a double click on its file does. Nothing is put into it: errors are not
    /// collected, and the clock is the real one.
    ///
    /// # Errors
    /// Where it does not load in time.
    pub fn open_file(&self, file: &Path) -> Tried<()> {
        *self.site.borrow_mut() = None;
        let url = url::Url::from_file_path(file)
            .map_err(|()| Trouble::new(format!("{} is no whole path", file.display())))?;
        self.leave_for("complete", |session| session.go(url.as_str()))
    }

    /// Loads the page again, and waits for all of it.
    ///
    /// # Errors
    /// Where it does not load in time.
    pub fn reload(&self) -> Tried<()> {
        self.leave_for("complete", |session| session.refresh())
    }

    /// Presses the browser's Back. What then has to be there is for the journey to wait for.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub fn back(&self) -> Tried<()> {
        self.session()?.back()
    }

    /// Presses the browser's Forward.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub fn forward(&self) -> Tried<()> {
        self.session()?.forward()
    }

    /// Marks the document, goes, and waits for a document without the mark.
    fn leave_for(&self, state: &str, go: impl FnOnce(&Session) -> Tried<()>) -> Tried<()> {
        let session = self.session()?;
        session.run("document.__left = true", &[])?;
        // A page that cannot be reached is an error in one driver and an error page in another.
        let went = go(session);
        // `document.URL` and not `location`: Firefox shows the new location to the old document. And it says "complete"
        // of a document that has hardly begun, now and then: only once "load" is over has all of it come.
        let script = "return document.__left || !/^(https?|file):/.test(document.URL)
            ? `still at ${document.URL}` : !arguments[0] || document.readyState === arguments[0]
            && performance.getEntriesByType('navigation')[0]?.loadEventEnd !== 0
            ? null : `${document.URL} is ${document.readyState}`";
        let arrived = self.until(|| {
            let seen = session.glance(script, &[json!(state)])?;
            Ok(seen.as_str().map_or(Ok(()), |seen| Err(seen.to_owned())))
        });
        match went {
            Err(trouble) if arrived.is_err() => Err(trouble),
            _ => arrived.map_err(|trouble| trouble.during("opening the page")),
        }
    }
}

/// # Asking the page
impl Page {
    /// The value of a JavaScript expression; a promise is awaited.
    ///
    /// # Errors
    /// Where it throws.
    pub fn eval(&self, expression: &str) -> Tried<Value> {
        self.session()?.run(&format!("return ({expression})"), &[])
    }

    /// Runs the body of a function with `arguments`; what it returns, or resolves to, comes back.
    ///
    /// # Errors
    /// Where it throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        self.session()?.run(script, arguments)
    }

    /// Runs a script that can use `find(selector)`, `isVisible(element)` and `words(element)`.
    fn run_finding(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        self.session()?
            .glance(&format!("{FIND}\n{script}"), arguments)
    }

    /// The first element that can be seen.
    fn visible_element(&self, selector: &str) -> Tried<Element> {
        self.until(|| {
            let script = "const all = find(arguments[0]); return all.find(isVisible) ?? all.length";
            let found = self.run_finding(script, &[json!(selector)])?;
            Ok(Element::from_json(&found).ok_or_else(|| {
                let hidden = found.as_u64().unwrap_or(0);
                format!("`{selector}` is not to be seen ({hidden} hidden)")
            }))
        })
    }

    /// Looks until it has what it looks for. A look that fails altogether (the document is being
    /// replaced) is a look that found nothing.
    fn until<T>(&self, look: impl FnMut() -> Tried<Result<T, String>>) -> Tried<T> {
        self.until_within(patience(), look)
    }

    fn until_within<T>(
        &self,
        limit: Duration,
        mut look: impl FnMut() -> Tried<Result<T, String>>,
    ) -> Tried<T> {
        let start = Instant::now();
        loop {
            let missing = match look() {
                Ok(Ok(found)) => return Ok(found),
                Ok(Err(missing)) => missing,
                Err(trouble) => trouble.to_string(),
            };
            if start.elapsed() > limit {
                return Err(Trouble::new(format!(
                    "after {} s: {missing}",
                    limit.as_secs()
                )));
            }
            std::thread::sleep(LOOK);
        }
    }
}
