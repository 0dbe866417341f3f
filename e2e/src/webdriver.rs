//! A driver process and its one session.
//!
//! WebDriver is spoken by fantoccini, which is asynchronous; a journey is a plain function that
//! does one thing after another. So each session has a small runtime of its own and waits in it.

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
use crate::reader::Reader;
use crate::trouble::{Tried, Trouble};

/// Starting a browser on a busy machine.
const START: Duration = Duration::from_secs(90);
/// Any single question to a running one.
const ANSWER: Duration = Duration::from_secs(60);
/// What a script may take. An odd number, by which a page's clock knows the driver's own timer.
pub(crate) const SCRIPT_LIMIT_MS: u32 = 50_017;
/// A glance at the page, which is repeated. WebKit never answers a script whose document goes away.
const GLANCE: Duration = Duration::from_secs(1);
/// How often a driver may die at once; its port was free a moment ago and may be taken now.
const ATTEMPTS: usize = 3;
/// How an element is written in JSON (WebDriver §12.2).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with its driver; both end on drop.
pub(crate) struct Session {
    pub(crate) engine: Engine,
    address: String,
    id: String,
    client: RefCell<Client>,
    runtime: Runtime,
    display: Option<Display>,
    // The driver goes before the folder that it writes into.
    _driver: ProcessGroup,
    _folder: Folder,
}

/// An element of the page, as the driver knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element(ElementRef);

/// # Start and end
impl Session {
    /// Starts a driver and a browser for this reader.
    ///
    /// # Errors
    /// Where the driver is missing or does not start, or starts no browser.
    pub(crate) fn start(engine: Engine, reader: &Reader) -> Tried<Self> {
        let mut attempts = 0;
        loop {
            attempts += 1;
            match Self::try_start(engine, reader) {
                Err(trouble) if attempts < ATTEMPTS && trouble.mentions("ended at once") => {}
                done => return done,
            }
        }
    }

    fn try_start(engine: Engine, reader: &Reader) -> Tried<Self> {
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
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                let last = said.lines().last().unwrap_or("it said nothing").to_owned();
                return Err(Trouble::new(format!(
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
            // A client that is let go must not take the browser with it: see `reconnect`.
            client.persist().await.map_err(|error| error.to_string())?;
            let id = client
                .session_id()
                .await
                .map_err(|error| error.to_string())?;
            Ok((client, id.unwrap_or_default()))
        };
        let (client, id) = runtime
            .block_on(starting)
            .map_err(|why: String| Trouble::new(format!("starting {engine}: {why}")))?;
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

    /// Ends the browser as its driver would; the drop that follows ends what is left.
    pub(crate) fn quit(self) {
        let _ = self.ask(Duration::from_secs(10), async |client| client.close().await);
    }

    /// Gives the browser's window the keyboard, where no window manager does.
    pub(crate) fn focus_window(&self) -> Tried<()> {
        self.display.as_ref().map_or(Ok(()), Display::focus)
    }

    /// Waits for an answer for so long.
    fn ask<T>(
        &self,
        limit: Duration,
        question: impl AsyncFnOnce(Client) -> Result<T, CmdError>,
    ) -> Tried<T> {
        let client = self.client.borrow().clone();
        let answer = self
            .runtime
            .block_on(async { tokio::time::timeout(limit, question(client)).await });
        match answer {
            Ok(answer) => answer.map_err(|error| said(&error)),
            Err(_) => {
                self.reconnect()?;
                Err(Trouble::new(format!(
                    "{} gives no answer in {} s",
                    self.engine,
                    limit.as_secs()
                )))
            }
        }
    }

    /// A client asks one question after the other, and one that is never answered is in the way of
    /// all that follow; so another client goes on with the same session.
    fn reconnect(&self) -> Tried<()> {
        let again = async {
            let client =
                Client::with_existing_session(&self.address, &self.id, HttpConnector::new()).await;
            let client = client.map_err(|error| Trouble::new(error.to_string()))?;
            client.persist().await.map_err(|error| said(&error))?;
            Ok::<_, Trouble>(client)
        };
        let client = self.runtime.block_on(again)?;
        *self.client.borrow_mut() = client;
        Ok(())
    }
}

/// # Scripts
impl Session {
    /// Runs the body of a function in the page; what it returns, or resolves to, comes back.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        self.execute(ANSWER, &self.seen_by_page(script), arguments)
    }

    /// Like [`Session::run`] for a script that answers at once and may be asked again.
    pub(crate) fn glance(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        let limit = if self.engine == Engine::WebKit {
            GLANCE
        } else {
            ANSWER
        };
        self.execute(limit, &self.seen_by_page(script), arguments)
    }

    /// Runs a script in the Firefox around the page.
    pub(crate) fn run_in_firefox(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        self.own("POST", "moz/context", Some(json!({"context": "chrome"})))?;
        let done = self.execute(ANSWER, script, arguments);
        self.own("POST", "moz/context", Some(json!({"context": "content"})))?;
        done
    }

    fn execute(&self, limit: Duration, script: &str, arguments: &[Value]) -> Tried<Value> {
        self.ask(limit, async |client| {
            client.execute(script, arguments.to_vec()).await
        })
    }

    /// Firefox runs scripts in a realm beside the page's, with a `Date` and an `Intl` of its own.
    fn seen_by_page(&self, script: &str) -> String {
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

/// The kind of an error as WebDriver names it (§6.6), and the first line of what the driver says.
fn said(error: &CmdError) -> Trouble {
    match error {
        CmdError::Standard(error) => {
            let first = error.message.lines().next().unwrap_or("");
            Trouble::new(format!("{}: {first}", error.error()))
        }
        other => Trouble::new(other.to_string()),
    }
}

fn free_port() -> Tried<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
