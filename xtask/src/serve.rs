//! `cargo xtask serve`: the demo newsroom on this machine.
//!
//! By default this is Trunk's server, which rebuilds the client-rendered app and reloads the page on each change. With
//! `--release` it is the published site, as a host would serve it.

mod development;
mod first_site;
mod folder;
mod gateway;
mod progress_page;
mod published;
mod serve_args;
mod server;
mod weather;

pub use published::serve_folders;
pub use serve_args::ServeArgs;
pub use server::check_free;

use crate::error::Result;
use crate::workspace::Workspace;
use std::process::ExitCode;

/// Serves until it is interrupted.
///
/// # Errors
/// If a tool cannot be installed, the port is taken, or the server ends by itself.
pub fn run(workspace: &Workspace, args: &ServeArgs) -> Result<ExitCode> {
    match args.release {
        true => published::serve(workspace, args),
        false => development::serve(workspace, args),
    }
}
