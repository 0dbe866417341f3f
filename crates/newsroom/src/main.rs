//! The publisher's command line.
//!
//! Parses the arguments and calls the library: `check` finds mistakes, `import`, `convert` and `corpus` read the formats of
//! other systems, `export` writes an article for other people's pages, `data` and `publish` write a site, `weather` fetches
//! temperatures.
//!
//! ```text
//! newsroom check content
//! newsroom import story.json > content/articles/world/story.json
//! newsroom data --content content --out dist
//! ```
//!
//! Quiet when all is well. Exit status: 0 done, 1 something is wrong with what was given, 2 wrong arguments.

use clap::{Parser, Subcommand};
use newsroom::{Failure, check, convert, corpus, data, import, weather};
#[cfg(feature = "publish")]
use newsroom::{export, publish};
use std::process::ExitCode;

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
