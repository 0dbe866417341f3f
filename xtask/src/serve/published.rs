//! Serves the published site with the headers, the compressed files and the error page that its readers get.

use super::gateway::{Gateway, free_port};
use super::serve_args::ServeArgs;
use super::server::{open, wait_until_ended, wait_until_listening};
use super::weather;
use crate::error::Result;
use crate::workspace::Workspace;
use crate::{build, process, setup};
use process_group::ProcessGroup;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// The port, in `sources` of `content/portal.json`, of the recorded responses of other systems.
const SOURCES_PORT: u16 = 8090;

/// Builds, publishes and serves `dist/`; with `--watch`, publishes again on each save. The port answers from the start.
pub fn serve(workspace: &Workspace, args: &ServeArgs) -> Result<ExitCode> {
    let gateway = Gateway::listen(args.port)?;
    let url = format!("http://127.0.0.1:{}/", gateway.port());
    println!("Building Action News; {url} shows the progress, then the site. Ctrl-C ends it.");
    if args.open {
        open(workspace, &url);
    }
    setup::release(workspace, |tool| gateway.step(format!("Installing {tool}")))?;
    let step = gateway.step("Compiling the app and publishing the site");
    build::site(workspace)?;
    drop(step);
    let _step = gateway.step("Fetching temperatures");
    weather::fetch(build::newsroom(workspace), &workspace.dist());
    let port = free_port()?;
    let mut running = vec![start(workspace, &workspace.dist(), port)?];
    gateway.forward_to(port);
    println!("Action News as published is on {url}");
    running.extend(sources(workspace, &url)?);
    if args.watch {
        running.push(process::start(&mut watching(workspace))?);
    }
    wait_until_ended(&mut running)
}

/// Serves existing folders, each on its port, until it is interrupted; `message` is printed once they are served.
///
/// # Errors
/// If one of the servers ends by itself.
pub fn serve_folders(
    workspace: &Workspace,
    folders: &[(PathBuf, u16)],
    message: &str,
) -> Result<ExitCode> {
    // In advance: while `cargo run` compiles, the server would seem to hang.
    process::run(workspace.line("cargo build --quiet --profile native --package newsroom"))?;
    let mut servers = Vec::new();
    for (folder, port) in folders {
        servers.push(start(workspace, folder, *port)?);
    }
    println!("{message}");
    wait_until_ended(&mut servers)
}

/// Starts `newsroom serve` for a published folder, and waits until it listens.
fn start(workspace: &Workspace, folder: &Path, port: u16) -> Result<ProcessGroup> {
    let mut command = build::newsroom(workspace);
    command.arg("serve").arg("--published").arg(folder);
    command.arg("--port").arg(port.to_string());
    // It prints its own address; browsers use that of the gateway.
    command.stdout(Stdio::null());
    let mut server = process::start(&mut command)?;
    wait_until_listening(&mut server, port)?;
    Ok(server)
}

/// Serves recorded responses of a WordPress and a Ghost site, whose origin is in `sources` of the demo's portal.
fn sources(workspace: &Workspace, url: &str) -> Result<Option<ProcessGroup>> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, SOURCES_PORT)).is_err() {
        eprintln!(
            "Port {SOURCES_PORT} is taken: the recorded responses of other systems are not served."
        );
        return Ok(None);
    }
    let server = start(
        workspace,
        &workspace.root().join("e2e/sources"),
        SOURCES_PORT,
    )?;
    let from = format!("http://127.0.0.1:{SOURCES_PORT}");
    println!("Articles of two other systems:");
    println!("  WordPress  {url}read/?src={from}/wordpress/wp-json/wp/v2/posts.json");
    println!("  Ghost      {url}read/?src={from}/ghost/ghost/api/content/posts/index.json");
    println!("  a file     {url}preview/");
    Ok(Some(server))
}

fn watching(workspace: &Workspace) -> Command {
    let mut command = build::publish(workspace);
    command.arg("--watch");
    command
}
