//! A static host on a free port of this machine, which can be told to fail.
//!
//! Every connection is closed after one request, and nothing may be cached, so that each fetch of a page is a request
//! that can be made to fail and that is logged. On a [`Line`], connections are kept open.

use std::path::PathBuf;
use std::sync::{Arc, MutexGuard};
use std::time::Instant;

use serde_json::Value;

use crate::clock::Clock;
use crate::connection::{Missing, Settings};
use crate::fault::Fault;
use crate::folder::repository;
use crate::kept::keep;
use crate::line::Line;
use crate::locked::locked;
use crate::patience::{LOOK, patience};
use crate::request::Request;
use crate::running::{ANY_PORT, Running, SiteHandle};
use crate::traffic::Traffic;
use crate::trouble::{Tried, Trouble};

/// A running static host. Stopped on drop; in a journey, after its pages have been checked for errors.
pub struct Site(Arc<Running>);

impl Drop for Site {
    fn drop(&mut self) {
        keep(self.0.clone());
    }
}

/// # Serving
impl Site {
    /// Serves a folder, answering missing paths with `index.html`.
    ///
    /// # Errors
    /// Where no port can be had.
    pub fn serve(folder: impl Into<PathBuf>) -> Tried<Self> {
        Ok(Self(Running::start(folder.into(), ANY_PORT)?))
    }

    /// As [`Site::serve`], on this port.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn serve_on(port: u16, folder: impl Into<PathBuf>) -> Tried<Self> {
        Ok(Self(Running::start(folder.into(), port)?))
    }

    /// Serves the published demo newsroom: the folder that `E2E_SITE` names, or else `dist/`. See [`Site::published`].
    ///
    /// # Errors
    /// Where it has not been built.
    pub fn dist() -> Tried<Self> {
        let folder =
            std::env::var_os("E2E_SITE").map_or_else(|| repository().join("dist"), PathBuf::from);
        if !folder.join("index.html").is_file() {
            let name = folder.display();
            return Err(Trouble::new(format!(
                "{name} has no index.html. Build it: cargo xtask build"
            )));
        }
        Self::published(folder)
    }

    /// Serves a published site as a host that reads its `_headers` would: with its content security policy, and its own
    /// page for missing paths. Only `Cache-Control` is left out (see [`Site::pristine`]).
    ///
    /// # Errors
    /// Where no port can be had.
    pub fn published(folder: impl Into<PathBuf>) -> Tried<Self> {
        Ok(Self::serve(folder)?.missing(Missing::NotFound))
    }

    /// Serves the client-rendered app: the folder of a Trunk build that `E2E_APP` names, or else `target/app/`. Every
    /// page is the app's page, and it renders them from the data of [`Site::dist`], under the same policy.
    ///
    /// Prints a message and returns `None` if the app has not been built; journeys of the app are then skipped.
    ///
    /// # Errors
    /// Where the demo newsroom has not been published.
    pub fn app() -> Tried<Option<Self>> {
        let folder = app_folder();
        if !folder.join("index.html").is_file() {
            println!(
                "skipped: {} has no index.html (E2E_APP names another folder)",
                folder.display()
            );
            return Ok(None);
        }
        let site = Self::dist()?.missing(Missing::Index);
        site.settings().app = Some(folder);
        Ok(Some(site))
    }

    /// Serves the folder below this path, which starts and ends with a slash.
    pub fn below(self, base: &str) -> Self {
        base.clone_into(&mut self.settings().base);
        self
    }

    /// Sets the response for paths that do not exist.
    pub fn missing(self, missing: Missing) -> Self {
        self.settings().missing = missing;
        self
    }

    /// Adds a header to every answer, in the place of one of that name in the site's `_headers`. A `Content-Security-Policy` is widened by a nonce for the
    /// harness's own script.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.settings()
            .headers
            .push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the clock of every page: it starts at this instant (RFC 3339) when the first page is
    /// asked for, and runs on. `performance.now`, `Temporal` and workers keep the real time.
    pub fn clock_at(self, start: &str) -> Self {
        self.settings().injection.clock = Some(Clock::at(start));
        self
    }

    /// Makes `navigator.languages` say this.
    pub fn reader_speaks(self, languages: &[&str]) -> Self {
        self.settings().injection.languages = languages.iter().map(|&one| one.to_owned()).collect();
        self
    }

    /// Runs a script before anything else in every page.
    pub fn inject(self, script: &str) -> Self {
        self.settings().injection.scripts.push(script.to_owned());
        self
    }

    /// Sends the `.br` or `.gz` beside a file to a browser that takes it, as hosts do. Not what a journey wants that
    /// cuts answers short or puts other bytes in their place; and pages into which the harness puts something stay as
    /// they are, so for whole pages see [`Site::pristine`].
    pub fn compressed(self) -> Self {
        self.settings().compressed = true;
        self
    }

    /// Weighs headers as over HTTP/2, though it is not spoken here: a header that the page's answer had is an index
    /// of a byte or two in those that follow (HPACK, RFC 7541 §6.1), so it is left out of them.
    pub fn headers_as_over_http2(self) -> Self {
        self.settings().headers_once = true;
        self
    }

    /// Serves everything as it is, as a host would: no clock, and errors are not collected; browsers may keep files as
    /// long as `_headers` say, and ask whether they have changed.
    pub fn pristine(self) -> Self {
        self.settings().injection.off = true;
        self
    }

    /// Answers over a slow line, which all connections share. Without one, answers are as fast as the machine.
    pub fn line(self, line: Line) -> Self {
        self.settings().line = Some(line);
        self
    }

    /// The folder that is served.
    pub fn folder(&self) -> &std::path::Path {
        &self.0.shared.folder
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.0.port)
    }

    /// The whole URL of a path below the base; `path` starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!(
            "{}{}{}",
            self.origin(),
            self.settings().base,
            path.trim_start_matches('/')
        )
    }
}

