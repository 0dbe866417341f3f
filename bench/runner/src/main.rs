//! Measures pages and the publisher, each against the same thing made by other means, in one run.
//!
//! `cargo xtask bench` builds what is measured and runs this; `bench/README.md` explains what is measured, how, and how fair
//! it is. This crate runs Chromium, Hugo and the newsroom's command line as separate programs.
//!
//! ```text
//! cargo run -p bench -- pages --rounds 3 --twins published,handwritten
//! ```

#![allow(
    clippy::indexing_slicing,
    reason = "indexing a serde_json::Value gives null for what is not there"
)]
// Tests may panic.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod budgets;
mod chromium;
mod content;
mod error;
mod import;
mod lighthouse;
mod machine;
mod overhead;
mod pages;
mod progress;
mod protocol;
mod publish;
mod stats;
mod workspace;

use clap::{Parser, Subcommand};
use error::Result;
use std::path::PathBuf;
use std::process::ExitCode;
use workspace::Workspace;

/// Measures pages and the publisher, each against the same thing made by other means
///
/// Exit status: 0 if every measured budget of bench/budgets.toml is kept, 1 if one is missed or something failed.
#[derive(Parser)]
#[command(name = "bench")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The published page and the client-rendered app against the same page by hand, in Preact and in React, in Chromium
    Pages(pages::Options),
    /// Compressed HTML of published pages against the same pages by hand
    Overhead(pages::Options),
    /// The published site by Lighthouse's rules
    Lighthouse {
        /// Another site than the one in dist/
        #[arg(long, value_name = "DIR")]
        site: Option<PathBuf>,
    },
    /// Traces the main thread during one visit to a page that the last run made
    Trace(pages::trace::Target),
    /// `newsroom publish` against Hugo, then on ten times as many articles alone
    Publish(publish::Options),
    /// Documents of other systems, in three sizes, through the importers
    Import,
    /// Writes the measured articles to target/bench/content, and nothing else
    Content,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// True if all budgets are kept.
fn run(command: Command) -> Result<bool> {
    let workspace = Workspace::new();
    match command {
        Command::Pages(options) => pages::run(&workspace, &options),
        Command::Overhead(options) => overhead::run(&workspace, &options),
        Command::Lighthouse { site } => lighthouse::run(&workspace, site),
        Command::Trace(target) => pages::trace::run(&workspace, &target),
        Command::Publish(options) => publish::run(&workspace, &options),
        Command::Import => import::run(&workspace),
        Command::Content => content::write(&workspace).map(|_| true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn help_documents_every_command_and_option() {
        let mut cli = Cli::command();
        cli.build();
        for command in cli.get_subcommands() {
            let name = command.get_name();
            assert!(command.get_about().is_some(), "{name}");
            for arg in command.get_arguments() {
                assert!(arg.get_help().is_some(), "{name} {}", arg.get_id());
            }
        }
    }
}
