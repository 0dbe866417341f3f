//! Where things are.

use crate::trouble::{Tried, Trouble};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository.
pub struct Place(PathBuf);

impl Place {
    /// The repository that this program was built from.
    pub fn new() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self(here.ancestors().nth(2).unwrap_or(here).to_owned())
    }

    /// The top folder.
    pub fn root(&self) -> &Path {
        &self.0
    }

    /// Everything that measuring writes.
    pub fn bench(&self) -> PathBuf {
        self.0.join("target/bench")
    }

    /// The app as Trunk built it.
    pub fn app(&self) -> PathBuf {
        self.0.join("target/app")
    }

    /// The publisher's command line, built for speed.
    pub fn newsroom(&self) -> Command {
        let mut command = Command::new(self.0.join("target/native/newsroom"));
        command.current_dir(&self.0);
        command
    }
}

/// Runs to the end.
///
/// # Errors
/// Where it does not start, or ends with a status other than success.
pub fn run(command: &mut Command) -> Tried<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| Trouble::new(format!("{name} does not start: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!("{name} failed ({status})")))
}

/// What a program prints.
///
/// # Errors
/// Where it does not start or fails.
pub fn answer(command: &mut Command) -> Tried<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| Trouble::new(format!("{name} does not start: {error}")))?;
    if !output.status.success() {
        return Err(Trouble::new(format!("{name} failed ({})", output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
