//! A driver process and its one session, spoken to as W3C WebDriver says.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::display::Display;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::guard::Guarded;
use crate::http::ask;
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
    port: u16,
    path: String,
    display: Option<Display>,
    // The driver goes before the folder that it writes into.
    _driver: Guarded,
    _folder: Folder,
}

/// An element of the page, as the driver knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element(pub(crate) String);

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
        let mut driver = Guarded::start(&mut command, Some(folder.path()))?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if driver.has_ended() || start.elapsed() > START {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                let last = said.lines().last().unwrap_or("it said nothing").to_owned();
                return Err(Trouble::new(format!(
                    "the driver of {engine} ended at once: {last}"
                )));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let wanted =
            json!({"capabilities": {"alwaysMatch": engine.capabilities(folder.path(), reader)}});
        let answer = ask(port, "POST", "/session", Some(&wanted), START)
            .map_err(|trouble| trouble.during(&format!("starting {engine}")))?;
        let id = answer.get("sessionId").and_then(Value::as_str);
        let id = id.ok_or_else(|| Trouble::new(format!("{engine} gives no session: {answer}")))?;
        let path = format!("/session/{id}");
        let session = Self {
            engine,
            port,
            path,
            display,
            _driver: driver,
            _folder: folder,
        };
        session.post(
            "timeouts",
            &json!({"script": SCRIPT_LIMIT_MS, "pageLoad": 50_000}),
        )?;
        Ok(session)
    }

    /// Gives the browser's window the keyboard, where no window manager does.
    pub(crate) fn focus_window(&self) -> Tried<()> {
        self.display.as_ref().map_or(Ok(()), Display::focus)
    }

    pub(crate) fn get(&self, what: &str) -> Tried<Value> {
        ask(
            self.port,
            "GET",
            &format!("{}/{what}", self.path),
            None,
            ANSWER,
        )
    }

    pub(crate) fn post(&self, what: &str, body: &Value) -> Tried<Value> {
        ask(
            self.port,
            "POST",
            &format!("{}/{what}", self.path),
            Some(body),
            ANSWER,
        )
    }

    pub(crate) fn delete(&self, what: &str) -> Tried<Value> {
        ask(
            self.port,
            "DELETE",
            &format!("{}/{what}", self.path),
            None,
            ANSWER,
        )
    }

    /// Runs the body of a function in the page; what it returns, or resolves to, comes back.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        let body = json!({"script": self.seen_by_page(script), "args": arguments});
        self.post("execute/sync", &body)
    }

    /// Like [`Session::run`] for a script that answers at once and may be asked again.
    pub(crate) fn glance(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        let limit = if self.engine == Engine::WebKit {
            GLANCE
        } else {
            ANSWER
        };
        let body = json!({"script": self.seen_by_page(script), "args": arguments});
        ask(
            self.port,
            "POST",
            &format!("{}/execute/sync", self.path),
            Some(&body),
            limit,
        )
    }

    /// Firefox runs scripts in a realm beside the page's, with a `Date` and an `Intl` of its own.
    fn seen_by_page(&self, script: &str) -> String {
        match self.engine {
            Engine::Firefox => format!("const {{ Date, Intl }} = window; {script}"),
            Engine::Chromium | Engine::WebKit => script.to_owned(),
        }
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Tried<Value> {
        self.post(
            "goog/cdp/execute",
            &json!({"cmd": command, "params": parameters}),
        )
    }

    /// Runs a script in the Firefox around the page.
    pub(crate) fn run_in_firefox(&self, script: &str, arguments: &[Value]) -> Tried<Value> {
        self.post("moz/context", &json!({"context": "chrome"}))?;
        let done = self.post(
            "execute/sync",
            &json!({"script": script, "args": arguments}),
        );
        self.post("moz/context", &json!({"context": "content"}))?;
        done
    }

    /// Ends the browser as its driver would; the drop that follows ends what is left.
    pub(crate) fn quit(self) {
        let _ = ask(
            self.port,
            "DELETE",
            &self.path,
            None,
            Duration::from_secs(10),
        );
    }
}

impl Element {
    pub(crate) fn from_json(value: &Value) -> Option<Self> {
        value
            .get(ELEMENT)
            .and_then(Value::as_str)
            .map(|id| Self(id.to_owned()))
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

fn free_port() -> Tried<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
