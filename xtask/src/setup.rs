//! Finds the tools that a command needs, and installs those that are not there.
//!
//! What is found is used as it is: looking takes a few milliseconds a tool. [`catalogue`] lists the tools, with
//! the line that installs each; [`tool`] looks and installs.

mod catalogue;
mod debian;
mod tool;

use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::process;
use crate::workspace::Workspace;
pub use catalogue::{CHROMIUM_NAMES, FIREFOX_NAMES};
use std::path::Path;
use tool::Tool;

/// What a build of the site needs.
///
/// # Errors
/// Names the first tool that cannot be had, and the line that installs it.
pub fn page(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::PAGE)
}

/// What formatting and lints need.
///
/// # Errors
/// As [`page`].
pub fn lints(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::LINTS)
}

/// What running wasm tests needs beside a browser.
///
/// # Errors
/// As [`page`].
pub fn wasm(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::WASM)
}

/// What the tests of the server's configuration need.
///
/// # Errors
/// As [`page`].
pub fn server(workspace: &Workspace) -> Result<()> {
    catalogue::NGINX.have(workspace)
}

/// What random input needs: a compiler that can follow it, and what runs it.
///
/// # Errors
/// As [`page`].
pub fn fuzz(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::FUZZ)
}

/// What journeys need beside a browser and a site. Without fonts for every script they go on, with other shapes.
///
/// # Errors
/// As [`page`].
pub fn journeys(workspace: &Workspace) -> Result<()> {
    if let Err(error) = catalogue::FONTS.have(workspace) {
        eprintln!("Going on without: {error}");
    }
    all(workspace, catalogue::JOURNEYS)
}

/// What reads the package of the elements as its users' tools do.
///
/// # Errors
/// As [`page`].
pub fn package(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::PACKAGE)
}

/// The npm packages of a folder of the repository, as its lock file fixes them.
///
/// # Errors
/// As [`page`].
pub fn packages(workspace: &Workspace, folder: &str, what: &str) -> Result<()> {
    let place = workspace.root().join(folder);
    let installed = place.join("node_modules/.package-lock.json");
    let changed = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
    if installed.is_file() && changed(&installed) >= changed(&place.join("package-lock.json")) {
        return Ok(());
    }
    catalogue::NPM.have(workspace)?;
    let line = format!("npm ci --prefix {folder} --ignore-scripts --no-audit --no-fund");
    process::install(what, workspace.line(&line))
}

/// What our publisher is measured against.
///
/// # Errors
/// As [`page`].
pub fn hugo(workspace: &Workspace) -> Result<()> {
    catalogue::HUGO.have(workspace)
}

/// What measures a site by rules that are not ours.
///
/// # Errors
/// As [`page`].
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    catalogue::LIGHTHOUSE.have(workspace)
}

/// A browser and its driver.
///
/// # Errors
/// As [`page`].
pub fn engine(workspace: &Workspace, engine: Engine) -> Result<()> {
    all(workspace, catalogue::browser(engine))
}

/// The first of the names that a browser's program goes by.
///
/// # Errors
/// Where none is there.
pub fn program(workspace: &Workspace, names: &[&str]) -> Result<String> {
    names
        .iter()
        .find_map(|name| workspace.find(name))
        .map(|path| path.to_string_lossy().into_owned())
        .ok_or_else(|| Error::new(format!("{} is not on PATH", names.join(" or "))))
}

fn all(workspace: &Workspace, tools: &[Tool]) -> Result<()> {
    tools.iter().try_for_each(|tool| tool.have(workspace))
}
