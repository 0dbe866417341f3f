//! The developer's commands: `cargo xtask COMMAND`.
//!
//! Each command is a module. It installs the tools that are missing ([`setup`]), then runs other programs
//! ([`process`]). This crate does not depend on the other crates.
//!
//! ```text
//! $ cargo xtask serve
//! Building Action News; http://127.0.0.1:8080/ shows the progress, then the site. Ctrl-C ends it.
//! ```

mod bench;
mod build;
mod dist;
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

use bench::BenchArgs;
use clap::{Parser, Subcommand};
use error::Result;
use serve::ServeArgs;
use std::process::ExitCode;
use test::TestArgs;
use workspace::Workspace;

/// The developer's commands; each first installs the tools that are missing
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the demo newsroom and serves it, with reload; until then the port shows the progress
    Serve(ServeArgs),
    /// Runs every test: format, lints, licenses, native, fuzzing, wasm and journeys in three browsers, the npm package
    Test(TestArgs),
    /// Writes the release site to dist/
    Build,
    /// Makes the release archive in target/dist/: the newsroom program with the app inside, licenses, SBOM, checksum
    Dist,
    /// Builds, then makes the npm package of the elements, in target/package/
    Package,
    /// Builds, then serves pages that embed the elements, on http://127.0.0.1:8091/
    Examples {
        /// Only make them, in target/examples/
        #[arg(long)]
        make: bool,
    },
    /// Builds, then compares each part's compressed bytes with bench/size-budget.toml
    Size,
    /// Builds, then compares pages and the publisher with alternatives; fails if a budget of bench/budgets.toml is exceeded
    Bench(BenchArgs),
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cargo xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::new();
    match command {
        Command::Serve(args) => serve::run(&workspace, &args),
        Command::Test(args) => test::run(&workspace, &args),
        Command::Build => build::run(&workspace),
        Command::Dist => dist::run(&workspace),
        Command::Package => package::run(&workspace),
        Command::Examples { make: true } => examples::make_only(&workspace),
        Command::Examples { make: false } => examples::serve(&workspace),
        Command::Size => size::run(&workspace),
        Command::Bench(args) => bench::run(&workspace, args),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// The help of all commands. `bench import` was missing from it.
    #[test]
    fn help_documents_every_command_and_option() {
        let mut cli = Cli::command();
        cli.build();
        let mut commands = vec![&cli];
        let mut names = Vec::new();
        while let Some(command) = commands.pop() {
            names.push(command.get_name());
            let name = command.get_bin_name();
            assert!(command.get_about().is_some(), "{name:?}");
            for arg in command.get_arguments() {
                assert!(arg.get_help().is_some(), "{name:?} {}", arg.get_id());
            }
            commands.extend(command.get_subcommands());
        }
        assert!(names.contains(&"import"), "{names:?}");
    }
}
