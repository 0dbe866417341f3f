//! Installing: one function for each place that tools come from.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::failure::{Failure, Outcome};
use crate::progress;
use crate::shop::{cargo, command, find, tools};

/// What npm brings, pinned with the checksums of every file.
const PACKAGE: &str = include_str!("../tools/package.json");
const LOCK: &str = include_str!("../tools/package-lock.json");

/// A program from crates.io. Built for a short build: link-time optimisation takes minutes and
/// would save seconds.
///
/// # Errors
/// Where it does not build.
pub fn from_crates(package: &str, version: &str, root: Option<&Path>) -> Outcome<()> {
    let mut command = cargo();
    command
        .args(["install", "--locked", package, "--version", version])
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2");
    if let Some(root) = root {
        command.arg("--root").arg(root);
    }
    progress::run(&mut command, &format!("{package} {version}, from source"))
}

/// True where what npm brings is there, in the pinned versions.
pub fn has_npm_tools() -> bool {
    let marker = tools().join("package-lock.json");
    let installed = tools().join("node_modules/.bin/wasm-opt");
    installed.exists() && std::fs::read_to_string(marker).is_ok_and(|lock| lock == LOCK)
}

/// Puts the pinned npm packages into `target/tools`.
///
/// # Errors
/// Where npm is missing and cannot be installed, or fails.
pub fn from_npm() -> Outcome<()> {
    if find(&["npm"]).is_none() {
        from_debian(&["nodejs", "npm"]).map_err(|Failure(why)| {
            Failure(format!("npm is missing ({why}). Install Node.js with npm"))
        })?;
    }
    let npm =
        find(&["npm"]).ok_or_else(|| Failure::new("npm is missing. Install Node.js with npm"))?;
    let folder = tools();
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("package.json"), PACKAGE)?;
    // Written last, so that it stands for a finished install.
    let lock = folder.join("package-lock.json");
    std::fs::write(&lock, LOCK)?;
    let mut install = command(npm);
    install
        .current_dir(&folder)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    progress::run(&mut install, "binaryen and axe-core, from npm").inspect_err(|_| {
        let _ = std::fs::remove_file(&lock);
    })
}

/// Debian packages, as root or through sudo. Package lists are fetched once.
///
/// # Errors
/// Where this is no Debian, nobody may install, or a package cannot be had.
pub fn from_debian(packages: &[&str]) -> Outcome<()> {
    static LISTS: OnceLock<bool> = OnceLock::new();
    let apt = find(&["apt-get"]).ok_or_else(|| Failure::new("there is no apt-get here"))?;
    let as_root = || -> Outcome<Command> {
        let mut command = if is_root() {
            command(&apt)
        } else {
            let sudo = find(&["sudo"]).ok_or_else(|| Failure::new("neither root nor sudo"))?;
            let mut command = command(sudo);
            command.arg("--non-interactive").arg(&apt);
            command
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        Ok(command)
    };
    let mut update = as_root()?;
    LISTS.get_or_init(|| progress::run(update.arg("update"), "apt-get update").is_ok());
    let mut install = as_root()?;
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    progress::run(
        &mut install,
        &format!("apt-get install {}", packages.join(" ")),
    )
}

fn is_root() -> bool {
    let id = find(&["id"]).and_then(|id| crate::shop::first_line(&id, &["-u"]));
    id.as_deref() == Some("0")
}
