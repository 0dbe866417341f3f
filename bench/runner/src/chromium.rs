//! A headless Chromium with a profile of its own.

use crate::error::{Error, Result};
use crate::protocol::Protocol;
use process_group::ProcessGroup;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long the browser may take to start or to exit.
const TIMEOUT: Duration = Duration::from_secs(60);
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Command-line flags. Several of them disable Chromium's requests to its own services.
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
    // Larger than the emulated screen: for a change that is entirely outside the window Chromium presents no frame, and
    // reports the paint only with the next one.
    "--window-size=1024,1600",
    "--lang=en-CA",
    "--accept-lang=en-CA",
];

/// A running browser, ended on drop.
pub struct Chromium {
    /// The connection to it.
    pub protocol: Protocol,
    process: ProcessGroup,
}

impl Chromium {
    /// Starts a browser. `profile`: a folder that is removed before and after.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start(profile: &Path) -> Result<Self> {
        let _ = fs::remove_dir_all(profile);
        fs::create_dir_all(profile)?;
        let program = program()?;
        let mut command = Command::new(program);
        command
            .args(FLAGS)
            .arg("--remote-debugging-port=0")
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .env("TZ", "UTC")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = ProcessGroup::start(&mut command, Duration::ZERO, Some(profile))?;
        let (port, path) = address(&profile.join("DevToolsActivePort"))?;
        let protocol = Protocol::connect(port, &path)?;
        Ok(Self { protocol, process })
    }

    /// For example `Chromium 156.0.8078.79`.
    ///
    /// # Errors
    /// If it does not answer.
    pub fn version(&mut self) -> Result<String> {
        let version = self.protocol.call(None, "Browser.getVersion", json!({}))?;
        let product = version["product"].as_str().unwrap_or_default();
        Ok(product
            .replace("HeadlessChrome/", "Chromium ")
            .replace("Chrome/", "Chromium "))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.protocol.call(None, "Browser.close", json!({}));
        let start = Instant::now();
        while start.elapsed() < TIMEOUT && matches!(self.process.child.try_wait(), Ok(None)) {
            thread::sleep(POLL_INTERVAL);
        }
    }
}

/// The path of the browser: the variable `CHROMIUM`, or the first one on `PATH`.
///
/// # Errors
/// If there is none.
pub fn program() -> Result<String> {
    if let Ok(named) = std::env::var("CHROMIUM") {
        return Ok(named);
    }
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|name| which::which(name).ok())
        .map(|file| file.to_string_lossy().into_owned())
        .ok_or_else(|| Error::new("Chromium is not on PATH. Install it: apt-get install chromium"))
}

/// Port and path, which the browser writes to a file once it listens.
fn address(file: &Path) -> Result<(u16, String)> {
    let start = Instant::now();
    while start.elapsed() < TIMEOUT {
        let text = fs::read_to_string(file).unwrap_or_default();
        let mut lines = text.lines();
        if let (Some(Ok(port)), Some(path)) = (lines.next().map(str::parse), lines.next()) {
            return Ok((port, path.to_owned()));
        }
        thread::sleep(POLL_INTERVAL);
    }
    Err(Error::new("Chromium does not start"))
}
