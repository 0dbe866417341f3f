//! The published site, with the headers, the compressed files and the missing page that its readers get.

use super::ServeArgs;
use crate::error::{Error, Result};
use crate::process::{Running, beside};
use crate::workspace::Workspace;
use crate::{build, process};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread;
use std::time::Duration;

/// Where `content/portal.json` says that the recorded newsroom systems are.
const SOURCES_PORT: u16 = 8090;
/// How often a server that is starting is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Builds, publishes and serves `dist/`; with `--watch`, publishes again on each save.
pub fn serve(workspace: &Workspace, args: &ServeArgs) -> Result<ExitCode> {
    build::site(workspace)?;
    let server = server(workspace, &workspace.dist(), args.port);
    // Compiled first, and in the open: a server that is not there yet looks like one that hangs.
    process::run(workspace.line("cargo build --quiet --package e2e --bin serve"))?;
    let mut server = beside(server)?;
    wait(&mut server, args.port)?;
    let url = format!("http://127.0.0.1:{}/", args.port);
    println!("Action News as published is on {url} Ctrl-C ends it.");
    let _sources = sources(workspace, &url)?;
    let _watcher = match args.watch {
        true => Some(beside(watching(workspace))?),
        false => None,
    };
    if args.open {
        open(workspace, &url);
    }
    while !server.has_ended()? {
        thread::sleep(LOOK);
    }
    Err(Error::new("the server ended by itself"))
}

/// Serves folders that are there, each on its port, until it is interrupted.
///
/// # Errors
/// Where one of the servers ends by itself.
pub fn beside_others(
    workspace: &Workspace,
    folders: &[(PathBuf, u16)],
    said: &str,
) -> Result<ExitCode> {
    process::run(workspace.line("cargo build --quiet --package e2e --bin serve"))?;
    let mut servers = Vec::new();
    for (folder, port) in folders {
        let mut served = beside(server(workspace, folder, *port))?;
        wait(&mut served, *port)?;
        servers.push(served);
    }
    println!("{said}");
    loop {
        for served in &mut servers {
            if served.has_ended()? {
                return Err(Error::new("a server ended by itself"));
            }
        }
        thread::sleep(LOOK);
    }
}

/// The recorded answers of two newsroom systems, whose origin the demo's portal lists among its sources.
fn sources(workspace: &Workspace, url: &str) -> Result<Option<Running>> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, SOURCES_PORT)).is_err() {
        eprintln!("Port {SOURCES_PORT} is taken: the recorded newsroom systems are not served.");
        return Ok(None);
    }
    let mut served = beside(server(
        workspace,
        &workspace.root().join("demo/sources"),
        SOURCES_PORT,
    ))?;
    wait(&mut served, SOURCES_PORT)?;
    let from = format!("http://127.0.0.1:{SOURCES_PORT}");
    println!("Articles of two other systems:");
    println!("  WordPress  {url}read/?src={from}/wordpress/wp-json/wp/v2/posts.json");
    println!("  Ghost      {url}read/?src={from}/ghost/ghost/api/content/posts/index.json");
    println!("  a file     {url}preview/");
    Ok(Some(served))
}

fn server(workspace: &Workspace, folder: &Path, port: u16) -> Command {
    let mut command = workspace.line("cargo run --quiet --package e2e --bin serve --");
    command.arg(folder).arg("--port").arg(port.to_string());
    command
}

fn watching(workspace: &Workspace) -> Command {
    let mut command = build::publish(workspace);
    command.arg("--watch");
    command
}

fn wait(server: &mut Running, port: u16) -> Result<()> {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if server.has_ended()? {
            return Err(Error::new("the server ended at once"));
        }
        thread::sleep(LOOK);
    }
    Ok(())
}

/// In the reader's browser, where the system says which that is.
fn open(workspace: &Workspace, url: &str) {
    let opener = ["xdg-open", "open"]
        .into_iter()
        .find(|name| workspace.find(name).is_some());
    let opened = opener.map(|name| workspace.command(name).arg(url).spawn());
    if !matches!(opened, Some(Ok(_))) {
        eprintln!("Nothing here opens a browser.");
    }
}
