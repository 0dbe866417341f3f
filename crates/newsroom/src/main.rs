//! The publisher's command line.
//!
//! Parses the arguments and calls the library: `init` and `new` begin a newsroom and an article, `serve` shows the site,
//! `check` finds mistakes, `import`, `convert` and `corpus` read the formats of other systems, `export` writes an article for
//! other people's pages, `data` and `publish` write a site, `weather` fetches temperatures, `words` prints the interface's
//! strings, `completions` and `man` help with the command line.
//!
//! ```text
//! newsroom init my-newsroom
//! newsroom check content
//! newsroom import story.json > content/articles/world/story.json
//! newsroom data --content content --out dist
//! ```
//!
//! Exit status: 0 for success, 1 for wrong content or a failure, 2 for wrong arguments.

#[cfg(feature = "publish")]
use clap::CommandFactory;
use clap::{Parser, Subcommand};
#[cfg(feature = "publish")]
use newsroom::summary::FileProblem;
use newsroom::{Failure, check, convert, corpus, data, import, weather};
#[cfg(feature = "publish")]
use newsroom::{completions, export, init, new, publish, serve, words};
use std::process::ExitCode;

/// Less contention between threads that allocate many small strings.
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
    /// Writes a small newsroom to start from
    #[cfg(feature = "publish")]
    Init(init::Arguments),
    /// Begins an article: writes a draft
    #[cfg(feature = "publish")]
    New(new::Arguments),
    /// Shows the site while you write: drafts are marked, and a saved file shows at once
    #[cfg(feature = "publish")]
    Serve(serve::Arguments),
    /// Reports everything that is wrong with articles and portal.json
    Check(check::Arguments),
    /// Writes any supported format as action-news/article/1 to standard output
    Import(import::Arguments),
    /// Writes an article as a tag for other people's pages, with its whole text inside as plain HTML
    #[cfg(feature = "publish")]
    Export(export::Arguments),
    /// Imports every document below a folder and prints a table of the results
    Corpus(corpus::Arguments),
    /// Imports every document below a folder into another folder, on all cores
    Convert(convert::Arguments),
    /// Writes the data of a site, without its pages
    Data(data::Arguments),
    /// Writes a complete static site
    #[cfg(feature = "publish")]
    Publish(publish::Arguments),
    /// Fetches the temperature of every region
    Weather(weather::Arguments),
    /// Prints the strings of the interface in a language, to translate them into another one
    #[cfg(feature = "publish")]
    Words(words::Arguments),
    /// Prints completions for a shell
    #[cfg(feature = "publish")]
    Completions(completions::Arguments),
    /// Writes manual pages
    #[cfg(feature = "publish")]
    Man(completions::ManArguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        #[cfg(feature = "publish")]
        Command::Init(arguments) => init::run(&arguments),
        #[cfg(feature = "publish")]
        Command::New(arguments) => new::run(&arguments),
        #[cfg(feature = "publish")]
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        #[cfg(feature = "publish")]
        Command::Export(arguments) => export::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Data(arguments) => data::run(&arguments),
        #[cfg(feature = "publish")]
        Command::Publish(arguments) => publish(&arguments),
        Command::Weather(arguments) => weather::run(&arguments),
        #[cfg(feature = "publish")]
        Command::Words(arguments) => words::run(&arguments),
        #[cfg(feature = "publish")]
        Command::Completions(arguments) => completions::run(&arguments, Arguments::command()),
        #[cfg(feature = "publish")]
        Command::Man(arguments) => completions::write_manual(&arguments, Arguments::command()),
    };
    outcome.unwrap_or_else(|failure: Failure| {
        eprintln!("newsroom: {failure}");
        ExitCode::FAILURE
    })
}

/// Publishes. With `--strict`, the content is checked first.
#[cfg(feature = "publish")]
fn publish(arguments: &publish::Arguments) -> Result<ExitCode, Failure> {
    let checked = match arguments.strict && !arguments.watch {
        true => check::errors(&arguments.content)?,
        false => Vec::new(),
    };
    let problems = checked.iter().flat_map(|checked| {
        checked.lines.iter().map(|line| FileProblem {
            file: checked.file.display().to_string(),
            problem: line.to_string(),
        })
    });
    publish::run(arguments, problems.collect())
}
