//! `cargo xtask bench`: compares the page and the publisher with their twins, in one run.
//!
//! Installs what is missing, makes release builds, then runs `bench/runner`, which measures, prints and compares with
//! the budgets. Nothing else should run on the machine meanwhile.

use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::workspace::Workspace;
use crate::{build, process, setup};
use std::process::{Command, ExitCode};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// The published page against the same page made in other ways.
    Pages,
    /// `newsroom publish` against Hugo.
    Publish,
    /// The published site, by Lighthouse.
    Lighthouse,
    /// Importing documents of three sizes.
    Import,
}

/// Builds and measures. The first argument may say what; the others are the runner's.
///
/// # Errors
/// Where a tool cannot be installed, a build fails, or a budget is exceeded.
pub fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode> {
    let (what, rest) = What::of(words);
    match what {
        What::Pages => {
            setup::engine(workspace, Engine::Chromium)?;
            peers(workspace)?;
            parts(workspace)?;
        }
        What::Publish => {
            setup::hugo(workspace)?;
            parts(workspace)?;
        }
        What::Import => newsroom(workspace)?,
        What::Lighthouse => {
            setup::engine(workspace, Engine::Chromium)?;
            setup::lighthouse(workspace)?;
            build::site(workspace)?;
        }
    }
    process::run(runner(workspace, what, rest))
        .map_err(|error| Error::new(format!("{}: {error}", what.word())))?;
    Ok(ExitCode::SUCCESS)
}

/// Compares the bytes of published pages with those of the same pages written by hand. Needs the built site.
///
/// # Errors
/// Where the twins cannot be built, or a budget is exceeded.
pub fn overhead(workspace: &Workspace) -> Result<()> {
    peers(workspace)?;
    process::run(workspace.line("cargo run --quiet --package bench -- overhead"))
}

impl What {
    fn of(words: &[String]) -> (Self, &[String]) {
        let all = [Self::Pages, Self::Publish, Self::Lighthouse, Self::Import];
        let Some((first, rest)) = words.split_first() else {
            return (Self::Pages, words);
        };
        let named = all.into_iter().find(|what| what.word() == first);
        named.map_or((Self::Pages, words), |what| (what, rest))
    }

    fn word(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Publish => "publish",
            Self::Lighthouse => "lighthouse",
            Self::Import => "import",
        }
    }
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

fn runner(workspace: &Workspace, what: What, words: &[String]) -> Command {
    let mut command = workspace.line("cargo run --quiet --package bench --");
    command.arg(what.word()).args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_argument_may_say_what() {
        for (line, what, rest) in [
            ("", What::Pages, 0),
            ("--quick", What::Pages, 1),
            ("pages --quick", What::Pages, 1),
            ("publish --articles 100", What::Publish, 2),
            ("lighthouse", What::Lighthouse, 0),
            ("import", What::Import, 0),
        ] {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            let (found, left) = What::of(&words);
            assert_eq!((found, left.len()), (what, rest), "{line}");
        }
    }
}
