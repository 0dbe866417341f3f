//! A static host on a free port of this machine, which can be told to fail.
//!
//! Every connection carries one request and is closed, and nothing may be cached: so each fetch of
//! a page is a request that a fault can meet and the log can show.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;

use crate::clock::Clock;
use crate::connection::{Settings, Shared, locked};
use crate::fault::Fault;
use crate::folder::repository;
use crate::request::Request;
use crate::trouble::{Tried, Trouble};

/// Ports of this process's sites. Never used twice: what a page stored under an origin must not
/// be found by another journey's site.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// What is answered where nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// `index.html` with status 200, as `trunk serve` and many single-page hosts do.
    Index,
    /// Status 404 with the folder's `404.html`, as plain static hosts do.
    NotFound,
}

/// A running static host, ended on drop.
pub struct Site(Arc<Running>);

/// The host itself. Pages that were opened from it keep it: it is there until the last of them has been
/// looked at, or a picture still on its way would count as an error of the page.
struct Running {
    shared: Arc<Shared>,
    port: u16,
    listening: Mutex<Option<JoinHandle<()>>>,
}

/// # Serving
impl Site {
    /// Serves a folder, answering missing paths with `index.html`.
    ///
    /// # Errors
    /// Where no port can be had.
    pub fn serve(folder: impl Into<PathBuf>) -> Tried<Self> {
        let shared = Arc::new(Shared {
            folder: folder.into(),
            settings: Mutex::new(Settings::new()),
        });
        let listener = loop {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            if locked(&PORTS).insert(listener.local_addr()?.port()) {
                break listener;
            }
        };
        let running = Running {
            port: listener.local_addr()?.port(),
            shared,
            listening: Mutex::new(None),
        };
        running.listen(listener);
        Ok(Self(Arc::new(running)))
    }

    /// Serves the built site: the folder that `E2E_SITE` names, or else `dist/`.
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
        Self::serve(folder)
    }

    /// Serves the folder below this path, which starts and ends with a slash.
    pub fn below(self, base: &str) -> Self {
        base.clone_into(&mut self.settings().base);
        self
    }

    /// Says what is answered where nothing is.
    pub fn missing(self, missing: Missing) -> Self {
        self.settings().missing = missing;
        self
    }

    /// Adds a header to every answer. A `Content-Security-Policy` is widened by a nonce for the
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

    /// Serves pages as they are: no clock, and errors are not collected.
    pub fn pristine(self) -> Self {
        self.settings().injection.off = true;
        self
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
        self.0
            .listen(TcpListener::bind((Ipv4Addr::LOCALHOST, self.0.port))?);
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

    /// Forgets what was asked for.
    pub fn forget_requests(&self) {
        self.settings().log.clear();
    }

    /// The same site for a page that has to know it.
    pub(crate) fn handle(&self) -> SiteHandle {
        SiteHandle(Arc::clone(&self.0))
    }

    fn settings(&self) -> MutexGuard<'_, Settings> {
        locked(&self.0.shared.settings)
    }
}

/// What a page keeps of the site that it was opened from.
#[derive(Clone)]
pub(crate) struct SiteHandle(Arc<Running>);

impl SiteHandle {
    /// Lets time pass for the documents to come.
    pub(crate) fn advance(&self, by: Duration) {
        if let Some(clock) = &mut locked(&self.0.shared.settings).injection.clock {
            clock.advance(by);
        }
    }

    /// The latest requests, one a line, for reports.
    pub(crate) fn latest(&self, count: usize) -> Vec<String> {
        let settings = locked(&self.0.shared.settings);
        let start = settings.log.len().saturating_sub(count);
        let latest = settings.log.iter().skip(start);
        latest
            .map(|request| format!("{} {}", request.method, request.path))
            .collect()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Running {
    fn stop(&self) {
        locked(&self.shared.settings).closed = true;
        // The listener looks up when somebody knocks.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(listening) = locked(&self.listening).take() {
            let _ = listening.join();
        }
    }

    fn listen(&self, listener: TcpListener) {
        locked(&self.shared.settings).closed = false;
        let shared = Arc::clone(&self.shared);
        let listening = std::thread::spawn(move || {
            for connection in listener.incoming() {
                if locked(&shared.settings).closed {
                    return;
                }
                let shared = Arc::clone(&shared);
                if let Ok(connection) = connection {
                    // A connection that fails has nobody left to tell.
                    std::thread::spawn(move || shared.answer(connection).ok());
                }
            }
        });
        *locked(&self.listening) = Some(listening);
    }
}
