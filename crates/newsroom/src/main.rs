//! The publisher's command line.
//!
//! What a newsroom does with articles outside the browser: find every mistake before readers do (`check`),
//! take in what other systems write (`import`, `convert`, `corpus`), write an article for other people's pages (`export`),
//! make the data that a site is served with (`data`), and fetch temperatures (`weather`). It knows files, the terminal and the network;
//! what an article is, it leaves to the crate `article`.
//!
//! ```text
//! newsroom check content
//! newsroom import story.json > content/articles/world/story.json
//! newsroom data --content content --out dist
//! ```
//!
//! Quiet when all is well. Exit status: 0 done, 1 something is wrong with what was given, 2 wrong arguments.

// The workspace's lints are for what ships.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]
// Without publishing, some functions of shared modules have no caller.
#![cfg_attr(not(feature = "publish"), allow(dead_code))]

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[cfg(feature = "publish")]
mod build;
mod check;
mod content;
mod convert;
mod corpus;
mod data;
#[cfg(feature = "publish")]
mod export;
mod failure;
mod fetch;
mod files;
mod import;
mod places;
mod progress;
#[cfg(feature = "publish")]
mod publish;
mod report;
mod syndication;
mod weather;
mod work;

use failure::Failure;

/// Threads that make and drop many small strings wait for each other less.
#[cfg(feature = "publish")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The publisher's tools for Action News.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says everything that is wrong with articles and portal.json
    Check(check::Arguments),
    /// Writes any supported format as action-news/article/1 to standard output
    Import(import::Arguments),
    /// Writes an article as a tag for other people's pages, with its whole text inside as plain HTML
    #[cfg(feature = "publish")]
    Export(export::Arguments),
    /// Imports every *.json below a folder and says how it went
    Corpus(corpus::Arguments),
    /// Imports every *.json below a folder into another folder, on all cores
    Convert(convert::Arguments),
    /// Writes the data that a site is served with
    Data(data::Arguments),
    /// Writes a complete static site
    #[cfg(feature = "publish")]
    Publish(publish::Arguments),
    /// Fetches the temperature of every region
    Weather(weather::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        #[cfg(feature = "publish")]
        Command::Export(arguments) => export::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Data(arguments) => data::run(&arguments),
        #[cfg(feature = "publish")]
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Weather(arguments) => weather::run(&arguments),
    };
    outcome.unwrap_or_else(|failure: Failure| {
        eprintln!("newsroom: {failure}");
        ExitCode::FAILURE
    })
}
