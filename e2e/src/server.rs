//! A static host on a free port of this machine, which can simulate failures.
//!
//! Every connection is closed after one request, and nothing may be cached, so that each fetch of a page is a request
//! that can be made to fail and that is logged. With a [`Throttle`], connections are kept open.

use std::path::PathBuf;
use std::sync::{Arc, MutexGuard};
use std::time::Instant;

use serde_json::Value;

use crate::clock::Clock;
use crate::connection::{Missing, Settings};
use crate::fault::Fault;
use crate::folder::repository;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::kept::keep;
use crate::locked::locked;
use crate::polling::{POLL_INTERVAL, wait_limit};
use crate::request::Request;
use crate::running::{Running, SiteHandle};
use crate::throttle::Throttle;
use crate::traffic::Traffic;

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
    /// If no port can be had.
    pub fn serve(folder: impl Into<PathBuf>) -> HarnessResult<Self> {
        Ok(Self(Running::start(folder.into())?))
    }

    /// Serves the published demo newsroom: the folder that `E2E_SITE` names, or else `dist/`. See [`Site::published`].
    ///
    /// # Errors
    /// If it has not been built.
    pub fn dist() -> HarnessResult<Self> {
        let folder =
            std::env::var_os("E2E_SITE").map_or_else(|| repository().join("dist"), PathBuf::from);
        if !folder.join("index.html").is_file() {
            let name = folder.display();
            return Err(HarnessError::new(format!(
                "{name} has no index.html. Build it: cargo xtask build"
            )));
        }
        Self::published(folder)
    }

    /// Serves a published site as a host that reads its `_headers` would: with its content security policy, and its own
    /// page for missing paths. Only `Cache-Control` is left out (see [`Site::pristine`]).
    ///
    /// # Errors
    /// If no port can be had.
    pub fn published(folder: impl Into<PathBuf>) -> HarnessResult<Self> {
        Ok(Self::serve(folder)?.missing(Missing::NotFound))
    }

    /// Serves the client-rendered app: the folder of a Trunk build that `E2E_APP` names, or else `target/app/`. Every
    /// page is the app's page, and it renders them from the data of [`Site::dist`], under the same policy.
    ///
    /// Prints a message and returns `None` if the app has not been built; journeys of the app are then skipped.
    ///
    /// # Errors
    /// If the demo newsroom has not been published.
    pub fn app() -> HarnessResult<Option<Self>> {
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

    /// Serves the folder below this base path, which starts and ends with a slash.
    pub fn below(self, base: &str) -> Self {
        base.clone_into(&mut self.settings().base);
        self
    }

    /// Sets the response for paths that do not exist.
    pub fn missing(self, missing: Missing) -> Self {
        self.settings().missing = missing;
        self
    }

    /// Adds a header to every answer. It replaces a header of this name in the site's `_headers`. To a
    /// `Content-Security-Policy`, a nonce for the harness's own script is added.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.settings()
            .headers
            .push((name.to_owned(), value.to_owned()));
        self
    }

    /// Simulates the clock of all pages: it starts at this time (RFC 3339) when the first page is requested.
    /// `performance.now`, `Temporal` and workers have the real time.
    pub fn clock_at(self, start: &str) -> Self {
        self.settings().injection.clock = Some(Clock::at(start));
        self
    }

    /// Sets `navigator.languages` of all pages.
    pub fn with_languages(self, languages: &[&str]) -> Self {
        self.settings().injection.languages = languages.iter().map(|&one| one.to_owned()).collect();
        self
    }

    /// Runs a script in every page, before the page's own scripts.
    pub fn inject(self, script: &str) -> Self {
        self.settings().injection.scripts.push(script.to_owned());
        self
    }

    /// Sends the `.br` or `.gz` beside a file to browsers that accept it, as hosts do. Not for journeys that truncate or
    /// replace answers. Pages into which the harness injects scripts are not compressed; use [`Site::pristine`] for those.
    pub fn compressed(self) -> Self {
        self.settings().compressed = true;
        self
    }

    /// Makes the size of headers about that of HTTP/2, although the site uses HTTP/1.1: headers that the page's answer had are
    /// left out of later answers, where HTTP/2 replaces each by an index of a byte or two (HPACK, RFC 7541 §6.1).
    pub fn headers_as_over_http2(self) -> Self {
        self.settings().headers_once = true;
        self
    }

    /// Serves all files unchanged, as a host would: nothing is injected, so there is no simulated clock and errors are not
    /// collected. Files are cached as `_headers` says and revalidated.
    pub fn pristine(self) -> Self {
        self.settings().injection.off = true;
        self
    }

    /// Simulates a slow network, which all connections share. By default, answers are not slowed down.
    pub fn throttle(self, throttle: Throttle) -> Self {
        self.settings().throttle = Some(throttle);
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

    /// The URL of a path below the base path; `path` starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!(
            "{}{}{}",
            self.origin(),
            self.settings().base,
            path.trim_start_matches('/')
        )
    }
}

