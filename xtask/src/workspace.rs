//! The repository's folders, and where programs are found.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository on this machine.
pub struct Workspace {
    root: PathBuf,
    path: OsString,
}

impl Workspace {
    /// The repository that this program was compiled from.
    pub fn new() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().unwrap_or(here).to_owned();
        let path = path(&root);
        Self { root, path }
    }

    /// The top-level folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of tools that are installed for this repository only.
    pub fn tools(&self) -> PathBuf {
        tools(&self.root)
    }

    /// The folder of the published site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A command that runs in the top-level folder, with the repository's own tools first on its path.
    pub fn command(&self, program: &str) -> Command {
        // `Command` would search the path of this process.
        let program = self.find(program).unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        if env::var_os("NO_COLOR").is_some() {
            // Trunk 0.21 accepts only `true` and `false` here and fails on the usual `1`.
            command.env("NO_COLOR", "true");
        }
        command
    }

    /// A command from a command line. Words are separated by spaces; there is no quoting.
    pub fn line(&self, line: &str) -> Command {
        let mut words = line.split_whitespace();
        let mut command = self.command(words.next().unwrap_or_default());
        command.args(words);
        command
    }

    /// Finds a program on the path.
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        which::which_in(name, Some(&self.path), &self.root).ok()
    }
}

fn tools(root: &Path) -> PathBuf {
    root.join("target/tools")
}

/// The repository's own tools, then `PATH`, then cargo's `bin` folder, which `PATH` may lack right after Rust was installed.
fn path(root: &Path) -> OsString {
    let own = [
        tools(root).join("node_modules/.bin"),
        tools(root).join("bin"),
    ];
    let given = env::var_os("PATH").unwrap_or_default();
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .map(|home| home.join("bin"));
    // Debian installs servers here, which only root's `PATH` contains.
    let servers = PathBuf::from("/usr/sbin");
    let given_folders = env::split_paths(&given);
    let folders = own
        .into_iter()
        .chain(given_folders)
        .chain(cargo)
        .chain([servers]);
    env::join_paths(folders).unwrap_or(given)
}
