//! Finds the tools that a command needs, and installs those that are not there.
//!
//! What is found is used as it is: looking takes a few milliseconds a tool. [`catalogue`] lists the tools, with
//! the line that installs each; [`tool`] looks and installs.

mod catalogue;
mod debian;
mod tool;

use crate::engine::Engine;
use crate::house::House;
use crate::process;
use crate::trouble::{Tried, Trouble};
pub use catalogue::{CHROMIUM_NAMES, FIREFOX_NAMES};
use std::path::Path;
use tool::Tool;

/// What a build of the site needs.
///
/// # Errors
/// Names the first tool that cannot be had, and the line that installs it.
pub fn page(house: &House) -> Tried<()> {
    all(house, catalogue::PAGE)
}

/// What formatting and lints need.
///
/// # Errors
/// As [`page`].
pub fn lints(house: &House) -> Tried<()> {
    all(house, catalogue::LINTS)
}

/// What running wasm tests needs beside a browser.
///
/// # Errors
/// As [`page`].
pub fn wasm(house: &House) -> Tried<()> {
    all(house, catalogue::WASM)
}

/// What the tests of the server's configuration need.
///
/// # Errors
/// As [`page`].
pub fn server(house: &House) -> Tried<()> {
    catalogue::NGINX.have(house)
}

/// What random input needs: a compiler that can follow it, and what runs it.
///
/// # Errors
/// As [`page`].
pub fn fuzz(house: &House) -> Tried<()> {
    all(house, catalogue::FUZZ)
}

/// What journeys need beside a browser and a site. Without fonts for every script they go on, with other shapes.
///
/// # Errors
/// As [`page`].
pub fn journeys(house: &House) -> Tried<()> {
    if let Err(trouble) = catalogue::FONTS.have(house) {
        eprintln!("Going on without: {trouble}");
    }
    all(house, catalogue::JOURNEYS)
}

/// What reads the package of the elements as its users' tools do.
///
/// # Errors
/// As [`page`].
pub fn package(house: &House) -> Tried<()> {
    all(house, catalogue::PACKAGE)
}

/// The npm packages of a folder of the repository, as its lock file fixes them.
///
/// # Errors
/// As [`page`].
pub fn packages(house: &House, folder: &str, what: &str) -> Tried<()> {
    let place = house.root().join(folder);
    let installed = place.join("node_modules/.package-lock.json");
    let changed = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
    if installed.is_file() && changed(&installed) >= changed(&place.join("package-lock.json")) {
        return Ok(());
    }
    catalogue::NPM.have(house)?;
    let line = format!("npm ci --prefix {folder} --ignore-scripts --no-audit --no-fund");
    process::install(what, house.line(&line))
}

/// What our publisher is measured against.
///
/// # Errors
/// As [`page`].
pub fn hugo(house: &House) -> Tried<()> {
    catalogue::HUGO.have(house)
}

/// What measures a site by rules that are not ours.
///
/// # Errors
/// As [`page`].
pub fn lighthouse(house: &House) -> Tried<()> {
    catalogue::LIGHTHOUSE.have(house)
}

/// A browser and its driver.
///
/// # Errors
/// As [`page`].
pub fn engine(house: &House, engine: Engine) -> Tried<()> {
    all(house, catalogue::browser(engine))
}

/// The first of the names that a browser's program goes by.
///
/// # Errors
/// Where none is there.
pub fn program(house: &House, names: &[&str]) -> Tried<String> {
    names
        .iter()
        .find_map(|name| house.find(name))
        .map(|path| path.to_string_lossy().into_owned())
        .ok_or_else(|| Trouble::new(format!("{} is not on PATH", names.join(" or "))))
}

fn all(house: &House, tools: &[Tool]) -> Tried<()> {
    tools.iter().try_for_each(|tool| tool.have(house))
}
