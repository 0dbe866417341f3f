//! Trunk's server: rebuilds and reloads on each change.

use super::gateway::{Gateway, free_port};
use super::serve_args::ServeArgs;
use super::server::{open, wait_until_ended, wait_until_listening};
use super::weather;
use crate::error::Result;
use crate::process;
use crate::setup;
use crate::workspace::Workspace;
use std::process::{Command, ExitCode};

/// What Trunk prints, without the address that it listens on: browsers use the gateway's.
const TRUNK_LOG: &str = "error,trunk=info,trunk::serve=warn";

/// Installs what is missing, builds and serves until it is interrupted. The port answers from the start.
pub fn serve(workspace: &Workspace, args: &ServeArgs) -> Result<ExitCode> {
    let gateway = Gateway::listen(args.port)?;
    let url = format!("http://127.0.0.1:{}/", gateway.port());
    println!("Building Action News; {url} shows the progress, then the site. Ctrl-C ends it.");
    if args.open {
        open(workspace, &url);
    }
    setup::serve(workspace, &|tool| {
        gateway.step(format!("Installing {tool}"))
    })?;
    gateway.step("Compiling the publisher");
    process::run(workspace.line(&format!("cargo build --quiet {NEWSROOM}")))?;
    gateway.step("Fetching temperatures");
    let newsroom = workspace.line(&format!("cargo run --quiet {NEWSROOM} --"));
    let temperatures = weather::fetch(newsroom, &workspace.root().join("target/serve-weather"));
    gateway.step("Compiling the app");
    let port = free_port()?;
    let mut trunk = trunk(workspace, port);
    // Read by `newsroom data`, which Trunk runs after each build.
    trunk.envs(temperatures.map(|folder| ("NEWSROOM_WEATHER", folder)));
    let mut server = process::start(&mut trunk)?;
    wait_until_listening(&mut server, port)?;
    gateway.forward_to(port);
    println!("Action News is on {url}");
    wait_until_ended(&mut [server])
}

/// The publisher as Trunk's hook runs it (`Trunk.toml`): one build serves both.
const NEWSROOM: &str = "--package newsroom --no-default-features";

/// Builds into a folder of its own: `dist/` has the published site.
fn trunk(workspace: &Workspace, port: u16) -> Command {
    let mut command = workspace.line("trunk serve --dist target/serve --address 127.0.0.1 --port");
    command.arg(port.to_string());
    command.args(["--disable-address-lookup", "true", "--log", TRUNK_LOG]);
    command
}
