//! A headless Chromium with a profile of its own, ended on drop.

use crate::protocol::Protocol;
use crate::trouble::{Tried, Trouble};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const START: Duration = Duration::from_secs(60);
/// How often it is looked whether it has started.
const LOOK: Duration = Duration::from_millis(20);

/// Nothing is asked of anybody outside this machine.
pub const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-extensions",
    "--hide-scrollbars",
    "--lang=en-CA",
    "--accept-lang=en-CA",
];

/// A running browser.
pub struct Chromium {
    /// The line to it.
    pub protocol: Protocol,
    child: Child,
    profile: PathBuf,
}

impl Chromium {
    /// Starts one. `profile`: a folder that is removed before and after.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start(profile: &Path) -> Tried<Self> {
        let _ = fs::remove_dir_all(profile);
        fs::create_dir_all(profile)?;
        let program = program()?;
        let child = Command::new(&program)
            .args(FLAGS)
            .arg("--remote-debugging-port=0")
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .env("TZ", "UTC")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Trouble::new(format!("{program} does not start: {error}")))?;
        let mut starting = Starting(Some(child));
        let (port, path) = address(&profile.join("DevToolsActivePort"))?;
        let protocol = Protocol::connect(port, &path)?;
        let child = starting.0.take();
        let child = child.ok_or_else(|| Trouble::new("the browser went away"))?;
        Ok(Self {
            protocol,
            child,
            profile: profile.to_owned(),
        })
    }

    /// For example `Chromium 156.0.8078.79`.
    ///
    /// # Errors
    /// Where it does not answer.
    pub fn version(&mut self) -> Tried<String> {
        let about = self.protocol.ask(None, "Browser.getVersion", json!({}))?;
        let product = about["product"].as_str().unwrap_or_default();
        Ok(product
            .replace("HeadlessChrome/", "Chromium ")
            .replace("Chrome/", "Chromium "))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.protocol.ask(None, "Browser.close", json!({}));
        let start = Instant::now();
        while start.elapsed() < START && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(LOOK);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// A browser that nobody can talk to yet.
struct Starting(Option<Child>);

impl Drop for Starting {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Where the browser is, by `CHROMIUM` or on the path.
///
/// # Errors
/// Where there is none.
pub fn program() -> Tried<String> {
    if let Ok(named) = std::env::var("CHROMIUM") {
        return Ok(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
        .map(|file| file.to_string_lossy().into_owned())
        .ok_or_else(|| {
            Trouble::new("Chromium is not on PATH. Install it: apt-get install chromium")
        })
}

/// Port and path, which the browser writes down once it listens.
fn address(file: &Path) -> Tried<(u16, String)> {
    let start = Instant::now();
    while start.elapsed() < START {
        let text = fs::read_to_string(file).unwrap_or_default();
        let mut lines = text.lines();
        if let (Some(Ok(port)), Some(path)) = (lines.next().map(str::parse), lines.next()) {
            return Ok((port, path.to_owned()));
        }
        thread::sleep(LOOK);
    }
    Err(Trouble::new("Chromium does not start"))
}
