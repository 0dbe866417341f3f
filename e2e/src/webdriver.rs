//! A driver process and its one session.
//!
//! fantoccini, the client, is asynchronous, and journeys are not: each session has a runtime, which blocks until the driver
//! has answered.

mod commands;

use std::cell::RefCell;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::time::{Duration, Instant};

use fantoccini::elements::ElementRef;
use fantoccini::error::CmdError;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use process_group::ProcessGroup;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::display::Display;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::reader::Reader;

/// Timeout for starting a browser, long enough for a busy machine.
const START: Duration = Duration::from_secs(90);
/// Timeout of a single command.
const ANSWER: Duration = Duration::from_secs(60);
/// Timeout of scripts. An unusual number, by which the simulated clock recognises the driver's own timer (`inject.js`).
pub(crate) const SCRIPT_LIMIT_MS: u32 = 50_017;
/// Timeout of scripts that are repeated. WebKit never answers a script whose document is replaced.
const BRIEF_TIMEOUT: Duration = Duration::from_secs(1);
/// How often to start a driver that ends at once: another process may have taken the port, which was free before.
const ATTEMPTS: usize = 3;
/// The key of an element's id in JSON (WebDriver §12.2).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with its driver; both end on drop.
pub(crate) struct Session {
    pub(crate) engine: Engine,
    address: String,
    id: String,
    client: RefCell<Client>,
    runtime: Runtime,
    display: Option<Display>,
    // Dropped before the folder that the driver writes to.
    _driver: ProcessGroup,
    _folder: Folder,
}

/// The driver's reference to an element of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element(ElementRef);

/// # Start and end
impl Session {
    /// Starts a driver and a browser for this reader.
    ///
    /// # Errors
    /// If the driver is missing or does not start, or starts no browser.
    pub(crate) fn start(engine: Engine, reader: &Reader) -> HarnessResult<Self> {
        let mut attempts = 0;
        loop {
            attempts += 1;
            match Self::try_start(engine, reader) {
                Err(error) if attempts < ATTEMPTS && error.mentions("ended at once") => {}
                done => return done,
            }
        }
    }

