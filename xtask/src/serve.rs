//! `cargo xtask serve`: the demo newsroom on this machine.
//!
//! By default Trunk's server: it rebuilds the app and reloads the page on each change, and articles are rendered in
//! the browser. With `--release` the published site, as a host would serve it.

mod development;
mod gateway;
mod progress_page;
mod published;
mod weather;

pub use published::serve_folders;

use crate::error::{Error, Result};
use crate::process::Running;
use crate::workspace::Workspace;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

const DEFAULT_PORT: u16 = 8080;
/// How often a server that is starting or running is checked.
const POLL: Duration = Duration::from_millis(50);

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
/// Where a tool cannot be installed, the port is taken, or the server ends by itself.
pub fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode> {
    let args = ServeArgs::parse(words)?;
    match args.release {
        true => published::serve(workspace, &args),
        false => development::serve(workspace, &args),
    }
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
}

/// Whether the port is free.
///
/// # Errors
/// Where it is taken.
pub fn check_free(port: u16) -> Result<()> {
    listen(port).map(drop)
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let other = port.checked_add(1).unwrap_or(DEFAULT_PORT);
        Error::new(format!(
            "port {port} cannot be used ({error}). Use another: cargo xtask serve --port {other}"
        ))
    })
}

/// Waits until the server listens.
fn wait_until_listening(server: &mut Running, port: u16) -> Result<()> {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if server.has_ended()? {
            return Err(Error::new("the server ended before it listened"));
        }
        thread::sleep(POLL);
    }
    Ok(())
}

/// Waits for as long as all servers run.
fn wait_until_ended(servers: &mut [Running]) -> Result<ExitCode> {
    loop {
        for server in &mut *servers {
            if server.has_ended()? {
                return Err(Error::new("a server ended by itself"));
            }
        }
        thread::sleep(POLL);
    }
}

/// Opens an address in the default browser.
fn open(workspace: &Workspace, url: &str) {
    let opener = ["xdg-open", "open"]
        .into_iter()
        .find(|name| workspace.find(name).is_some());
    let opened = opener.map(|name| workspace.command(name).arg(url).spawn());
    if !matches!(opened, Some(Ok(_))) {
        eprintln!("No program here opens a browser.");
    }
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
    fn a_taken_port_is_reported_before_the_build() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = check_free(port).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
    }
}
