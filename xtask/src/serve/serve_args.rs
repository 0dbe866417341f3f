//! The arguments of `cargo xtask serve`.

use super::server::DEFAULT_PORT;
use clap::Args;

/// What to serve, and where.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct ServeArgs {
    /// The port on 127.0.0.1
    #[arg(long, value_name = "N", default_value_t = DEFAULT_PORT)]
    pub port: u16,
    /// Serve the published site, with its headers, as a host would
    #[arg(long)]
    pub release: bool,
    /// Publish again on each save; without --release Trunk watches anyway
    #[arg(long, requires = "release")]
    pub watch: bool,
    /// Open it in a browser
    #[arg(long)]
    pub open: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: ServeArgs,
    }

    fn parse(line: &str) -> Result<ServeArgs, clap::Error> {
        let words = ["serve"].into_iter().chain(line.split_whitespace());
        Cli::try_parse_from(words).map(|cli| cli.args)
    }

    #[test]
    fn arguments_are_parsed() {
        let args = |port, release, watch, open| ServeArgs {
            port,
            release,
            watch,
            open,
        };
        for (line, expected) in [
            ("", args(8080, false, false, false)),
            ("--port 9000", args(9000, false, false, false)),
            ("--port=9001 --open", args(9001, false, false, true)),
            ("--release", args(8080, true, false, false)),
            ("--release --watch", args(8080, true, true, false)),
        ] {
            assert_eq!(parse(line).unwrap(), expected, "{line}");
        }
        for line in [
            "--port",
            "--port x",
            "--port 70000",
            "--fast",
            "9000",
            "--watch",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
