//! Finds the tools that a command needs, and installs those that are missing.
//!
//! The tools of the site come first: the wasm target, Trunk, wasm-bindgen and wasm-opt, each in
//! the version that goes with the others. Without one of them there is no site, so that is an
//! error. An engine's driver or browser that cannot be had leaves out that engine, with the reason.
//! Where everything is there, this takes a tenth of a second.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::engine::Engine;
use crate::failure::{Failure, Outcome};
use crate::install;
use crate::progress;
use crate::shop::{command, find, first_line, path, tools};

const TARGET: &str = "wasm32-unknown-unknown";

/// A program from crates.io that must be of one version.
struct Pinned {
    program: &'static str,
    package: &'static str,
    version: &'static str,
}

const TRUNK: Pinned = Pinned {
    program: "trunk",
    package: "trunk",
    version: "0.21.14",
};
/// The same version as the library in Cargo.toml: the two speak a private format.
const WASM_BINDGEN: Pinned = Pinned {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.129",
};
const GECKODRIVER: Pinned = Pinned {
    program: "geckodriver",
    package: "geckodriver",
    version: "0.37.1",
};
/// Debian's binaryen is too old for what rustc emits, so npm's is used.
const BINARYEN: &str = "132";

/// `cargo xtask setup`: everything, and where it is.
pub fn run() -> Outcome<ExitCode> {
    site()?;
    for program in ["trunk", "wasm-bindgen", "wasm-opt"] {
        let place = find(&[program]).map_or_else(String::new, |path| path.display().to_string());
        println!("{program:14} {place}");
    }
    for engine in Engine::ALL {
        match browser(engine) {
            Ok(driver) => println!("{:14} {}", engine.name(), driver.display()),
            Err(Failure(why)) => println!("{:14} MISSING: {why}", engine.name()),
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What building and serving need.
///
/// # Errors
/// The tool that cannot be had, with the line that installs it.
pub fn site() -> Outcome<()> {
    target()?;
    wasm_opt()?;
    pinned(&TRUNK)?;
    pinned(&WASM_BINDGEN)
}

fn target() -> Outcome<()> {
    let rustc = std::env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    let library = first_line(&rustc, &["--print", "target-libdir", "--target", TARGET]);
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    let install = format!("rustup target add {TARGET}");
    let missing = |why: &str| {
        Failure::new(format!(
            "the Rust target {TARGET} is missing{why}. Install it: {install}"
        ))
    };
    let rustup = find(&["rustup"]).ok_or_else(|| missing(", and so is rustup"))?;
    progress::run(command(rustup).args(["target", "add", TARGET]), &install)
        .map_err(|_| missing(""))
}

fn wasm_opt() -> Outcome<()> {
    let version = format!("wasm-opt version {BINARYEN}");
    let is_there = || {
        install::has_npm_tools()
            || said_by("wasm-opt").is_some_and(|line| line.starts_with(&version))
    };
    if is_there() {
        return Ok(());
    }
    install::from_npm().map_err(|Failure(why)| {
        Failure(format!("wasm-opt {BINARYEN} is missing ({why}). Install it: npm install --global binaryen@{BINARYEN}.0.0"))
    })
}

/// Looks for the exact version. Where another one is on the path, ours goes into `target/tools`,
/// which comes first for our own commands: the machine's is left alone.
fn pinned(tool: &Pinned) -> Outcome<()> {
    let Pinned {
        program,
        package,
        version,
    } = tool;
    let found = said_by(program);
    if found
        .as_deref()
        .is_some_and(|line| line.split_whitespace().any(|word| word == *version))
    {
        return Ok(());
    }
    let root = found.map(|line| {
        eprintln!(
            "  {program} on the path is another version ({line}); {version} goes into target/tools"
        );
        tools()
    });
    install::from_crates(package, version, root.as_deref()).map_err(|Failure(why)| {
        let install = format!("cargo install --locked {package} --version {version}");
        Failure(format!(
            "{program} {version} is missing ({why}). Install it: {install}"
        ))
    })
}

fn said_by(program: &str) -> Option<String> {
    first_line(&find(&[program])?, &["--version"])
}

/// What testing in an engine needs; gives the path of its driver.
///
/// # Errors
/// What is missing, and the line that installs it.
pub fn browser(engine: Engine) -> Outcome<PathBuf> {
    match engine {
        Engine::Chromium => {
            let browsers: &[&str] = &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
            ];
            debian(&[
                (browsers, "chromium"),
                (&["chromedriver"], "chromium-driver"),
            ])?;
            driver(&["chromedriver"])
        }
        Engine::Firefox => {
            debian(&[(&["firefox-esr", "firefox"], "firefox-esr")])?;
            if find(&[GECKODRIVER.program]).is_none() {
                pinned(&GECKODRIVER)?;
            }
            driver(&[GECKODRIVER.program])
        }
        Engine::WebKit => {
            debian(&[
                (&["WebKitWebDriver"], "webkit2gtk-driver"),
                (&["Xvfb"], "xvfb"),
            ])?;
            driver(&["WebKitWebDriver"])
        }
    }
}

/// Installs the Debian packages of those programs that are not on the path.
fn debian(programs: &[(&[&str], &str)]) -> Outcome<()> {
    let missing = programs.iter().filter(|(names, _)| find(names).is_none());
    let packages: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    install::from_debian(&packages).map_err(|Failure(why)| {
        let list = packages.join(" ");
        Failure(format!(
            "{list} missing ({why}). Install: apt-get install {list}"
        ))
    })
}

fn driver(names: &[&str]) -> Outcome<PathBuf> {
    find(names).ok_or_else(|| {
        let path = path();
        Failure::new(format!(
            "{} is not on the path {}",
            names.join(" or "),
            path.display()
        ))
    })
}
