//! Trunk's server: rebuilds and reloads on each change. Until Trunk is installed, the first build is served without it.

use super::first_site::{self, COMPILE_APP, NEWSROOM};
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
    if !setup::has_trunk(workspace) {
        match first_site::build(workspace, temperatures.as_deref()) {
            Ok(folder) => {
                gateway.serve_folder(folder);
                println!("Action News is on {url}");
                println!(
                    "It will reload on changes once Trunk is installed, which takes some minutes more."
                );
            }
            Err(error) => eprintln!("No site until Trunk is installed: {error}"),
        }
        setup::trunk(workspace, |tool| gateway.step(format!("Installing {tool}")))?;
    }
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

/// Compiles the publisher and the app while wasm-bindgen is being installed. Returns the folder of temperatures.
fn prepare(workspace: &Workspace, gateway: &Gateway) -> Result<Option<PathBuf>> {
    let install = |tool: &str| gateway.step(format!("Installing {tool}"));
    thread::scope(|scope| {
        let tools = scope.spawn(move || setup::wasm_bindgen(workspace, install));
        let temperatures = publisher(workspace, gateway)?;
        setup::wasm_target(workspace, install)?;
        let step = gateway.step("Compiling the app");
        // An error is reported when the site is built, which compiles again.
        let _ = process::run(workspace.line(COMPILE_APP));
        drop(step);
        process::join(tools).map(|()| temperatures)
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

/// Builds into a folder of its own: `dist/` has the published site.
fn trunk(workspace: &Workspace, port: u16) -> Command {
    let mut command = workspace.line("trunk serve --dist target/serve --address 127.0.0.1 --port");
    command.arg(port.to_string());
    command.args(["--disable-address-lookup", "true", "--log", TRUNK_LOG]);
    command
}
