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
mod feeds;
mod frames;
mod head;
mod images;
mod import_pages;
mod lead;
mod overlap;
pub mod pages;
mod pictures;
mod policy;
mod render;
mod rest;
mod run;
mod sheets;
mod shell;
mod site;
mod watch;

pub use app::{App, Follow};
pub use policy::Carrier;

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
    /// What one run leaves to the next [default: OUT.cache]
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Publish again on each save; open pages follow
    #[arg(long)]
    watch: bool,
    /// The host sends the headers of `_headers` or of the nginx files: pages need not carry the policy themselves, and
    /// browsers ask for their pictures sooner
    #[arg(long)]
    host_sends_headers: bool,
    /// Write no compressed copies beside files
    #[arg(long)]
    no_compress: bool,
    /// Copy pictures as they are
    #[arg(long)]
    no_pictures: bool,
    /// Publish into a folder that is not empty and that newsroom has not made; its other files stay
    #[arg(long)]
    force: bool,
    /// Exit with status 1 if anything was wrong with an article
    #[arg(long)]
    strict: bool,
}

impl Arguments {
    fn carrier(&self) -> policy::Carrier {
        match self.host_sends_headers {
            true => policy::Carrier::Header,
            false => policy::Carrier::Page,
        }
    }

    fn cache_folder(&self) -> PathBuf {
        match &self.cache {
            Some(folder) => folder.clone(),
            // A slash at the end would put it inside.
            None => {
                let out: PathBuf = self.out.components().collect();
                let mut beside = out.into_os_string();
                beside.push(".cache");
                beside.into()
            }
        }
    }
}

/// Writes the site.
///
/// # Errors
/// If content or app cannot be read or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if arguments.watch {
        return watch::watch(arguments);
    }
    let tally = run::run(arguments, app::Follow::No)?;
    eprint!("{}", tally.warnings());
    print!("{}", tally.lines());
    let is_wrong = tally.left_out + tally.kept + tally.faulty + tally.pictures_in_trouble > 0;
    Ok(match is_wrong && arguments.strict {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}
