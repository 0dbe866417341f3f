//! `cargo xtask build`: the release site in `dist/`.
//!
//! Trunk builds the app into `target/app`, as small as it gets: with a standard library that is compiled for
//! size with it, and whose panics end the program without words (docs/decisions/009). `trunk build --release`
//! alone builds the same app a tenth larger. Then `newsroom publish` makes the site.

use crate::house::House;
use crate::trouble::{Tried, Trouble};
use crate::{process, setup};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Trunk's settings without its hook, which is cargo too, and which these variables would confuse.
const SETTINGS: &str = ".trunk-small.toml";

/// What a stable compiler is told so that it builds the standard library along: cargo's `-Z` flags as variables.
const SMALL: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Cpanic=immediate-abort -Zunstable-options",
    ),
    // Apart, or each other build would begin anew.
    ("CARGO_TARGET_DIR", "target/small"),
];

/// Builds, and says where the site is.
///
/// # Errors
/// Where a tool cannot be had or the build fails.
pub fn run(house: &House, words: &[String]) -> Tried<ExitCode> {
    if let Some(word) = words.first() {
        return Err(Trouble::new(format!("build takes no `{word}`")));
    }
    site(house)?;
    println!("The site is in dist/.");
    Ok(ExitCode::SUCCESS)
}

/// Sets up what is missing, builds the app and publishes the demo newsroom.
///
/// # Errors
/// As [`run`].
pub fn site(house: &House) -> Tried<()> {
    app(house)?;
    // What Trunk alone left there is no site of ours, and publishing deletes nothing that it did not write.
    let dist = house.dist();
    if dist.join("start.js").is_file() {
        fs::remove_dir_all(dist)?;
    }
    process::run(publish(house))
}

/// Sets up what is missing and builds the app into `target/app`.
///
/// # Errors
/// As [`run`].
pub fn app(house: &House) -> Tried<()> {
    setup::page(house)?;
    write_settings(house)?;
    process::run(trunk(house))?;
    for module in modules(house)? {
        process::run(minify(house, &module))?;
    }
    for script in ELEMENTS {
        process::run(bundle(house, script))?;
    }
    Ok(())
}

/// `newsroom publish`, from the app and the demo content into `dist/`.
pub fn publish(house: &House) -> Command {
    house.line("cargo run --quiet --profile native --package newsroom -- publish")
}

fn write_settings(house: &House) -> Tried<()> {
    let all = fs::read_to_string(house.root().join("Trunk.toml"))?;
    let own = all.split("[[hooks]]").next().unwrap_or_default();
    fs::write(house.root().join(SETTINGS), own)?;
    Ok(())
}

fn trunk(house: &House) -> Command {
    let mut command = house.line("trunk build --release --dist target/app --config");
    command.arg(SETTINGS).envs(SMALL.iter().copied());
    command
}

/// The scripts of elements in other people's pages: one file of each, whatever it imports.
const ELEMENTS: [&str; 2] = ["web/elements/embed.js", "web/elements/elements-main.js"];

fn bundle(house: &House, script: &str) -> Command {
    let mut command = house
        .line("esbuild --bundle --format=esm --minify --log-level=warning --outdir=target/app");
    command.arg(script);
    command
}

/// Scripts are written for readers of code.
fn minify(house: &House, module: &PathBuf) -> Command {
    let mut command = house.line("esbuild --minify --log-level=warning --allow-overwrite");
    command
        .arg(module)
        .arg(format!("--outfile={}", module.display()));
    command
}

/// The start script and the app's module.
fn modules(house: &House) -> Tried<Vec<PathBuf>> {
    let folder = house.root().join("target/app");
    let mut modules = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            modules.push(path);
        }
    }
    Ok(modules)
}
