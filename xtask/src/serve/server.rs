//! Ports, and the servers that listen on them.

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use process_group::ProcessGroup;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

/// The default port of `cargo xtask serve`.
pub const DEFAULT_PORT: u16 = 8080;
/// How often a server that is starting or running is checked.
const POLL: Duration = Duration::from_millis(50);

/// Checks that the port is free.
///
/// # Errors
/// If it is taken.
pub fn check_free(port: u16) -> Result<()> {
    listen(port).map(drop)
}

/// Listens on a port of this machine.
///
/// # Errors
/// If it is taken.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let other = port.checked_add(1).unwrap_or(DEFAULT_PORT);
        Error::new(format!(
            "port {port} cannot be used ({error}). Use another: cargo xtask serve --port {other}"
        ))
    })
}

/// Waits until the server listens.
///
/// # Errors
/// If it ends before.
pub fn wait_until_listening(server: &mut ProcessGroup, port: u16) -> Result<()> {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if server.child.try_wait()?.is_some() {
            return Err(Error::new("the server ended before it listened"));
        }
        thread::sleep(POLL);
    }
    Ok(())
}

/// Waits for as long as all servers run.
///
/// # Errors
/// If one of them ends.
pub fn wait_until_ended(servers: &mut [ProcessGroup]) -> Result<ExitCode> {
    loop {
        for server in &mut *servers {
            if server.child.try_wait()?.is_some() {
                return Err(Error::new("a server ended by itself"));
            }
        }
        thread::sleep(POLL);
    }
}

/// Opens an address in the default browser.
pub fn open(workspace: &Workspace, url: &str) {
    let opener = ["xdg-open", "open"]
        .into_iter()
        .find(|name| workspace.find(name).is_some());
    let opened = opener.map(|name| workspace.command(name).arg(url).spawn());
    if !matches!(opened, Some(Ok(_))) {
        eprintln!("No program that opens a browser was found.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_reported_before_the_build() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = check_free(port).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
    }
}