    fn try_start(engine: Engine, reader: &Reader) -> HarnessResult<Self> {
        let folder = Folder::new(&engine.to_string())?;
        let port = free_port()?;
        let mut command = engine.driver(port, folder.path(), reader)?;
        let display = match engine {
            Engine::WebKit => Some(Display::start()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        if let Some(display) = &display {
            command
                .env("DISPLAY", display.name())
                .env_remove("WAYLAND_DISPLAY");
        }
        let log = folder.path().join("driver.log");
        let file = std::fs::File::create(&log)?;
        command.stdout(file.try_clone()?).stderr(Stdio::from(file));
        let mut driver = ProcessGroup::start(&mut command, Duration::ZERO, Some(folder.path()))?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let has_ended = !matches!(driver.child.try_wait(), Ok(None));
            if has_ended || start.elapsed() > START {
                let output = std::fs::read_to_string(&log).unwrap_or_default();
                let last = output
                    .lines()
                    .last()
                    .unwrap_or("it printed nothing")
                    .to_owned();
                return Err(HarnessError::new(format!(
                    "the driver of {engine} ended at once: {last}"
                )));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let address = format!("http://127.0.0.1:{port}/");
        let wanted = engine.capabilities(folder.path(), reader);
        let starting = async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(wanted.as_object().cloned().unwrap_or_default());
            let client = tokio::time::timeout(START, builder.connect(&address)).await;
            let client = client
                .map_err(|_| "no answer".to_owned())?
                .map_err(|error| error.to_string())?;
            // Dropping a client must not end the browser: see `reconnect`.
            client.persist().await.map_err(|error| error.to_string())?;
            let id = client
                .session_id()
                .await
                .map_err(|error| error.to_string())?;
            Ok((client, id.unwrap_or_default()))
        };
        let (client, id) = runtime
            .block_on(starting)
            .map_err(|why: String| HarnessError::new(format!("starting {engine}: {why}")))?;
        let client = RefCell::new(client);
        let session = Self {
            engine,
            address,
            id,
            client,
            runtime,
            display,
            _driver: driver,
            _folder: folder,
        };
        let script = Duration::from_millis(SCRIPT_LIMIT_MS.into());
        let limits = TimeoutConfiguration::new(Some(script), Some(ANSWER), None);
        session.ask(ANSWER, async move |client| {
            client.update_timeouts(limits).await
        })?;
        Ok(session)
    }

    /// Ends the browser through its driver; then the drop ends the remaining processes.
    pub(crate) fn quit(self) {
        let _ = self.ask(Duration::from_secs(10), async |client| client.close().await);
    }

    /// Gives the browser's window the focus, if there is no window manager.
    pub(crate) fn focus_window(&self) -> HarnessResult<()> {
        self.display.as_ref().map_or(Ok(()), Display::focus)
    }

    /// Sends a command, and waits for the answer at most for `limit`.
    fn ask<T>(
        &self,
        limit: Duration,
        command: impl AsyncFnOnce(Client) -> Result<T, CmdError>,
    ) -> HarnessResult<T> {
        let client = self.client.borrow().clone();
        let answer = self
            .runtime
            .block_on(async { tokio::time::timeout(limit, command(client)).await });
        match answer {
            Ok(answer) => answer.map_err(|error| driver_error(&error)),
            Err(_) => {
                self.reconnect()?;
                Err(HarnessError::new(format!(
                    "{} gives no answer in {} s",
                    self.engine,
                    limit.as_secs()
                )))
            }
        }
    }

    /// Continues the session with a new client: a client sends one command after the other, so it cannot be used after one that
    /// is never answered.
    fn reconnect(&self) -> HarnessResult<()> {
        let again = async {
            let client =
                Client::with_existing_session(&self.address, &self.id, HttpConnector::new()).await;
            let client = client.map_err(|error| HarnessError::new(error.to_string()))?;
            client
                .persist()
                .await
                .map_err(|error| driver_error(&error))?;
            Ok::<_, HarnessError>(client)
        };
        let client = self.runtime.block_on(again)?;
        *self.client.borrow_mut() = client;
        Ok(())
    }
}

/// # Scripts
impl Session {
    /// Runs the body of a JavaScript function in the page. Returns its result; awaits a promise.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> HarnessResult<Value> {
        self.execute(ANSWER, &self.with_page_globals(script), arguments)
    }

    /// Like [`Session::run`], with a short timeout, for a script that returns at once and may be repeated.
    pub(crate) fn run_briefly(&self, script: &str, arguments: &[Value]) -> HarnessResult<Value> {
        let limit = if self.engine == Engine::WebKit {
            BRIEF_TIMEOUT
        } else {
            ANSWER
        };
        self.execute(limit, &self.with_page_globals(script), arguments)
    }

    /// Runs a script in Firefox's own context, not in the page.
    pub(crate) fn run_in_firefox(&self, script: &str, arguments: &[Value]) -> HarnessResult<Value> {
        self.own("POST", "moz/context", Some(json!({"context": "chrome"})))?;
        let done = self.execute(ANSWER, script, arguments);
        self.own("POST", "moz/context", Some(json!({"context": "content"})))?;
        done
    }

    fn execute(&self, limit: Duration, script: &str, arguments: &[Value]) -> HarnessResult<Value> {
        self.ask(limit, async |client| {
            client.execute(script, arguments.to_vec()).await
        })
    }

    /// Firefox runs scripts in a realm of their own; with the page's `Date` and `Intl`, they see the simulated clock.
    fn with_page_globals(&self, script: &str) -> String {
        match self.engine {
            Engine::Firefox => format!("const {{ Date, Intl }} = window; {script}"),
            Engine::Chromium | Engine::WebKit => script.to_owned(),
        }
    }
}

impl Element {
    pub(crate) fn from_json(value: &Value) -> Option<Self> {
        let id = value.get(ELEMENT).and_then(Value::as_str)?;
        Some(Self(ElementRef::from(id.to_owned())))
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0.to_string() })
    }

    fn on(&self, client: Client) -> fantoccini::elements::Element {
        fantoccini::elements::Element::from_element_id(client, self.0.clone())
    }
}

/// The kind of an error (WebDriver §6.6), and the first line of the driver's message.
fn driver_error(error: &CmdError) -> HarnessError {
    match error {
        CmdError::Standard(error) => {
            let first = error.message.lines().next().unwrap_or("");
            HarnessError::new(format!("{}: {first}", error.error()))
        }
        other => HarnessError::new(other.to_string()),
    }
}

fn free_port() -> HarnessResult<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
