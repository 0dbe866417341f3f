//! The app's own tests, run inside each engine by `wasm-bindgen-test-runner`.
//!
//! The runner takes its driver from a variable, and what the session should be like from a file. It knows
//! WebKit only as Safari, whose driver is spoken to in the same way as WebKitGTK's.

use super::LIMIT;
use super::browsers::Browsers;
use super::summary::Summary;
use crate::engine::Engine;
use crate::house::House;
use crate::process::{Ended, tee};
use crate::setup;
use crate::trouble::Tried;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// What the runner may take its driver from; only one may be set.
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

/// One step an engine.
pub fn tests(house: &House, browsers: &Browsers, summary: &mut Summary) {
    let selection = selection(house);
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
                    setup::wasm(house)?;
                    in_engine(house, engine, &selection)
                });
            }
        }
    }
}

/// `--test NAME` for each file `tests/wasm*.rs`.
pub fn selection(house: &House) -> Vec<String> {
    let files = fs::read_dir(house.root().join("tests")).into_iter();
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

fn in_engine(house: &House, engine: Engine, selection: &[String]) -> Tried<Ended> {
    // Everything that the browser writes; new for each run.
    let folder = house.root().join("target/xtask").join(engine.name());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("profile"))?;
    let ended = command(house, engine, &folder).and_then(|mut command| {
        command.args(["test", "--no-fail-fast", "--package", "action-news"]);
        command.args(["--target", TARGET]).args(selection);
        tee(command, LIMIT)
    });
    let _ = fs::remove_dir_all(&folder);
    ended
}

/// `cargo`, with everything around it that leads the runner to this engine.
fn command(house: &House, engine: Engine, folder: &Path) -> Tried<Command> {
    let mut command = match engine {
        Engine::Chromium | Engine::Firefox => house.command("cargo"),
        Engine::WebKit => house.line("cargo run --quiet -p e2e --bin with-display -- cargo"),
    };
    for driver in DRIVERS {
        command.env_remove(driver);
        command.env_remove(format!("{driver}_REMOTE"));
    }
    let (variable, driver) = match engine {
        Engine::Chromium => (
            "CHROMEDRIVER",
            driver(house, "CHROMEDRIVER", "chromedriver")?,
        ),
        Engine::Firefox => ("GECKODRIVER", driver(house, "GECKODRIVER", "geckodriver")?),
        Engine::WebKit => (
            "SAFARIDRIVER",
            driver(house, "WEBKITDRIVER", "WebKitWebDriver")?,
        ),
    };
    // Where there is no such file, nothing is asked of the session, and the driver's default is meant.
    let session = folder.join("session.json");
    if let Some(json) = session_json(house, engine, folder)? {
        fs::write(&session, json)?;
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

fn driver(house: &House, variable: &str, name: &str) -> Tried<PathBuf> {
    match env::var_os(variable) {
        Some(path) => Ok(path.into()),
        None => setup::program(house, &[name]).map(PathBuf::from),
    }
}

/// The capabilities asked for; the runner adds that nothing is shown.
fn session_json(house: &House, engine: Engine, folder: &Path) -> Tried<Option<String>> {
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
    let binary = quoted(&setup::program(house, names)?);
    let arguments: Vec<String> = arguments.iter().map(|word| quoted(word)).collect();
    let arguments = arguments.join(", ");
    Ok(Some(format!(
        "{{\"{options}\": {{\"binary\": {binary}, \"args\": [{arguments}]}}}}\n"
    )))
}

/// A JSON string. Paths and flags have no control characters.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}
