//! The developer's commands: `cargo xtask COMMAND`.
//!
//! Each command is a file. It first sets up what it needs and is missing ([`setup`]), then runs other
//! programs ([`process`]); none of them outlives it. What is run, and how, is all that this crate knows:
//! nothing of articles, and nothing of what the app looks like.
//!
//! ```text
//! $ cargo xtask serve
//! Action News is on http://127.0.0.1:8080/ once it is built. Ctrl-C ends it.
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

  serve   builds the demo newsroom and serves it, with reload, on http://127.0.0.1:8080/
            --port N     on another port
            --release    as it is published, with its headers
            --watch      with --release: publishes again on each save
            --open       opens it in a browser
  test    runs every test: format, lints, native, random input, wasm and journeys in three browsers,
          the package of the elements
            --only LIST    of these: fmt,clippy,native,fuzz,wasm,package,journeys
            --engine NAME  of these: chromium,firefox,webkit
  build   writes the release site to dist/
  package builds, then makes the elements a package for npm, in target/package/
  examples
          pages of other people that show our elements, on http://127.0.0.1:8091/
            --make       only makes them, in target/examples/
  size    builds, then holds each part's compressed bytes against bench/size-budget.toml
  bench   measures the published page against its twins, in Chromium; fails when a budget of
          bench/budgets.toml is passed. --rounds N, --quick
            publish     newsroom publish against Hugo, on 10,000 articles
            lighthouse  the published site by Lighthouse's rules
  help    prints this

Each command first installs what it needs and does not find.
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
