//! Where things are, and how the programs that do the work are started.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};

/// The repository's top folder.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where `setup` puts tools that belong to this repository alone.
pub fn tools() -> PathBuf {
    repository().join("target/tools")
}

/// The release site.
pub fn dist() -> PathBuf {
    repository().join("dist")
}

/// The folders that hold programs: this repository's own tools first, then the machine's, then
/// where cargo installs, which not every shell has on its path.
pub fn path() -> OsString {
    let own = [tools().join("bin"), tools().join("node_modules/.bin")];
    let machine = std::env::var_os("PATH").unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .map(|home| home.join("bin"));
    let folders = own
        .into_iter()
        .chain(std::env::split_paths(&machine))
        .chain(cargo);
    // A folder whose name holds the separator cannot be on a path at all.
    std::env::join_paths(folders).unwrap_or(machine)
}

/// The first of `names` that is a program on the path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = path();
    names.iter().find_map(|name| {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&path)
            .map(|folder| folder.join(&name))
            .find(|file| file.is_file())
    })
}

/// A command that runs in the repository's top folder and finds the tools.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(repository()).env("PATH", path());
    command
}

/// Cargo, of the toolchain that runs this.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end; its output is the reader's to see.
///
/// # Errors
/// Where it does not start or does not succeed: the name it goes by.
pub fn run(command: &mut Command, name: &str) -> Outcome<()> {
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("{name} does not start: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{name} failed")))
    }
}

/// The first line that a program prints, if it succeeds.
pub fn first_line(program: &Path, arguments: &[&str]) -> Option<String> {
    let output = command(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or("").to_owned())
}
