//! Installs the tools that a command needs and that are missing.
//!
//! [`catalogue`] lists the tools; [`tool`] detects and installs one.

mod catalogue;
mod debian;
mod tool;

use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::process;
use crate::workspace::Workspace;
pub use catalogue::{CHROMIUM_NAMES, FIREFOX_NAMES};
use std::path::Path;
use std::thread;
use tool::Tool;

/// Installs wasm-bindgen. `step` is called before a tool is installed; its result is dropped when the tool is installed.
///
/// # Errors
/// Names a tool that cannot be installed, and the command that installs it.
pub fn wasm_bindgen<S>(workspace: &Workspace, step: impl Fn(&str) -> S + Sync) -> Result<()> {
    install_missing(workspace, &[catalogue::WASM_BINDGEN], step)
}

/// Whether Trunk is installed.
pub fn has_trunk(workspace: &Workspace) -> bool {
    catalogue::TRUNK.is_installed(workspace)
}

/// Installs Trunk.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn trunk<S>(workspace: &Workspace, step: impl Fn(&str) -> S + Sync) -> Result<()> {
    install_missing(workspace, &[catalogue::TRUNK], step)
}

/// Installs the standard library for WebAssembly.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn wasm_target<S>(workspace: &Workspace, step: impl Fn(&str) -> S + Sync) -> Result<()> {
    install_missing(workspace, &[catalogue::WASM_TARGET], step)
}

/// Installs what a release build of the site needs. `step`: as for [`wasm_bindgen`].
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn release<S>(workspace: &Workspace, step: impl Fn(&str) -> S + Sync) -> Result<()> {
    install_missing(workspace, catalogue::RELEASE, step)
}

/// As [`release`], without reporting progress.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn page(workspace: &Workspace) -> Result<()> {
    release(workspace, |_| ())
}

/// Installs what formatting and lints need.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn lints(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::LINTS)
}

/// Installs what the check of dependencies needs.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn dependencies(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::DEPENDENCIES)
}

/// Installs what wasm tests need beside a browser.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn wasm(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::WASM)
}

/// Installs what the tests of the nginx configuration need.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn server(workspace: &Workspace) -> Result<()> {
    catalogue::NGINX.ensure(workspace)
}

/// Installs what fuzzing needs.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn fuzz(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::FUZZ)
}

/// Installs what journeys need beside a browser and a site. Without the fonts they still run, with glyphs of other widths.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn journeys(workspace: &Workspace) -> Result<()> {
    if let Err(error) = catalogue::FONTS.ensure(workspace) {
        eprintln!("Continuing without: {error}");
    }
    all(workspace, catalogue::JOURNEYS)
}

/// Installs what the tests of the elements' package need.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn package(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::PACKAGE)
}

/// Installs the npm packages of a folder of the repository, in the versions of its lock file.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn packages(workspace: &Workspace, folder: &str, what: &str) -> Result<()> {
    let place = workspace.root().join(folder);
    let installed = place.join("node_modules/.package-lock.json");
    let changed = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
    if installed.is_file() && changed(&installed) >= changed(&place.join("package-lock.json")) {
        return Ok(());
    }
    tool::NPM.ensure(workspace)?;
    let line = format!("npm ci --prefix {folder} --ignore-scripts --no-audit --no-fund");
    process::install(what, workspace.line(&line))
}

/// Installs Hugo, which the publisher is compared with.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn hugo(workspace: &Workspace) -> Result<()> {
    catalogue::HUGO.ensure(workspace)
}

/// Installs Lighthouse.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    catalogue::LIGHTHOUSE.ensure(workspace)
}

/// Installs a browser and its driver.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn engine(workspace: &Workspace, engine: Engine) -> Result<()> {
    all(workspace, catalogue::browser(engine))
}

/// The first program on the path that has one of these names.
///
/// # Errors
/// If there is none.
pub fn program(workspace: &Workspace, names: &[&str]) -> Result<String> {
    names
        .iter()
        .find_map(|name| workspace.find(name))
        .map(|path| path.to_string_lossy().into_owned())
        .ok_or_else(|| Error::new(format!("{} is not on PATH", names.join(" or "))))
}

fn all(workspace: &Workspace, tools: &[Tool]) -> Result<()> {
    install_missing(workspace, tools, |_| ())
}

/// Compiles tools in parallel, since the end of a compilation leaves cores idle; downloads one after the other.
fn install_missing<S>(
    workspace: &Workspace,
    tools: &[Tool],
    step: impl Fn(&str) -> S + Sync,
) -> Result<()> {
    let missing = tools.iter().filter(|tool| !tool.is_installed(workspace));
    let (compiled, downloaded): (Vec<&Tool>, Vec<&Tool>) =
        missing.partition(|tool| tool.is_compiled());
    // Compiling the others would be in vain.
    if let Some(by_hand) = downloaded.iter().find(|tool| tool.is_by_hand()) {
        return by_hand.ensure(workspace);
    }
    let install = |tool: &Tool| {
        let _step = step(tool.name);
        tool.ensure(workspace)
    };
    thread::scope(|scope| {
        let compiled: Vec<_> = compiled
            .into_iter()
            .map(|tool| scope.spawn(move || install(tool)))
            .collect();
        let downloaded = downloaded.into_iter().try_for_each(install);
        let compiled = compiled.into_iter().map(process::join);
        compiled.fold(downloaded, Result::and)
    })
}
