//! `cargo xtask test`: every test there is, in a row, with a table at the end.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::build;
use crate::engine::Engine;
use crate::failure::{Failure, Outcome};
use crate::libtest::{self, Counts};
use crate::options::{Options, Step};
use crate::setup;
use crate::shop::{cargo, dist, find, repository};
use crate::summary::Summary;

const WASM: &[&str] = &["-p", "action-news", "--target", "wasm32-unknown-unknown"];

/// An engine, and its driver or why there is none.
type Driver = (Engine, Outcome<PathBuf>);

/// Runs the steps that were asked for.
pub fn run(words: &[String]) -> Outcome<ExitCode> {
    let options = Options::read(words)?;
    let wants = |step| options.steps.contains(&step);
    let mut summary = Summary::default();
    if wants(Step::Fmt) {
        summary.step("fmt", || check(cargo().args(["fmt", "--all", "--check"])));
    }
    let browsers = wants(Step::Wasm) || wants(Step::Journeys);
    // Without the tools the steps that need them fail, and say so; the others still run.
    if browsers || wants(Step::Clippy) {
        summary.step("tools", || {
            setup::site().map(|()| (Counts::default(), true))
        });
    }
    let drivers: Vec<Driver> = match browsers {
        true => options
            .engines
            .iter()
            .map(|engine| (*engine, setup::browser(*engine)))
            .collect(),
        false => Vec::new(),
    };
    if wants(Step::Clippy) {
        clippy(&mut summary);
    }
    if wants(Step::Native) {
        native(&mut summary);
    }
    if wants(Step::Wasm) {
        wasm(&mut summary, &drivers);
    }
    if wants(Step::Journeys) {
        journeys(&mut summary, &drivers);
    }
    println!("{summary}");
    Ok(if summary.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A step without tests to count.
fn check(command: &mut Command) -> Outcome<(Counts, bool)> {
    Ok((Counts::default(), command.status()?.success()))
}

fn clippy(summary: &mut Summary) {
    let strict = ["--", "-D", "warnings"];
    summary.step("clippy, native", || {
        check(
            cargo()
                .args(["clippy", "--workspace", "--all-targets"])
                .args(strict),
        )
    });
    summary.step("clippy, wasm", || {
        let mut command = cargo();
        command.arg("clippy").args(WASM).args(["--lib", "--bins"]);
        if has_wasm_tests() {
            command.args(["--test", "wasm*"]);
        }
        check(command.args(strict))
    });
}

fn native(summary: &mut Summary) {
    summary.step("native", || {
        libtest::run(cargo().args(["test", "--workspace", "--exclude", "e2e", "--no-fail-fast"]))
    });
    // The journeys of this package are a step of their own.
    summary.step("native, the harness", || {
        libtest::run(cargo().args(["test", "-p", "e2e", "--lib", "--bins"]))
    });
}

fn wasm(summary: &mut Summary, drivers: &[Driver]) {
    if !has_wasm_tests() {
        summary.skip("wasm", "there is no tests/wasm*.rs yet");
        return;
    }
    for (engine, driver) in drivers {
        let step = format!("wasm, {engine}");
        match driver {
            Err(Failure(why)) => summary.skip(&step, why),
            Ok(driver) => {
                summary.step(&step, || libtest::run(&mut wasm_tests(*engine, driver)?));
            }
        }
    }
}

/// The browser code's tests. wasm-bindgen's runner takes a driver from the first of these variables.
fn wasm_tests(engine: Engine, driver: &Path) -> Outcome<Command> {
    let mut command = cargo();
    if engine == Engine::WebKit {
        // It needs a screen, and refuses the other engines' options in webdriver.json.
        command.args([
            "run",
            "--quiet",
            "-p",
            "e2e",
            "--bin",
            "with-display",
            "--",
            "cargo",
        ]);
        command.env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            "webdriver.json is for the others",
        );
    }
    command
        .arg("test")
        .args(WASM)
        .args(["--no-fail-fast", "--test", "wasm*"]);
    for variable in [
        "GECKODRIVER",
        "SAFARIDRIVER",
        "CHROMEDRIVER",
        "MSEDGEDRIVER",
    ] {
        command
            .env_remove(variable)
            .env_remove(format!("{variable}_REMOTE"));
    }
    match engine {
        Engine::Chromium => command.env("CHROMEDRIVER", driver),
        Engine::Firefox => {
            let browser = find(&["firefox-esr", "firefox"])
                .ok_or_else(|| Failure::new("Firefox is not on the path"))?;
            command.env("GECKODRIVER", driver).env(
                "GECKODRIVER_ARGS",
                format!("--binary {}", browser.display()),
            )
        }
        Engine::WebKit => command.env("SAFARIDRIVER", driver),
    };
    command.env("WASM_BINDGEN_USE_BROWSER", "1");
    Ok(command)
}

fn journeys(summary: &mut Summary, drivers: &[Driver]) {
    let is_built = summary.step("the release site", || {
        build::release(&[]).map(|()| (Counts::default(), true))
    });
    for (engine, driver) in drivers {
        let step = format!("journeys, {engine}");
        match driver {
            Err(Failure(why)) => summary.skip(&step, why),
            // An older site must not be mistaken for this one.
            Ok(_) if !is_built => {
                summary.step(&step, || {
                    Err(Failure::new("the release site did not build"))
                });
            }
            Ok(driver) => {
                summary.step(&step, || libtest::run(&mut journeys_in(*engine, driver)));
            }
        }
    }
}

fn journeys_in(engine: Engine, driver: &Path) -> Command {
    let variable = match engine {
        Engine::Chromium => "CHROMEDRIVER",
        Engine::Firefox => "GECKODRIVER",
        Engine::WebKit => "WEBKITDRIVER",
    };
    let mut command = cargo();
    command
        .args(["test", "-p", "e2e", "--no-fail-fast", "--test", "*", "--"])
        .arg(format!("{}::", engine.name()))
        .env(variable, driver)
        .env("E2E_SITE", dist());
    command
}

/// Whether anybody has written tests for the browser code.
fn has_wasm_tests() -> bool {
    let files = std::fs::read_dir(repository().join("tests"))
        .into_iter()
        .flatten()
        .flatten();
    files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .any(|name| name.starts_with("wasm") && name.ends_with(".rs"))
}
