//! A page of a browser: journeys open, read, click, type, scroll and check it.
//!
//! Nothing here sleeps for a fixed time. Methods that wait poll until their condition holds. After ten seconds
//! (`E2E_WAIT_S`) they fail with the last state.

mod act;
mod check;
mod look;
mod memory;

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::polling::{POLL_INTERVAL, wait_limit};
use crate::pool::Lease;
use crate::reader::Motion;
use crate::running::SiteHandle;
use crate::server::Site;
use crate::webdriver::{Element, Session};

pub use act::Theme;

const FIND: &str = include_str!("js/find.js");

/// A window of a browser.
///
/// Selectors are CSS; `host >>> button` searches for `button` in the shadow root of `host`.
pub struct Page {
    lease: Lease,
    motion: Motion,
    site: RefCell<Option<SiteHandle>>,
}

impl Page {
    pub(crate) fn new(lease: Lease, motion: Motion) -> Self {
        Self {
            lease,
            motion,
            site: RefCell::new(None),
        }
    }

    pub(crate) fn into_lease(self) -> Lease {
        self.lease
    }

    fn session(&self) -> HarnessResult<&Session> {
        self.lease.session()
    }

    /// The engine of the browser.
    pub fn engine(&self) -> Engine {
        self.lease.engine()
    }
}

/// # Navigation
impl Page {
    /// Opens a path of a site, and waits until the page and all its resources have loaded.
    ///
    /// # Errors
    /// If it does not load in time; the message has the last URL and state.
    pub fn open(&self, site: &Site, path: &str) -> HarnessResult<()> {
        *self.site.borrow_mut() = Some(site.handle());
        self.leave_for("complete", |session| session.go(&site.url(path)))
    }

    /// Opens a path and waits only until there is a new document, whose resources may hang.
    ///
    /// # Errors
    /// If there is no new document in time.
    pub fn open_unfinished(&self, site: &Site, path: &str) -> HarnessResult<()> {
        *self.site.borrow_mut() = Some(site.handle());
        self.leave_for("", |session| session.go(&site.url(path)))
    }

    /// Opens a page from disk by a `file:` URL. Nothing is injected: errors are not collected, and the clock is the real one.
    ///
    /// # Errors
    /// If it does not load in time.
    pub fn open_file(&self, file: &Path) -> HarnessResult<()> {
        *self.site.borrow_mut() = None;
        let url = url::Url::from_file_path(file).map_err(|()| {
            HarnessError::new(format!("{} is not an absolute path", file.display()))
        })?;
        self.leave_for("complete", |session| session.go(url.as_str()))
    }

    /// Opens a page of a server that is not a [`Site`]. Nothing is injected, as for [`Self::open_file`].
    ///
    /// # Errors
    /// If it does not load in time.
    pub fn open_url(&self, url: &str) -> HarnessResult<()> {
        *self.site.borrow_mut() = None;
        self.leave_for("complete", |session| session.go(url))
    }

    /// Reloads the page, and waits until it and all its resources have loaded.
    ///
    /// # Errors
    /// If it does not load in time.
    pub fn reload(&self) -> HarnessResult<()> {
        self.leave_for("complete", |session| session.refresh())
    }

    /// Presses the browser's Back button, and does not wait.
    ///
    /// # Errors
    /// If the driver refuses.
    pub fn back(&self) -> HarnessResult<()> {
        self.session()?.back()
    }

    /// Presses the browser's Forward button, and does not wait.
    ///
    /// # Errors
    /// If the driver refuses.
    pub fn forward(&self) -> HarnessResult<()> {
        self.session()?.forward()
    }

    /// Marks the document, navigates, and waits for a document without the mark.
    fn leave_for(
        &self,
        state: &str,
        go: impl FnOnce(&Session) -> HarnessResult<()>,
    ) -> HarnessResult<()> {
        let session = self.session()?;
        session.run("document.__left = true", &[])?;
        // For a page that cannot be reached, one driver returns an error and another shows an error page.
        let went = go(session);
        // `document.URL` and not `location`: in Firefox the old document has the new location. Firefox also sometimes reports
        // "complete" for a document that has hardly begun: it has loaded once the "load" event has ended.
        let script = "return document.__left || !/^(https?|file):/.test(document.URL)
            ? `still at ${document.URL}` : !arguments[0] || document.readyState === arguments[0]
            && performance.getEntriesByType('navigation')[0]?.loadEventEnd !== 0
            ? null : `${document.URL} is ${document.readyState}`";
        let arrived = self.until(|| {
            let seen = session.run_briefly(script, &[json!(state)])?;
            Ok(seen.as_str().map_or(Ok(()), |seen| Err(seen.to_owned())))
        });
        match went {
            Err(error) if arrived.is_err() => Err(error),
            _ => arrived.map_err(|error| error.context("opening the page")),
        }
    }
}

/// # Scripts
impl Page {
    /// Evaluates a JavaScript expression; awaits a promise.
    ///
    /// # Errors
    /// If it throws.
    pub fn eval(&self, expression: &str) -> HarnessResult<Value> {
        self.session()?.run(&format!("return ({expression})"), &[])
    }

    /// Runs the body of a JavaScript function with `arguments`. Returns its result; awaits a promise.
    ///
    /// # Errors
    /// If it throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> HarnessResult<Value> {
        self.session()?.run(script, arguments)
    }

    /// Runs a script that can use `find(selector)`, `isVisible(element)` and `words(element)`.
    fn run_finding(&self, script: &str, arguments: &[Value]) -> HarnessResult<Value> {
        self.session()?
            .run_briefly(&format!("{FIND}\n{script}"), arguments)
    }

    /// Waits for a visible element, and returns the first.
    fn visible_element(&self, selector: &str) -> HarnessResult<Element> {
        self.until(|| {
            let script = "const all = find(arguments[0]); return all.find(isVisible) ?? all.length";
            let found = self.run_finding(script, &[json!(selector)])?;
            Ok(Element::from_json(&found).ok_or_else(|| {
                let hidden = found.as_u64().unwrap_or(0);
                format!("`{selector}` is not visible ({hidden} hidden)")
            }))
        })
    }

    /// Calls `look` until it finds something. An error counts as nothing found, since the document may be being replaced.
    fn until<T>(&self, look: impl FnMut() -> HarnessResult<Result<T, String>>) -> HarnessResult<T> {
        self.until_within(wait_limit(), look)
    }

    fn until_within<T>(
        &self,
        limit: Duration,
        mut look: impl FnMut() -> HarnessResult<Result<T, String>>,
    ) -> HarnessResult<T> {
        let start = Instant::now();
        loop {
            let missing = match look() {
                Ok(Ok(found)) => return Ok(found),
                Ok(Err(missing)) => missing,
                Err(error) => error.to_string(),
            };
            if start.elapsed() > limit {
                return Err(HarnessError::new(format!(
                    "after {} s: {missing}",
                    limit.as_secs()
                )));
            }
            std::thread::sleep(POLL_INTERVAL);
        }
    }
}
