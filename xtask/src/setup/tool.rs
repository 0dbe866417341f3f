//! One tool: is it here, and if not, how does it come?

use super::{catalogue, debian};
use crate::house::House;
use crate::process::{answer, install};
use crate::trouble::{Tried, Trouble};
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
    pub fn have(&self, house: &House) -> Tried<()> {
        if self.is_here(house) {
            return Ok(());
        }
        let why = match self.install(house) {
            Ok(()) if self.is_here(house) => return Ok(()),
            Ok(()) => "it was installed and is still not found".to_owned(),
            Err(trouble) => trouble.to_string(),
        };
        let (name, line) = (self.name, self.line());
        Err(Trouble::new(format!(
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

    fn is_here(&self, house: &House) -> bool {
        match self.mark {
            Mark::Program(variable, names) => {
                let named = env::var_os(variable).is_some_and(|path| Path::new(&path).is_file());
                named || names.iter().any(|name| house.find(name).is_some())
            }
            Mark::Version(program, expected) => version(house, program)
                .and_then(|answer| answer.strip_prefix(expected).map(str::to_owned))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
            Mark::Answers(line) => answer(house.line(line)).is_some(),
            Mark::RustTarget(target) => {
                let line = format!("rustc --print target-libdir --target {target}");
                answer(house.line(&line)).is_some_and(|folder| Path::new(&folder).is_dir())
            }
            Mark::RustSource => answer(house.line("rustc --print sysroot")).is_some_and(|root| {
                let source = Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.toml");
                source.is_file()
            }),
            Mark::Npm(package, version) => npm_has(house, package, version),
            Mark::DebianPackage(package) => !debian::is_system(house) || debian::has(package),
        }
    }

    fn install(&self, house: &House) -> Tried<()> {
        match self.how {
            How::Line(line) => {
                let program = line.split(' ').next().unwrap_or_default();
                if house.find(program).is_none() {
                    return Err(Trouble::new(format!("{program} is not on PATH")));
                }
                let mut command = house.line(line);
                // Another project on this machine may need the version that is there.
                if let Mark::Version(program, _) = self.mark
                    && version(house, program).is_some()
                {
                    command.arg("--root").arg(house.tools());
                }
                install(self.name, command)
            }
            How::ByHand(_) => Err(Trouble::new("nothing here installs it")),
            How::Npm(package) => {
                catalogue::NPM.have(house)?;
                fs::create_dir_all(house.tools())?;
                install(self.name, house.line(&npm_line(package)))
            }
            How::Debian(package) => debian::install(house, self.name, package),
        }
    }
}

fn version(house: &House, program: &str) -> Option<String> {
    house.find(program)?;
    answer(house.line(&format!("{program} --version")))
}

/// `--save-exact`: npm removes what its list does not name when it installs the next one.
fn npm_line(package: &str) -> String {
    format!(
        "npm install --prefix target/tools --save-exact --no-package-lock --no-audit --no-fund --loglevel=warn {package}"
    )
}

fn npm_has(house: &House, package: &str, version: &str) -> bool {
    let about = house
        .tools()
        .join("node_modules")
        .join(package)
        .join("package.json");
    fs::read_to_string(about).is_ok_and(|about| {
        let about: String = about.split_whitespace().collect();
        about.contains(&format!("\"version\":\"{version}\""))
    })
}
