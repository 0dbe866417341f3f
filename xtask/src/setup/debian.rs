//! Packages of Debian and of systems made from it.

use crate::house::House;
use crate::process::{answer, install as run};
use crate::trouble::{Tried, Trouble};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

/// The list of packages is fetched once a run.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// Whether this system's packages come from apt.
pub fn is_system(house: &House) -> bool {
    house.find("apt-get").is_some()
}

/// Whether the package is installed.
pub fn has(package: &str) -> bool {
    let list = format!("/var/lib/dpkg/info/{package}.list");
    Path::new(&list).is_file()
}

/// What a person types.
pub fn line(package: &str) -> String {
    format!("sudo apt-get update && sudo apt-get install --yes --no-install-recommends {package}")
}

/// Installs as root, or through a `sudo` that asks for nothing.
///
/// # Errors
/// Where the system has no apt, this user may not install, or apt fails.
pub fn install(house: &House, name: &str, package: &str) -> Tried<()> {
    if !is_system(house) {
        return Err(Trouble::new("this system has no apt-get"));
    }
    let apt = Apt::new(house)?;
    if !UPDATED.swap(true, Ordering::Relaxed) {
        run("the list of packages", apt.command("update"))?;
    }
    let mut command = apt.command("install");
    command.args(["--yes", "--no-install-recommends", package]);
    run(name, command)
}

struct Apt<'a> {
    house: &'a House,
    root: bool,
}

impl<'a> Apt<'a> {
    fn new(house: &'a House) -> Tried<Self> {
        let root = answer(house.line("id -u")).is_some_and(|id| id == "0");
        let may = root || answer(house.line("sudo -n true")).is_some();
        if may {
            Ok(Self { house, root })
        } else {
            Err(Trouble::new(
                "installing packages needs root, or a sudo that asks for no password",
            ))
        }
    }

    /// `setsid`: an interrupted command must not end dpkg halfway, so apt runs to its end in a group of its own.
    fn command(&self, what: &str) -> Command {
        let before = if self.root { "" } else { "sudo -n " };
        let line = format!(
            "{before}setsid --wait env DEBIAN_FRONTEND=noninteractive apt-get --quiet {what}"
        );
        self.house.line(&line)
    }
}
