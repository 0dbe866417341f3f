//! The command line of `bench pages`.

use super::twin::Twin;
use clap::Args;
use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What to measure.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Options {
    /// Visits to each twin
    #[arg(long, value_name = "N", default_value = "9")]
    rounds: NonZeroUsize,
    /// Three rounds
    #[arg(long, conflicts_with = "rounds")]
    quick: bool,
    /// Only these, separated by commas, in the order of their turns
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_values = Twin::ALL.map(Twin::name))]
    pub twins: Vec<Twin>,
    // Absolute paths, since the twins are made from another working directory.
    /// A published site of the measured articles, in place of one that is made now
    #[arg(long, value_name = "DIR", value_parser = |folder: &str| fs::canonicalize(folder))]
    pub site: Option<PathBuf>,
    /// The app as Trunk built it, if not target/app
    #[arg(long, value_name = "DIR", value_parser = |folder: &str| fs::canonicalize(folder))]
    pub app: Option<PathBuf>,
    /// Use the pages that the last run made
    #[arg(long)]
    pub again: bool,
}

impl Options {
    /// Visits to each twin.
    pub fn rounds(&self) -> usize {
        if self.quick { 3 } else { self.rounds.get() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        options: Options,
    }

    fn parse(line: &str) -> Result<Options, clap::Error> {
        let words = ["pages"].into_iter().chain(line.split_whitespace());
        Cli::try_parse_from(words).map(|cli| cli.options)
    }

    #[test]
    fn arguments_become_options() {
        let all = parse("").unwrap();
        assert_eq!((all.rounds(), all.twins), (9, Twin::ALL.to_vec()));
        assert_eq!(parse("--quick").unwrap().rounds(), 3);
        assert!(parse("--again").unwrap().again);
        let some = parse("--rounds 5 --twins react,client --app .").unwrap();
        assert_eq!(some.rounds(), 5);
        assert_eq!(some.twins, [Twin::React, Twin::Client]);
        assert!(some.app.unwrap().is_absolute());
        for line in [
            "--rounds",
            "--rounds 0",
            "--twins vue",
            "--site",
            "--app nowhere",
            "--fast",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
