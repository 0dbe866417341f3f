//! The arguments of `cargo xtask test`.

use crate::engine::Engine;
use clap::{Args, ValueEnum};

/// A part of the tests, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting
    Fmt,
    /// Lints, native and wasm; licenses and sources of dependencies
    Clippy,
    /// Tests without a browser
    Native,
    /// Fuzzing, for a minute
    Fuzz,
    /// The app's own tests, inside each engine
    Wasm,
    /// Sizes of the built site's files
    Size,
    /// The npm package of the elements, made from the built site
    Package,
    /// Journeys on the built site
    Journeys,
    /// The release archive: made, unpacked and used
    Archive,
}

/// What to run.
#[derive(Args)]
pub struct TestArgs {
    /// Only these parts, separated by commas
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    only: Vec<Part>,
    /// Only in these engines, separated by commas
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    engine: Vec<Engine>,
}

impl TestArgs {
    /// The parts, in order.
    pub fn parts(&self) -> Vec<Part> {
        in_order(&self.only)
    }

    /// The engines for the parts that need one, in order.
    pub fn engines(&self) -> Vec<Engine> {
        in_order(&self.engine)
    }
}

/// The chosen values in the order of the enum; all if none is chosen.
fn in_order<T: ValueEnum + PartialEq>(chosen: &[T]) -> Vec<T> {
    let wanted = |one: &&T| chosen.is_empty() || chosen.contains(one);
    T::value_variants().iter().filter(wanted).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: TestArgs,
    }

    fn parse(line: &str) -> Result<TestArgs, clap::Error> {
        let words = ["test"].into_iter().chain(line.split_whitespace());
        Cli::try_parse_from(words).map(|cli| cli.args)
    }

    #[test]
    fn lists_select_parts_and_engines_in_order() {
        let args = parse("--only wasm,fmt --engine=webkit --engine chromium").unwrap();
        assert_eq!(args.parts(), [Part::Fmt, Part::Wasm]);
        assert_eq!(args.engines(), [Engine::Chromium, Engine::WebKit]);
        let all = parse("").unwrap();
        assert_eq!((all.parts().len(), all.engines().len()), (9, 3));
        for line in ["--only", "--only unit", "--engine opera", "chromium"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
