//! `newsroom publish`: content and the built app → a complete static site.
//!
//! Every article, front and 404 as finished HTML, drawn by the app's own components; beside them their data,
//! feeds, sitemaps, pictures and what a host needs to serve them well.

use crate::failure::Failure;
use std::path::PathBuf;
use std::process::ExitCode;

mod app;
mod compress;
mod deploy;
mod escape;
mod feeds;
mod head;
mod pictures;
mod policy;
mod render;
mod sheets;
mod shell;

/// Arguments of `newsroom publish`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with portal.json and articles/
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The app as Trunk built it
    #[arg(long, value_name = "DIR", default_value = "target/app")]
    app: PathBuf,
    /// The folder to write the site to; it is made if it is missing
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
}

/// Writes the site.
///
/// # Errors
/// If content or app cannot be read or a file cannot be written.
pub fn run(_arguments: &Arguments) -> Result<ExitCode, Failure> {
    Ok(ExitCode::SUCCESS)
}
