//! `cargo xtask serve`: the demo newsroom on this machine.
//!
//! By itself it is Trunk's server: the app built anew and reloaded on each change, the articles drawn in the browser.
//! With `--release` it is the published site, as a host would serve it.

mod published;

pub use published::beside_others;

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use crate::{process, setup};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, ExitCode};

const DEFAULT_PORT: u16 = 8080;

#[derive(Debug, PartialEq, Eq)]
struct ServeArgs {
    port: u16,
    release: bool,
    watch: bool,
    open: bool,
}

/// Serves until it is interrupted.
///
/// # Errors
/// Where a tool cannot be had, the port is taken, or the server ends by itself.
pub fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode> {
    let args = ServeArgs::parse(words)?;
    check_free(args.port)?;
    if args.release {
        return published::serve(workspace, &args);
    }
    setup::page(workspace)?;
    let port = args.port;
    println!("Action News is on http://127.0.0.1:{port}/ once it is built. Ctrl-C ends it.");
    process::run(args.command(workspace))?;
    Ok(ExitCode::SUCCESS)
}

impl ServeArgs {
    fn parse(words: &[String]) -> Result<Self> {
        let mut args = Self {
            port: DEFAULT_PORT,
            release: false,
            watch: false,
            open: false,
        };
        let mut words = words.iter().flat_map(|word| word.split('='));
        while let Some(word) = words.next() {
            match word {
                "--release" => args.release = true,
                "--watch" => args.watch = true,
                "--open" => args.open = true,
                "--port" => {
                    let number = words.next().unwrap_or_default();
                    args.port = number.parse().map_err(|_| {
                        Error::new(format!("--port takes a number up to 65535, not `{number}`"))
                    })?;
                }
                other => {
                    return Err(Error::new(format!(
                        "serve takes --port N, --release, --watch and --open, not `{other}`"
                    )));
                }
            }
        }
        if args.watch && !args.release {
            return Err(Error::new(
                "--watch goes with --release; without it Trunk watches anyway",
            ));
        }
        Ok(args)
    }

    /// Trunk's server.
    fn command(&self, workspace: &Workspace) -> Command {
        let mut command = workspace.line("trunk serve --address 127.0.0.1 --port");
        command.arg(self.port.to_string());
        if self.open {
            command.arg("--open");
        }
        command
    }
}

/// Trunk finds out only after the build, and says so in the middle of other lines.
///
/// # Errors
/// Where the port is taken.
pub fn check_free(port: u16) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map(drop)
        .map_err(|error| {
            let other = port.checked_add(1).unwrap_or(DEFAULT_PORT);
            Error::new(format!(
                "port {port} cannot be had ({error}). Take another: cargo xtask serve --port {other}"
            ))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<ServeArgs> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        ServeArgs::parse(&words)
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

    #[test]
    fn a_taken_port_is_named_before_the_build() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = check_free(port).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
    }
}
