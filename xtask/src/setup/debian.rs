//! Packages of Debian and its derivatives.

use crate::error::{Error, Result};
use crate::process::{answer, install as run};
use crate::workspace::Workspace;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

/// `apt-get update` runs at most once.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// Whether this system has apt.
pub fn is_system(workspace: &Workspace) -> bool {
    workspace.find("apt-get").is_some()
}

/// Whether the package is installed.
pub fn has(package: &str) -> bool {
    let list = format!("/var/lib/dpkg/info/{package}.list");
    Path::new(&list).is_file()
}

/// The command that a person would type.
pub fn line(package: &str) -> String {
    format!("sudo apt-get update && sudo apt-get install --yes --no-install-recommends {package}")
}

/// Installs a package as root, or through a `sudo` that asks for no password.
///
/// # Errors
/// If the system has no apt, this user may not install, or apt fails.
pub fn install(workspace: &Workspace, name: &str, package: &str) -> Result<()> {
    if !is_system(workspace) {
        return Err(Error::new("this system has no apt-get"));
    }
    let apt = Apt::new(workspace)?;
    if !UPDATED.swap(true, Ordering::Relaxed) {
        run("the list of packages", apt.command("update"))?;
    }
    let mut command = apt.command("install");
    command.args(["--yes", "--no-install-recommends", package]);
    run(name, command)
}

struct Apt<'a> {
    workspace: &'a Workspace,
    root: bool,
}

impl<'a> Apt<'a> {
    fn new(workspace: &'a Workspace) -> Result<Self> {
        let root = answer(workspace.line("id -u")).is_some_and(|id| id == "0");
        let may = root || answer(workspace.line("sudo -n true")).is_some();
        if may {
            Ok(Self { workspace, root })
        } else {
            Err(Error::new(
                "installing packages needs root, or a sudo that asks for no password",
            ))
        }
    }

    /// In a session of its own (`setsid`), so that interrupting this program does not interrupt dpkg.
    fn command(&self, what: &str) -> Command {
        let before = if self.root { "" } else { "sudo -n " };
        let line = format!(
            "{before}setsid --wait env DEBIAN_FRONTEND=noninteractive apt-get --quiet {what}"
        );
        self.workspace.line(&line)
    }
}
