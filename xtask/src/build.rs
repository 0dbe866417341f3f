//! `cargo xtask build`: the release site in `dist/`.
//!
//! Trunk builds the app into `target/app`. To make it small, the standard library is compiled with it, for size, and
//! panics abort without a message (docs/decisions/009). `trunk build --release` alone builds the same app a tenth larger.
//! Then `newsroom publish` writes the site.

mod short_names;

use crate::error::Result;
use crate::workspace::Workspace;
use crate::{process, setup};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Trunk's settings without its hook: the hook runs cargo, which must not see the variables of [`SMALL`].
const SETTINGS: &str = ".trunk-small.toml";

/// Environment variables with which a stable toolchain also builds the standard library: cargo's `-Z` flags.
const SMALL: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Cpanic=immediate-abort -Zunstable-options",
    ),
    // A separate folder: otherwise this build and others would invalidate each other.
    ("CARGO_TARGET_DIR", "target/small"),
];

/// The folders into which Trunk builds the app and the other programs.
const APP: &str = "target/app";
const PROGRAMS: &str = "target/programs";

/// Occurs only in the page of the client-rendered app.
const APP_ROOT: &str = "id=\"app\"";

/// Builds the site, and prints where it is.
///
/// # Errors
/// If a tool cannot be installed or the build fails.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    site(workspace)?;
    println!("The site is in dist/.");
    Ok(ExitCode::SUCCESS)
}

/// Sets up what is missing, builds the app and publishes the demo newsroom.
///
/// # Errors
/// As [`run`].
pub fn site(workspace: &Workspace) -> Result<()> {
    app(workspace)?;
    // `trunk build` alone writes there too, and publishing deletes nothing that it did not write.
    let dist = workspace.dist();
    let front = fs::read_to_string(dist.join("index.html"));
    if front.is_ok_and(|page| page.contains(APP_ROOT)) {
        fs::remove_dir_all(&dist)?;
    }
    // `cargo xtask serve --release` writes current temperatures there, which publishing would not remove.
    let temperatures = dist.join("weather");
    if temperatures.is_dir() {
        fs::remove_dir_all(temperatures)?;
    }
    process::run(publish(workspace))
}

/// Sets up what is missing and builds the app into `target/app`.
///
/// # Errors
/// As [`run`].
pub fn app(workspace: &Workspace) -> Result<()> {
    setup::page(workspace)?;
    write_settings(workspace)?;
    process::run(trunk(workspace, "index.html", APP))?;
    process::run(trunk(workspace, "web/programs.html", PROGRAMS))?;
    let (programs, app) = (workspace.root().join(PROGRAMS), workspace.root().join(APP));
    for entry in fs::read_dir(programs)? {
        let entry = entry?;
        if entry.file_name() != "index.html" {
            fs::copy(entry.path(), app.join(entry.file_name()))?;
        }
    }
    for module in modules(workspace)? {
        process::run(minify(workspace, &module))?;
    }
    for (program, module) in short_names::programs(&workspace.root().join("target/app"))? {
        short_names::shorten(workspace, &program, &module)?;
    }
    for script in SCRIPTS {
        process::run(bundle(workspace, script))?;
    }
    Ok(())
}

/// `newsroom publish`, from the app and the demo content into `dist/`.
pub fn publish(workspace: &Workspace) -> Command {
    let mut command = newsroom(workspace);
    command.arg("publish");
    command
}

/// The publisher's command line, compiled for speed.
pub fn newsroom(workspace: &Workspace) -> Command {
    workspace.line("cargo run --quiet --profile native --package newsroom --")
}

fn write_settings(workspace: &Workspace) -> Result<()> {
    let all = fs::read_to_string(workspace.root().join("Trunk.toml"))?;
    let own = all.split("[[hooks]]").next().unwrap_or_default();
    fs::write(workspace.root().join(SETTINGS), own)?;
    Ok(())
}

fn trunk(workspace: &Workspace, page: &str, dist: &str) -> Command {
    // Without integrity, because modules and programs are changed below. `newsroom publish` writes integrity itself.
    let mut command = workspace.line("trunk build --release --no-sri true --config");
    command.args([SETTINGS, "--dist", dist, page]);
    command.envs(SMALL.iter().copied());
    command
}

/// The scripts of published pages and of elements in other people's pages. Each is bundled with its imports into one file,
/// except for the modules in the import maps of pages.
const SCRIPTS: [&str; 8] = [
    "web/page/dismissed.js",
    "web/page/head.js",
    "web/page/page.js",
    "web/page/program.js",
    "web/import/import-page.js",
    "web/import/import-worker.js",
    "web/elements/embed.js",
    "web/elements/elements-main.js",
];

fn bundle(workspace: &Workspace, script: &str) -> Command {
    let mut command = workspace.line(
        "esbuild --bundle --format=esm --minify --log-level=warning --outdir=target/app \
         --external:main --external:page --external:program",
    );
    command.arg(script);
    command
}

/// Minifies a module in place. Calls of `console` are dropped: they are wasm-bindgen's warnings.
fn minify(workspace: &Workspace, module: &PathBuf) -> Command {
    let mut command =
        workspace.line("esbuild --minify --drop:console --log-level=warning --allow-overwrite");
    command
        .arg(module)
        .arg(format!("--outfile={}", module.display()));
    command
}

/// The modules that Trunk wrote or copied.
fn modules(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let folder = workspace.root().join("target/app");
    let mut modules = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            modules.push(path);
        }
    }
    Ok(modules)
}
