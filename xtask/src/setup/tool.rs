//! Detects and installs a tool.

use super::debian;
use crate::error::{Error, Result};
use crate::process::{answer, install};
use crate::workspace::Workspace;
use serde_json::Value;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A tool.
#[derive(Clone, Copy)]
pub struct Tool {
    /// The name, with the version if that matters.
    pub name: &'static str,
    /// How to detect that it is installed.
    pub detect: Detect,
    /// How to install it.
    pub install: Install,
}

/// How to detect that a tool is installed.
#[derive(Clone, Copy)]
pub enum Detect {
    /// One of these programs is on the path, or this variable names one.
    Program(&'static str, &'static [&'static str]),
    /// The program prints this for `--version`, possibly followed by a space and more.
    Version(&'static str, &'static str),
    /// This command succeeds.
    Succeeds(&'static str),
    /// The compiler has this target's library.
    RustTarget(&'static str),
    /// The compiler has its standard library's source.
    RustSource,
    /// The npm packages in `target/tools` contain this one in this version.
    Npm(&'static str, &'static str),
    /// On Debian, the package is installed; on other systems this is always true.
    DebianPackage(&'static str),
}

/// How to install a tool.
#[derive(Clone, Copy)]
pub enum Install {
    /// By a command.
    Command(&'static str),
    /// By a command that the developer has to run.
    ByHand(&'static str),
    /// From crates.io: prebuilt if `cargo binstall` finds it, else compiled.
    Crate {
        /// The crate.
        name: &'static str,
        /// The exact version.
        version: &'static str,
        /// Flags of `cargo install` that choose features.
        features: &'static str,
    },
    /// From npm, into `target/tools`.
    Npm(&'static str),
    /// By the system's package manager, on Debian.
    Debian(&'static str),
}

/// Installs the npm packages.
pub const NPM: Tool = Tool {
    name: "npm",
    detect: Detect::Program("", &["npm"]),
    install: Install::Debian("npm"),
};

/// Settings that compile a tool in a quarter of the time (Trunk: 130 s instead of 528 s on two cores). The tool is slower,
/// which matters less, since it runs only for a second or two.
const FAST_COMPILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
];

impl Tool {
    /// Installs the tool unless it is installed.
    ///
    /// # Errors
    /// If that fails; the message has the reason and the command that installs it.
    pub fn ensure(&self, workspace: &Workspace) -> Result<()> {
        if self.is_installed(workspace) {
            return Ok(());
        }
        let why = match self.run_install(workspace) {
            Ok(()) if self.is_installed(workspace) => return Ok(()),
            Ok(()) => "it was installed but is not found".to_owned(),
            Err(error) => error.to_string(),
        };
        let (name, line) = (self.name, self.line());
        Err(Error::new(format!(
            "{name} is missing: {why}. Install it: {line}"
        )))
    }

    /// The command that installs it.
    pub fn line(&self) -> String {
        match self.install {
            Install::Command(line) | Install::ByHand(line) => line.to_owned(),
            Install::Crate {
                name,
                version,
                features,
            } => format!("cargo install --locked {name} --version {version} {features}")
                .trim_end()
                .to_owned(),
            Install::Npm(package) => npm_line(package),
            Install::Debian(package) => debian::line(package),
        }
    }

    /// Whether installing it keeps the processor busy; otherwise it is downloaded.
    pub fn is_compiled(&self) -> bool {
        matches!(self.install, Install::Crate { .. })
    }

    /// Whether the developer has to install it.
    pub fn is_by_hand(&self) -> bool {
        matches!(self.install, Install::ByHand(_))
    }

    /// Whether it is installed. Takes a few milliseconds.
    pub fn is_installed(&self, workspace: &Workspace) -> bool {
        match self.detect {
            Detect::Program(variable, names) => {
                let named = env::var_os(variable).is_some_and(|path| Path::new(&path).is_file());
                named || names.iter().any(|name| workspace.find(name).is_some())
            }
            Detect::Version(program, expected) => version(workspace, program)
                .and_then(|answer| answer.strip_prefix(expected).map(str::to_owned))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
            Detect::Succeeds(line) => answer(workspace.line(line)).is_some(),
            Detect::RustTarget(target) => {
                let line = format!("rustc --print target-libdir --target {target}");
                answer(workspace.line(&line)).is_some_and(|folder| Path::new(&folder).is_dir())
            }
            Detect::RustSource => {
                answer(workspace.line("rustc --print sysroot")).is_some_and(|root| {
                    let source = Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.toml");
                    source.is_file()
                })
            }
            Detect::Npm(package, version) => npm_has(workspace, package, version),
            Detect::DebianPackage(package) => !debian::is_system(workspace) || debian::has(package),
        }
    }

    fn run_install(&self, workspace: &Workspace) -> Result<()> {
        match self.install {
            Install::Command(line) => {
                let program = line.split(' ').next().unwrap_or_default();
                if workspace.find(program).is_none() {
                    return Err(Error::new(format!("{program} is not on PATH")));
                }
                install(self.name, workspace.line(line))
            }
            Install::ByHand(_) => Err(Error::new("it has to be installed by hand")),
            Install::Crate { name, version, .. } => {
                if workspace.find("cargo-binstall").is_some() {
                    let line = prebuilt_line(name, version);
                    let prebuilt = self.with_root(workspace, workspace.line(&line));
                    match install(self.name, prebuilt) {
                        Ok(()) => return Ok(()),
                        Err(error) => {
                            eprintln!("  Compiling it, since there is no prebuilt one: {error}")
                        }
                    }
                }
                let mut command = self.with_root(workspace, workspace.line(&self.line()));
                command.envs(FAST_COMPILE.iter().copied());
                install(self.name, command)
            }
            Install::Npm(package) => {
                NPM.ensure(workspace)?;
                fs::create_dir_all(workspace.tools())?;
                install(self.name, workspace.line(&npm_line(package)))
            }
            Install::Debian(package) => debian::install(workspace, self.name, package),
        }
    }

    /// Installs into `target/tools` if another version is installed, which another project may need.
    fn with_root(&self, workspace: &Workspace, mut command: Command) -> Command {
        if let Detect::Version(program, _) = self.detect
            && version(workspace, program).is_some()
        {
            command.arg("--root").arg(workspace.tools());
        }
        command
    }
}

/// Without the strategy `compile`, which would use the crate's own settings, with which compiling is slow.
fn prebuilt_line(name: &str, version: &str) -> String {
    format!("cargo binstall --no-confirm --locked --disable-strategies compile {name}@{version}")
}

fn version(workspace: &Workspace, program: &str) -> Option<String> {
    workspace.find(program)?;
    answer(workspace.line(&format!("{program} --version")))
}

/// With `--save-exact`, because npm removes packages that are not in its list when it installs the next one.
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
    let about = fs::read(about).ok();
    let about: Option<Value> = about.and_then(|about| serde_json::from_slice(&about).ok());
    about.is_some_and(|about| about.get("version").is_some_and(|it| it == version))
}
