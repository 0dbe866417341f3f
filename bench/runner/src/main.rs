//! Measures pages and the publisher, each against the same thing made in other ways, in one run.
//!
//! `cargo xtask bench` builds what is measured and runs this; `bench/README.md` says what is measured, how, and
//! how fair it is. This crate drives Chromium, Hugo and the newsroom's command line from outside and knows nothing
//! of how they work inside.
//!
//! ```text
//! cargo run -p bench -- pages --rounds 3 --twins published,handwritten
//! ```

#![allow(
    clippy::indexing_slicing,
    reason = "indexing a serde_json::Value gives null for what is not there"
)]
// The workspace's lints are for what ships.
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

use error::{Error, Result};
use std::process::ExitCode;
use workspace::Workspace;

const HELP: &str = "\
bench COMMAND

  pages       the published page and the client-rendered app against their twins, in Chromium
                --rounds N    visits to each (9)
                --quick       three
                --twins LIST  of these: published,handwritten,deferred,client,preact,react
                --site DIR    a published site of the measured articles that exists already
                --app DIR     the app as Trunk built it (target/app)
                --again       the twins that the last run made
  overhead    compressed HTML of published pages against the same pages by hand; --app DIR: as for pages
  lighthouse  the site in dist/ by Lighthouse's rules; --site DIR: another
  trace TWIN BLOCKS
              what the main thread did during one visit to a twin that the last run made
  publish     newsroom publish against Hugo on 10,000 articles, then on ten times as many alone
                --articles N  another number
                --rounds N    runs of each (7)
                --quick       without the ten times as many
  import      documents of other systems, in three sizes, through the importers
  content     writes the measured articles to target/bench/content, and nothing else

Exit status: 0 if every measured budget of bench/budgets.toml is kept, 1 if one is missed or something failed.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// True if all budgets are kept.
fn run(args: &[String]) -> Result<bool> {
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", args),
    };
    let workspace = Workspace::new();
    match command {
        "pages" => pages::run(&workspace, rest),
        "overhead" => overhead::run(&workspace, rest),
        "lighthouse" => lighthouse::run(&workspace, rest),
        "trace" => pages::trace::run(&workspace, rest),
        "publish" => publish::run(&workspace, rest),
        "import" => import::run(&workspace),
        "content" => content::write(&workspace).map(|_| true),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(true)
        }
        other => Err(Error::new(format!(
            "there is no command `{other}`; `bench` alone lists them"
        ))),
    }
}
