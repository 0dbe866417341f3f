//! One tool: is it here, and if not, how does it come?

use super::{catalogue, debian};
use crate::error::{Error, Result};
use crate::process::{answer, install};
use crate::workspace::Workspace;
use std::env;
use std::fs;
use std::path::Path;

/// A tool.
#[derive(Clone, Copy)]
pub struct Tool {
    /// With its version, where that matters.
    pub name: &'static str,
    /// What shows that it is here.
    pub mark: Mark,
    /// How it is installed.
    pub how: How,
}

/// What shows that a tool is here.
#[derive(Clone, Copy)]
pub enum Mark {
    /// A program of one of these names, or the one that this variable names.
    Program(&'static str, &'static [&'static str]),
    /// The program's answer to `--version` is this, with perhaps more after a space.
    Version(&'static str, &'static str),
    /// This line succeeds.
    Answers(&'static str),
    /// The compiler has this target's library.
    RustTarget(&'static str),
    /// The compiler has its standard library's source.
    RustSource,
    /// The repository's own npm packages have this one in this version.
    Npm(&'static str, &'static str),
    /// The system says so, where it is Debian's; elsewhere nothing is asked.
    DebianPackage(&'static str),
}

/// How a tool is installed.
#[derive(Clone, Copy)]
pub enum How {
    /// By a line that anybody can type.
    Line(&'static str),
    /// By a line that is left to people to type.
    ByHand(&'static str),
    /// From npm, below `target/tools`, where nothing else on the machine is touched.
    Npm(&'static str),
    /// By the system's package manager, where it is Debian's.
    Debian(&'static str),
}

impl Tool {
    /// Looks, and installs if need be.
    ///
    /// # Errors
    /// Where it cannot be had: says why, and the line that installs it.
    pub fn have(&self, workspace: &Workspace) -> Result<()> {
        if self.is_here(workspace) {
            return Ok(());
        }
        let why = match self.install(workspace) {
            Ok(()) if self.is_here(workspace) => return Ok(()),
            Ok(()) => "it was installed and is still not found".to_owned(),
            Err(error) => error.to_string(),
        };
        let (name, line) = (self.name, self.line());
        Err(Error::new(format!(
            "{name} is missing: {why}. Install it: {line}"
        )))
    }

    /// The exact line that installs it.
    pub fn line(&self) -> String {
        match self.how {
            How::Line(line) | How::ByHand(line) => line.to_owned(),
            How::Npm(package) => npm_line(package),
            How::Debian(package) => debian::line(package),
        }
    }

    fn is_here(&self, workspace: &Workspace) -> bool {
        match self.mark {
            Mark::Program(variable, names) => {
                let named = env::var_os(variable).is_some_and(|path| Path::new(&path).is_file());
                named || names.iter().any(|name| workspace.find(name).is_some())
            }
            Mark::Version(program, expected) => version(workspace, program)
                .and_then(|answer| answer.strip_prefix(expected).map(str::to_owned))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
            Mark::Answers(line) => answer(workspace.line(line)).is_some(),
            Mark::RustTarget(target) => {
                let line = format!("rustc --print target-libdir --target {target}");
                answer(workspace.line(&line)).is_some_and(|folder| Path::new(&folder).is_dir())
            }
            Mark::RustSource => {
                answer(workspace.line("rustc --print sysroot")).is_some_and(|root| {
                    let source = Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.toml");
                    source.is_file()
                })
            }
            Mark::Npm(package, version) => npm_has(workspace, package, version),
            Mark::DebianPackage(package) => !debian::is_system(workspace) || debian::has(package),
        }
    }

    fn install(&self, workspace: &Workspace) -> Result<()> {
        match self.how {
            How::Line(line) => {
                let program = line.split(' ').next().unwrap_or_default();
                if workspace.find(program).is_none() {
                    return Err(Error::new(format!("{program} is not on PATH")));
                }
                let mut command = workspace.line(line);
                // Another project on this machine may need the version that is there.
                if let Mark::Version(program, _) = self.mark
                    && version(workspace, program).is_some()
                {
                    command.arg("--root").arg(workspace.tools());
                }
                install(self.name, command)
            }
            How::ByHand(_) => Err(Error::new("nothing here installs it")),
            How::Npm(package) => {
                catalogue::NPM.have(workspace)?;
                fs::create_dir_all(workspace.tools())?;
                install(self.name, workspace.line(&npm_line(package)))
            }
            How::Debian(package) => debian::install(workspace, self.name, package),
        }
    }
}

fn version(workspace: &Workspace, program: &str) -> Option<String> {
    workspace.find(program)?;
    answer(workspace.line(&format!("{program} --version")))
}

/// `--save-exact`: npm removes what its list does not name when it installs the next one.
fn npm_line(package: &str) -> String {
    format!(
        "npm install --prefix target/tools --save-exact --no-package-lock --no-audit --no-fund --loglevel=warn {package}"
    )
}

fn npm_has(workspace: &Workspace, package: &str, version: &str) -> bool {
    let about = workspace
        .tools()
        .join("node_modules")
        .join(package)
        .join("package.json");
    fs::read_to_string(about).is_ok_and(|about| {
        let about: String = about.split_whitespace().collect();
        about.contains(&format!("\"version\":\"{version}\""))
    })
}
