//! Measures the page and the publisher, each against its twins, side by side in one run.
//!
//! `cargo xtask bench` builds what is measured and runs this; `bench/README.md` says what is measured, how, and
//! what is fair about it. It knows Chromium's protocol, Hugo and the newsroom's command line from outside, and
//! nothing of how any of them is made.
//!
//! ```text
//! cargo run -p bench -- pages --rounds 3 --twins published,handwritten
//! ```

#![allow(
    clippy::indexing_slicing,
    reason = "serde_json's own indexing gives null for what is not there"
)]
// The workspace's lints are for what ships.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod budgets;
mod chromium;
mod content;
mod import;
mod lighthouse;
mod machine;
mod overhead;
mod pages;
mod place;
mod progress;
mod protocol;
mod publish;
mod stats;
mod trouble;

use place::Place;
use std::process::ExitCode;
use trouble::{Tried, Trouble};

const HELP: &str = "\
bench COMMAND

  pages       the published page against its twins, in Chromium
                --rounds N    visits to each (9)
                --quick       three
                --twins LIST  of these: published,handwritten,deferred,client,preact,react
                --site DIR    a published site of the measured articles that is there already
                --app DIR     the app as Trunk built it (target/app)
                --again       those that the last run made
  overhead    what published pages weigh more than the same pages by hand; --app DIR: as for pages
  lighthouse  the site in dist/ by Lighthouse's rules; --site DIR: another
  trace TWIN BLOCKS
              what the main thread did during one visit to a twin that the last run made
  publish     newsroom publish against Hugo on 10,000 articles, then on ten times as many alone
                --articles N  another number
                --rounds N    runs of each (3)
                --quick       without the ten times as many
  import      other systems' documents of three sizes through the importers
  content     writes the measured articles to target/bench/content, and nothing else

Exit status: 0 all budgets kept, 1 one is passed or something went wrong.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Tried<bool> {
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", words),
    };
    let place = Place::new();
    match command {
        "pages" => pages::run(&place, rest),
        "overhead" => overhead::run(&place, rest),
        "lighthouse" => lighthouse::run(&place, rest),
        "trace" => pages::trace::run(&place, rest),
        "publish" => publish::run(&place, rest),
        "import" => import::run(&place),
        "content" => content::write(&place).map(|_| true),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(true)
        }
        other => Err(Trouble::new(format!(
            "there is no command `{other}`; `bench` alone lists them"
        ))),
    }
}
