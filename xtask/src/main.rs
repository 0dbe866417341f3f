//! The developer's commands: `cargo xtask COMMAND`.
//!
//! Each command is a module. It installs the tools that are missing ([`setup`]), then runs other programs
//! ([`process`]). This crate knows how to run them, and nothing of articles or of the app.
//!
//! ```text
//! $ cargo xtask serve
//! Building Action News; http://127.0.0.1:8080/ shows the progress, then the site. Ctrl-C ends it.
//! ```

mod bench;
mod build;
mod engine;
mod error;
mod examples;
mod package;
mod process;
mod serve;
mod setup;
mod size;
mod test;
mod workspace;

use error::{Error, Result};
use std::process::ExitCode;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask COMMAND

  serve   builds the demo newsroom and serves it, with reload, on http://127.0.0.1:8080/,
          which shows the progress until then
            --port N     on another port
            --release    as it is published, with its headers
            --watch      with --release: publishes again on each save
            --open       opens it in a browser
  test    runs every test: format, lints, native, fuzzing, wasm and journeys in three browsers,
          the package of the elements
            --only LIST    of these: fmt,clippy,native,fuzz,wasm,package,journeys
            --engine NAME  of these: chromium,firefox,webkit
  build   writes the release site to dist/
  package builds, then makes the npm package of the elements, in target/package/
  examples
          pages that embed the elements, on http://127.0.0.1:8091/
            --make       only makes them, in target/examples/
  size    builds, then compares each part's compressed bytes with bench/size-budget.toml
  bench   measures the published page against its twins, in Chromium; fails when a budget of
          bench/budgets.toml is exceeded. --rounds N, --quick
            publish     newsroom publish against Hugo, on 10,000 articles
            lighthouse  the published site by Lighthouse's rules
  help    prints this

Each command first installs the tools that are missing.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cargo xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<ExitCode> {
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", words),
    };
    let workspace = Workspace::new();
    match command {
        "serve" => serve::run(&workspace, rest),
        "test" => test::run(&workspace, rest),
        "build" => build::run(&workspace, rest),
        "package" => package::run(&workspace, rest),
        "examples" => examples::run(&workspace, rest),
        "size" => size::run(&workspace, rest),
        "bench" => bench::run(&workspace, rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Error::new(format!(
            "there is no command `{other}`; `cargo xtask` alone lists them"
        ))),
    }
}