/// # Changing while it runs
impl Site {
    /// Answers this path (below the base, with its leading slash) with these bytes.
    pub fn put(&self, path: &str, media_type: &str, body: impl Into<Vec<u8>>) {
        let answer = (media_type.to_owned(), body.into());
        self.settings().overrides.insert(path.to_owned(), answer);
    }

    /// Answers this path with a JSON document.
    pub fn put_json(&self, path: &str, value: &Value) {
        self.put(path, "application/json", value.to_string());
    }

    /// Answers this path from the folder again.
    pub fn take_back(&self, path: &str) {
        self.settings().overrides.remove(path);
    }

    /// Meets every request whose path starts so with a fault, until it is healed.
    pub fn fail(&self, prefix: &str, fault: Fault) {
        self.settings().orders.add(prefix, fault, None);
    }

    /// Meets this many requests with a fault, then answers properly.
    pub fn fail_times(&self, prefix: &str, times: u32, fault: Fault) {
        self.settings().orders.add(prefix, fault, Some(times));
    }

    /// Ends the fault of this prefix. Answers that hang go on.
    pub fn heal(&self, prefix: &str) {
        self.settings().orders.heal(prefix);
    }

    /// Goes away: connections are refused, those that are open end.
    pub fn go_offline(&self) {
        self.0.stop();
    }

    /// Comes back on the same port.
    ///
    /// # Errors
    /// Where somebody else has taken the port meanwhile.
    pub fn go_online(&self) -> Tried<()> {
        self.0.restart()?;
        Ok(())
    }

    /// Everything asked for so far whose path starts so, in order.
    pub fn requests(&self, prefix: &str) -> Vec<Request> {
        let settings = self.settings();
        settings
            .log
            .iter()
            .filter(|request| request.path.starts_with(prefix))
            .cloned()
            .collect()
    }

    /// Waits until something was asked for whose path starts so, and gives the first such request.
    ///
    /// # Errors
    /// Where nothing is in time: what was asked for last.
    pub fn wait_for_request(&self, prefix: &str) -> Tried<Request> {
        let start = Instant::now();
        loop {
            if let Some(request) = self.requests(prefix).into_iter().next() {
                return Ok(request);
            }
            if start.elapsed() > patience() {
                let latest = self.handle().latest(10).join(", ");
                return Err(Trouble::new(format!(
                    "nothing at {prefix} was asked for, but {latest}"
                )));
            }
            std::thread::sleep(LOOK);
        }
    }

    /// Forgets what was asked for.
    pub fn forget_requests(&self) {
        self.settings().log.clear();
    }

    /// What is asked and answered: so far, and right now.
    pub fn traffic(&self) -> Traffic {
        *locked(&self.0.shared.traffic)
    }

    /// The same site for a page that has to know it.
    pub(crate) fn handle(&self) -> SiteHandle {
        SiteHandle::of(&self.0)
    }

    fn settings(&self) -> MutexGuard<'_, Settings> {
        locked(&self.0.shared.settings)
    }
}

/// The client-rendered app as Trunk builds it: the folder that `E2E_APP` names, or else `target/app/`.
pub fn app_folder() -> PathBuf {
    std::env::var_os("E2E_APP").map_or_else(|| repository().join("target/app"), PathBuf::from)
}
