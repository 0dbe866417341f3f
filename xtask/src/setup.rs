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

/// Is told the name of each tool that is about to be installed.
pub type Report<'a> = &'a (dyn Fn(&str) + Sync);

/// What `trunk serve` needs. Each tool that is missing is named to `report` before it is installed.
///
/// # Errors
/// Names the first tool that cannot be installed, and the command that installs it.
pub fn serve(workspace: &Workspace, report: Report<'_>) -> Result<()> {
    install_missing(workspace, catalogue::SERVE, report)
}

/// What a release build of the site needs.
///
/// # Errors
/// As [`serve`].
pub fn release(workspace: &Workspace, report: Report<'_>) -> Result<()> {
    install_missing(workspace, catalogue::RELEASE, report)
}

/// What a release build of the site needs, where nobody waits for a page meanwhile.
///
/// # Errors
/// As [`serve`].
pub fn page(workspace: &Workspace) -> Result<()> {
    release(workspace, &|_| {})
}

/// What formatting and lints need.
///
/// # Errors
/// As [`serve`].
pub fn lints(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::LINTS)
}

/// What the check of dependencies needs.
///
/// # Errors
/// As [`serve`].
pub fn dependencies(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::DEPENDENCIES)
}

/// What wasm tests need beside a browser.
///
/// # Errors
/// As [`serve`].
pub fn wasm(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::WASM)
}

/// What the tests of the server's configuration need.
///
/// # Errors
/// As [`serve`].
pub fn server(workspace: &Workspace) -> Result<()> {
    catalogue::NGINX.ensure(workspace)
}

/// What fuzzing needs.
///
/// # Errors
/// As [`serve`].
pub fn fuzz(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::FUZZ)
}

/// What journeys need beside a browser and a site. Without fonts for every script they run all the same, and glyphs
/// have other widths.
///
/// # Errors
/// As [`serve`].
pub fn journeys(workspace: &Workspace) -> Result<()> {
    if let Err(error) = catalogue::FONTS.ensure(workspace) {
        eprintln!("Continuing without: {error}");
    }
    all(workspace, catalogue::JOURNEYS)
}

/// What the tests of the elements' package need.
///
/// # Errors
/// As [`serve`].
pub fn package(workspace: &Workspace) -> Result<()> {
    all(workspace, catalogue::PACKAGE)
}

/// The npm packages of a folder of the repository, as its lock file fixes them.
///
/// # Errors
/// As [`serve`].
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

/// The site generator that the publisher is measured against.
///
/// # Errors
/// As [`serve`].
pub fn hugo(workspace: &Workspace) -> Result<()> {
    catalogue::HUGO.ensure(workspace)
}

/// Lighthouse, which audits pages.
///
/// # Errors
/// As [`serve`].
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    catalogue::LIGHTHOUSE.ensure(workspace)
}

/// A browser and its driver.
///
/// # Errors
/// As [`serve`].
pub fn engine(workspace: &Workspace, engine: Engine) -> Result<()> {
    all(workspace, catalogue::browser(engine))
}

/// The first program on the path that has one of these names.
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
    install_missing(workspace, tools, &|_| {})
}

/// One tool after the other is compiled; what is only downloaded arrives meanwhile.
fn install_missing(workspace: &Workspace, tools: &[Tool], report: Report<'_>) -> Result<()> {
    let missing = tools.iter().filter(|tool| !tool.is_installed(workspace));
    let (compiled, downloaded): (Vec<&Tool>, Vec<&Tool>) =
        missing.partition(|tool| tool.is_compiled());
    let install = |tools: &[&Tool], report: Report<'_>| {
        tools.iter().try_for_each(|tool| {
            report(tool.name);
            tool.ensure(workspace)
        })
    };
    if compiled.is_empty() {
        return install(&downloaded, report);
    }
    thread::scope(|scope| {
        let downloads = scope.spawn(|| install(&downloaded, &|_| {}));
        let compiled = install(&compiled, report);
        let downloads = downloads.join();
        compiled?;
        downloads.unwrap_or_else(|_| Err(Error::new("a download stopped before its end")))
    })
}
