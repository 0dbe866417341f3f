//! Trunk's server: rebuilds and reloads on each change.

use super::gateway::{Gateway, free_port};
use super::serve_args::ServeArgs;
use super::server::{open, wait_until_ended, wait_until_listening};
use super::weather;
use crate::error::Result;
use crate::process;
use crate::setup;
use crate::workspace::Workspace;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::thread;

/// Trunk's log filter. Hides the address that it listens on, because browsers use the gateway's.
const TRUNK_LOG: &str = "error,trunk=info,trunk::serve=warn";

/// Installs what is missing, builds and serves until it is interrupted. The port answers from the start.
pub fn serve(workspace: &Workspace, args: &ServeArgs) -> Result<ExitCode> {
    let gateway = Gateway::listen(args.port)?;
    let url = format!("http://127.0.0.1:{}/", gateway.port());
    println!("Building Action News; {url} shows the progress, then the site. Ctrl-C ends it.");
    if args.open {
        open(workspace, &url);
    }
    let temperatures = prepare(workspace, &gateway)?;
    let _step = gateway.step("Compiling the app");
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

/// Installs tools and compiles at the same time. Returns the folder of temperatures.
fn prepare(workspace: &Workspace, gateway: &Gateway) -> Result<Option<PathBuf>> {
    let install = |tool: &str| gateway.step(format!("Installing {tool}"));
    thread::scope(|scope| {
        let tools = scope.spawn(move || setup::serve(workspace, install));
        let temperatures = publisher(workspace, gateway);
        let target = setup::wasm_target(workspace, install);
        if temperatures.is_ok() && target.is_ok() && !tools.is_finished() {
            let _step = gateway.step("Compiling the app, while tools are installed");
            let line = "cargo build --quiet --target wasm32-unknown-unknown --bin action-news";
            // Trunk compiles again and reports errors.
            let _ = process::run(workspace.line(line));
        }
        process::join(tools).and(target).and(temperatures)
    })
}

/// Compiles the publisher and fetches temperatures with it.
fn publisher(workspace: &Workspace, gateway: &Gateway) -> Result<Option<PathBuf>> {
    let compiling = gateway.step("Compiling the publisher");
    process::run(workspace.line(&format!("cargo build --quiet {NEWSROOM}")))?;
    drop(compiling);
    let _step = gateway.step("Fetching temperatures");
    let newsroom = workspace.line(&format!("cargo run --quiet {NEWSROOM} --"));
    let folder = workspace.root().join("target/serve-weather");
    Ok(weather::fetch(newsroom, &folder))
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
