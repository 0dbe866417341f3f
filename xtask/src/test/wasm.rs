//! The app's own tests, run inside each engine by `wasm-bindgen-test-runner`.
//!
//! The runner takes its driver from an environment variable, and the session's capabilities from a file. For WebKitGTK it is
//! configured for Safari, whose driver has the same protocol.

use super::browsers::Browsers;
use super::summary::{Summary, TIME_LIMIT};
use crate::engine::Engine;
use crate::error::Result;
use crate::process::{Completed, tee};
use crate::setup;
use crate::workspace::Workspace;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// The variables that name the runner's driver; only one may be set.
const DRIVERS: [&str; 4] = [
    "CHROMEDRIVER",
    "GECKODRIVER",
    "SAFARIDRIVER",
    "MSEDGEDRIVER",
];

const CHROMIUM_FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Runs one step for each engine.
pub fn tests(workspace: &Workspace, browsers: &Browsers, summary: &mut Summary) {
    let selection = selection(workspace);
    if selection.is_empty() {
        summary.skip("wasm", "there is no tests/wasm*.rs");
        return;
    }
    for (engine, missing) in browsers.each() {
        let name = format!("wasm {engine}");
        match missing {
            Some(reason) => summary.skip(name, reason),
            None => {
                summary.step(name, || {
                    setup::wasm(workspace)?;
                    in_engine(workspace, engine, &selection)
                });
            }
        }
    }
}

/// `--test NAME` for each file `tests/wasm*.rs`.
pub fn selection(workspace: &Workspace) -> Vec<String> {
    let files = fs::read_dir(workspace.root().join("tests")).into_iter();
    let mut names: Vec<String> = files
        .flatten()
        .flatten()
        .filter_map(|file| file.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name.starts_with("wasm"))
        .collect();
    names.sort();
    names
        .into_iter()
        .flat_map(|name| ["--test".to_owned(), name])
        .collect()
}

fn in_engine(workspace: &Workspace, engine: Engine, selection: &[String]) -> Result<Completed> {
    // A new folder for all files that the browser writes.
    let folder = workspace.root().join("target/xtask").join(engine.name());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("profile"))?;
    let ended = command(workspace, engine, &folder).and_then(|mut command| {
        command.args(["test", "--no-fail-fast", "--package", "action-news"]);
        command.args(["--target", TARGET]).args(selection);
        tee(command, TIME_LIMIT)
    });
    let _ = fs::remove_dir_all(&folder);
    ended
}

/// `cargo`, with the environment that makes the runner use this engine.
fn command(workspace: &Workspace, engine: Engine, folder: &Path) -> Result<Command> {
    let mut command = match engine {
        Engine::Chromium | Engine::Firefox => workspace.command("cargo"),
        Engine::WebKit => workspace.line("cargo run --quiet -p e2e --bin with-display -- cargo"),
    };
    for driver in DRIVERS {
        command.env_remove(driver);
        command.env_remove(format!("{driver}_REMOTE"));
    }
    let (variable, driver) = match engine {
        Engine::Chromium => (
            "CHROMEDRIVER",
            driver(workspace, "CHROMEDRIVER", "chromedriver")?,
        ),
        Engine::Firefox => (
            "GECKODRIVER",
            driver(workspace, "GECKODRIVER", "geckodriver")?,
        ),
        Engine::WebKit => (
            "SAFARIDRIVER",
            driver(workspace, "WEBKITDRIVER", "WebKitWebDriver")?,
        ),
    };
    // Without this file the driver's default capabilities apply.
    let session = folder.join("session.json");
    if let Some(json) = session_json(workspace, engine, folder)? {
        fs::write(&session, json.to_string())?;
    }
    command
        .env(variable, driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", session)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    if engine == Engine::WebKit {
        for place in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env(place, folder.join("profile"));
        }
    }
    Ok(command)
}

fn driver(workspace: &Workspace, variable: &str, name: &str) -> Result<PathBuf> {
    match env::var_os(variable) {
        Some(path) => Ok(path.into()),
        None => setup::program(workspace, &[name]).map(PathBuf::from),
    }
}

/// The session's capabilities; the runner adds headless mode.
fn session_json(workspace: &Workspace, engine: Engine, folder: &Path) -> Result<Option<Value>> {
    let profile = folder.join("profile");
    let profile = profile.to_string_lossy();
    let (options, names, arguments) = match engine {
        Engine::Chromium => {
            let mut flags: Vec<String> = CHROMIUM_FLAGS.iter().map(ToString::to_string).collect();
            flags.push(format!("--user-data-dir={profile}"));
            ("goog:chromeOptions", setup::CHROMIUM_NAMES, flags)
        }
        Engine::Firefox => {
            let arguments = vec!["-profile".to_owned(), profile.into_owned()];
            ("moz:firefoxOptions", setup::FIREFOX_NAMES, arguments)
        }
        Engine::WebKit => return Ok(None),
    };
    let binary = setup::program(workspace, names)?;
    Ok(Some(
        json!({options: {"binary": binary, "args": arguments}}),
    ))
}
