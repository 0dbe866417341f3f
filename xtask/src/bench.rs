//! `cargo xtask bench`: compares pages, the app and the publisher with the same thing made by other means, in one run.
//!
//! Installs what is missing, makes release builds, then runs `bench/runner`, which measures, prints and compares with
//! the budgets. Nothing else should run on the machine meanwhile.

use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::workspace::Workspace;
use crate::{build, process, setup};
use clap::{Args, Subcommand};
use std::process::ExitCode;

/// What to measure, and how.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct BenchArgs {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    options: Options,
}

/// What is measured.
#[derive(Debug, PartialEq, Eq, Subcommand)]
enum What {
    /// The published page and the app against the same page by hand, in Preact and in React, in Chromium (the default)
    Pages(Options),
    /// `newsroom publish` against Hugo, on 10,000 articles
    Publish(Options),
    /// The published site, by Lighthouse's rules
    Lighthouse(Options),
    /// The importers, on documents of three sizes
    Import,
}

#[derive(Args, Debug, Default, PartialEq, Eq)]
struct Options {
    /// Options of the runner, such as --quick and --rounds N; `cargo run -p bench -- help COMMAND` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    options: Vec<String>,
}

impl BenchArgs {
    fn what(self) -> What {
        self.what.unwrap_or(What::Pages(self.options))
    }
}

/// Builds and measures.
///
/// # Errors
/// If a tool cannot be installed, a build fails, or a budget is exceeded.
pub fn run(workspace: &Workspace, args: BenchArgs) -> Result<ExitCode> {
    let (name, options) = match args.what() {
        What::Pages(options) => {
            setup::engine(workspace, Engine::Chromium)?;
            peers(workspace)?;
            parts(workspace)?;
            ("pages", options)
        }
        What::Publish(options) => {
            setup::hugo(workspace)?;
            parts(workspace)?;
            ("publish", options)
        }
        What::Import => {
            newsroom(workspace)?;
            ("import", Options::default())
        }
        What::Lighthouse(options) => {
            setup::engine(workspace, Engine::Chromium)?;
            setup::lighthouse(workspace)?;
            build::site(workspace)?;
            ("lighthouse", options)
        }
    };
    let mut runner = workspace.line("cargo run --quiet --package bench --");
    runner.arg(name).args(options.options);
    process::run(runner).map_err(|error| Error::new(format!("{name}: {error}")))?;
    Ok(ExitCode::SUCCESS)
}

/// Compares the compressed HTML of published pages with that of the same pages written by hand. Needs the built app.
///
/// # Errors
/// If the pages cannot be made, or a budget is exceeded.
pub fn overhead(workspace: &Workspace) -> Result<()> {
    peers(workspace)?;
    process::run(workspace.line("cargo run --quiet --package bench -- overhead"))
}

/// Release builds of the app and the publisher.
fn parts(workspace: &Workspace) -> Result<()> {
    build::app(workspace)?;
    newsroom(workspace)
}

fn newsroom(workspace: &Workspace) -> Result<()> {
    process::run(workspace.line("cargo build --quiet --profile native --package newsroom"))
}

/// React, Preact and their bundler, as `bench/package-lock.json` pins them.
fn peers(workspace: &Workspace) -> Result<()> {
    setup::packages(workspace, "bench", "React and Preact")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: BenchArgs,
    }

    #[test]
    fn the_first_argument_selects_the_benchmark() {
        let options = |line: &str| Options {
            options: line.split_whitespace().map(str::to_owned).collect(),
        };
        for (line, expected) in [
            ("", What::Pages(options(""))),
            (
                "--quick --rounds 3",
                What::Pages(options("--quick --rounds 3")),
            ),
            ("pages --quick", What::Pages(options("--quick"))),
            (
                "publish --articles 100",
                What::Publish(options("--articles 100")),
            ),
            ("lighthouse", What::Lighthouse(options(""))),
            ("import", What::Import),
        ] {
            let words = ["bench"].into_iter().chain(line.split_whitespace());
            let cli = Cli::try_parse_from(words).unwrap();
            assert_eq!(cli.args.what(), expected, "{line}");
        }
    }
}
