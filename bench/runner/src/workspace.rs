//! The repository's folders, and the programs that are run from it.

use crate::error::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository that this program was built from.
pub struct Workspace(PathBuf);

impl Workspace {
    /// Found by the path of this crate.
    pub fn new() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self(here.ancestors().nth(2).unwrap_or(here).to_owned())
    }

    /// The top folder.
    pub fn root(&self) -> &Path {
        &self.0
    }

    /// The folder that measuring writes to.
    pub fn bench(&self) -> PathBuf {
        self.0.join("target/bench")
    }

    /// The app as Trunk built it.
    pub fn app(&self) -> PathBuf {
        self.0.join("target/app")
    }

    /// The publisher's command line, optimised for speed.
    pub fn newsroom(&self) -> Command {
        self.program("target/native/newsroom")
    }

    /// The publisher's command line, compiled as in the release archive.
    pub fn released_newsroom(&self) -> Command {
        self.program("target/dist/newsroom")
    }

    fn program(&self, path: &str) -> Command {
        let mut command = Command::new(self.0.join(path));
        command.current_dir(&self.0);
        command
    }
}

/// Runs a command to its end.
///
/// # Errors
/// If it does not start, or ends with a status other than success.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| Error::new(format!("{name} does not start: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::new(format!("{name} failed ({status})")))
}

/// Runs a command and returns its standard output, trimmed.
///
/// # Errors
/// If it does not start, or ends with a status other than success.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| Error::new(format!("{name} does not start: {error}")))?;
    if !output.status.success() {
        return Err(Error::new(format!("{name} failed ({})", output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