/// # Changes while it runs
impl Site {
    /// Serves these bytes at a path (below the base path, with its leading slash) in place of a file.
    pub fn put(&self, path: &str, media_type: &str, body: impl Into<Vec<u8>>) {
        let answer = (media_type.to_owned(), body.into());
        self.settings().overrides.insert(path.to_owned(), answer);
    }

    /// Serves a JSON document at a path.
    pub fn put_json(&self, path: &str, value: &Value) {
        self.put(path, "application/json", value.to_string());
    }

    /// Serves the folder's file at this path again.
    pub fn restore(&self, path: &str) {
        self.settings().overrides.remove(path);
    }

    /// Simulates a fault for all requests whose path starts with `prefix`, until it is healed.
    pub fn fail(&self, prefix: &str, fault: Fault) {
        self.settings().faults.add(prefix, fault, None);
    }

    /// Simulates a fault for this many requests.
    pub fn fail_times(&self, prefix: &str, times: u32, fault: Fault) {
        self.settings().faults.add(prefix, fault, Some(times));
    }

    /// Ends the fault of this prefix. Answers that hang continue.
    pub fn heal(&self, prefix: &str) {
        self.settings().faults.heal(prefix);
    }

    /// Refuses connections, and ends those that are open.
    pub fn go_offline(&self) {
        self.0.stop();
    }

    /// Accepts connections again, on the same port.
    ///
    /// # Errors
    /// If another program has taken the port meanwhile.
    pub fn go_online(&self) -> HarnessResult<()> {
        self.0.restart()?;
        Ok(())
    }

    /// The requests so far whose path starts with `prefix`, in order.
    pub fn requests(&self, prefix: &str) -> Vec<Request> {
        let settings = self.settings();
        settings
            .log
            .iter()
            .filter(|request| request.path.starts_with(prefix))
            .cloned()
            .collect()
    }

    /// Waits for a request whose path starts with `prefix`, and returns the first.
    ///
    /// # Errors
    /// If there is none in time; the message has the latest requests.
    pub fn wait_for_request(&self, prefix: &str) -> HarnessResult<Request> {
        let start = Instant::now();
        loop {
            if let Some(request) = self.requests(prefix).into_iter().next() {
                return Ok(request);
            }
            if start.elapsed() > wait_limit() {
                let latest = self.handle().latest(10).join(", ");
                return Err(HarnessError::new(format!(
                    "no request for {prefix}; the latest: {latest}"
                )));
            }
            std::thread::sleep(POLL_INTERVAL);
        }
    }

    /// Clears the log of requests.
    pub fn forget_requests(&self) {
        self.settings().log.clear();
    }

    /// The traffic so far.
    pub fn traffic(&self) -> Traffic {
        *locked(&self.0.shared.traffic)
    }

    /// A handle for a page that is opened from this site.
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
