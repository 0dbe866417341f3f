//! `cargo xtask package`: the elements (docs/decisions/016) as an npm package, in `target/package`.
//!
//! Files for browsers are copied from the published site. Files for tools are written by hand in
//! `crates/elements/package`, except those that are generated from them ([`manifest`]) and the hashes ([`integrity`]).

mod files;
mod integrity;
mod manifest;

use crate::build;
use crate::error::{Error, Result};
use crate::workspace::Workspace;
use fs_err as fs;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Copied unchanged.
const AS_THEY_ARE: [&str; 2] = ["README.md", "embed.d.ts"];
/// Copied from the top level.
const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// The placeholder for the version in the source of `package.json`.
const NO_VERSION: &str = "\"version\": \"0.0.0\"";

/// Builds the site and makes the package from it.
///
/// # Errors
/// If the build fails, or the site has no elements.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    build::site(workspace)?;
    write(workspace)?;
    println!("The package is in target/package/.");
    Ok(ExitCode::SUCCESS)
}

/// The package's folder.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join("target/package")
}

/// The paths of all files of the package, sorted.
///
/// # Errors
/// If it has not been made.
pub fn paths(workspace: &Workspace) -> Result<Vec<String>> {
    integrity::paths(&folder(workspace))
}

/// Makes the package from the built site.
///
/// # Errors
/// If the site has no elements, or a file cannot be read or written.
pub fn write(workspace: &Workspace) -> Result<()> {
    let (site, folder) = (workspace.dist(), folder(workspace));
    let sources = workspace.root().join("crates/elements/package");
    let published = files::of_site(&site)?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("assets"))?;
    for path in &published {
        fs::copy(site.join(path), folder.join(path))?;
    }
    for name in AS_THEY_ARE {
        fs::copy(sources.join(name), folder.join(name))?;
    }
    for name in LICENSES {
        fs::copy(workspace.root().join(name), folder.join(name))?;
    }
    let about = fs::read_to_string(sources.join("package.json"))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(
        folder.join("package.json"),
        about.replace(NO_VERSION, &version),
    )?;
    let source = json(&sources.join("custom-elements.json"))?;
    let whole = manifest::whole(&source);
    write_json(
        &folder.join("html-custom-data.json"),
        &manifest::completion(&whole),
    )?;
    write_json(&folder.join("custom-elements.json"), &whole)?;
    // Last: it lists all other files.
    let hashes = integrity::of_folder(&folder)?;
    write_json(&folder.join("integrity.json"), &hashes)
}

fn json(path: &Path) -> Result<Value> {
    serde_json::from_str(&fs::read_to_string(path)?)
        .map_err(|error| Error::new(format!("{}: {error}", path.display())))
}

fn write_json(path: &Path, value: &Value) -> Result<()> {
    Ok(fs::write(path, format!("{value:#}\n"))?)
}
