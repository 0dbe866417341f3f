//! The three engines: their drivers, and the capabilities that a new session requests.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::folder::on_path;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::reader::{Motion, Reader, Scheme};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chromium, headless, through chromedriver.
    Chromium,
    /// Firefox, headless, through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser on a virtual display, through WebKitWebDriver.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

const CHROMIUM: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    // Several sessions run at once: pages in the background must not be slowed down.
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--hide-scrollbars",
    "--lang=en-CA",
    "--accept-lang=en-CA",
];

/// Without this, MiniBrowser's toolbar makes the page at least 447 px wide.
const NARROW_TOOLBAR: &str = "* { min-width: 0; }
headerbar, toolbar, entry, button { min-width: 0; padding: 0; margin: 0; border-width: 0; }
headerbar * { font-size: 1px; -gtk-icon-source: none; }
";

impl Engine {
    /// The maximum number of sessions that run at once.
    pub(crate) fn most_sessions(self) -> usize {
        match self {
            Self::Chromium | Self::Firefox => 2,
            Self::WebKit => 1,
        }
    }

    /// The command that starts the driver on `port`; all files that it writes are below `folder`.
    ///
    /// # Errors
    /// If the driver is missing; the message has the command that installs it.
    pub(crate) fn driver(
        self,
        port: u16,
        folder: &Path,
        reader: &Reader,
    ) -> HarnessResult<Command> {
        let (variable, names, package) = match self {
            Self::Chromium => (
                "CHROMEDRIVER",
                ["chromedriver"],
                "apt-get install chromium chromium-driver",
            ),
            Self::Firefox => (
                "GECKODRIVER",
                ["geckodriver"],
                "cargo install --locked geckodriver",
            ),
            Self::WebKit => (
                "WEBKITDRIVER",
                ["WebKitWebDriver"],
                "apt-get install webkit2gtk-driver xvfb",
            ),
        };
        let [name] = names;
        let program = std::env::var_os(variable)
            .map(PathBuf::from)
            .or_else(|| on_path(&names))
            .ok_or_else(|| {
                HarnessError::new(format!("{name} is not on PATH. Install it: {package}"))
            })?;
        let mut command = Command::new(program);
        command
            .arg(format!("--port={port}"))
            .env("TZ", &reader.time_zone)
            .env("TMPDIR", folder);
        match self {
            Self::Chromium => {}
            Self::Firefox => {
                // The size of the page and the color scheme are set by scripts in the browser's own context.
                command.args(["--websocket-port=0", "--allow-system-access"]);
            }
            Self::WebKit => {
                let settings = folder.join("settings/gtk-3.0");
                std::fs::create_dir_all(&settings)?;
                std::fs::write(settings.join("gtk.css"), NARROW_TOOLBAR)?;
                let animations = i32::from(reader.motion == Motion::Full);
                let ini = format!("[Settings]\ngtk-enable-animations={animations}\n");
                std::fs::write(settings.join("settings.ini"), ini)?;
                let theme = if reader.scheme == Scheme::Dark {
                    "Adwaita:dark"
                } else {
                    "Adwaita"
                };
                command
                    .env("GTK_THEME", theme)
                    .env("XDG_CONFIG_HOME", folder.join("settings"))
                    .env("XDG_CACHE_HOME", folder.join("cache"))
                    .env("XDG_DATA_HOME", folder.join("data"))
                    .env("LC_ALL", "C");
            }
        }
        Ok(command)
    }

    /// Whether a browser that was started for one reader can be given the settings of another while it runs.
    pub(crate) fn can_change(self, started_for: &Reader, to: &Reader) -> bool {
        let has_theme = started_for.scheme == to.scheme && started_for.motion == to.motion;
        started_for.time_zone == to.time_zone && (self != Self::WebKit || has_theme)
    }

    /// The capabilities of a new session. The driver does not wait for a page to load, because journeys also test pages of
    /// which a part never arrives.
    pub(crate) fn capabilities(self, folder: &Path, reader: &Reader) -> Value {
        match self {
            Self::Chromium => {
                let profile = format!("--user-data-dir={}", folder.join("profile").display());
                let arguments: Vec<&str> =
                    CHROMIUM.iter().copied().chain([profile.as_str()]).collect();
                let names = ["chromium", "chromium-browser", "google-chrome"];
                let options = with_browser(json!({"args": arguments}), "CHROMIUM", &names);
                json!({"pageLoadStrategy": "none", "goog:chromeOptions": options})
            }
            Self::Firefox => {
                let options = json!({"args": ["-headless"], "prefs": {
                    "intl.accept_languages": "en-CA",
                    "layout.css.prefers-color-scheme.content-override": scheme_number(reader.scheme),
                    "ui.prefersReducedMotion": i32::from(reader.motion == Motion::Reduced),
                    // Tab reaches links too, as in the other engines.
                    "accessibility.tabfocus": 7,
                    "ui.useOverlayScrollbars": 1,
                    // The browser's default. geckodriver lets pages from disk read all files.
                    "security.fileuri.strict_origin_policy": true,
                    // No requests to Mozilla's services.
                    "services.settings.server": "data:,#remote-settings-dummy/v1",
                    "messaging-system.rsexperimentloader.enabled": false,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                }});
                let options = with_browser(options, "FIREFOX", &["firefox-esr", "firefox"]);
                json!({"pageLoadStrategy": "none", "moz:firefoxOptions": options})
            }
            Self::WebKit => json!({"pageLoadStrategy": "none"}),
        }
    }
}

/// The value of Firefox's preference for a color scheme.
pub(crate) fn scheme_number(scheme: Scheme) -> i32 {
    match scheme {
        Scheme::Dark => 0,
        Scheme::Light => 1,
    }
}

/// Adds the path of the browser, if it is found; otherwise the driver searches for it.
fn with_browser(mut options: Value, variable: &str, names: &[&str]) -> Value {
    let path = std::env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| on_path(names));
    if let (Some(options), Some(path)) = (options.as_object_mut(), path) {
        options.insert("binary".to_owned(), Value::from(path.to_string_lossy()));
    }
    options
}
